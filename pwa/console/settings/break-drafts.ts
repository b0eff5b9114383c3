/** Breaks by rule as they are typed, and what is wrong with them at which field. */
import { breakFaults, LONGEST_BREAK_MINUTES, type BreakStep } from '#schema/rules/breaks.ts';
import { text } from '../text.ts';
import { hoursOf } from './setting-fields.ts';

const words = text.settings.breaks;
const MOST_HOURS = 24;

/** One step as it is typed. */
export type BreakDraft = Record<keyof BreakStep, string>;
/** What is wrong, in words. */
export type BreakErrors = Partial<Record<keyof BreakStep, string>>;

/** Law and habit in many places, to begin with. */
export const USUAL_BREAK: BreakDraft = { afterHours: '6', minutes: '30' };

/** NaN for what is no number of minutes. */
function minutesOf(typed: string): number {
  const minutes = /^\s*(\d{1,3})\s*$/.test(typed) ? Number(typed) : Number.NaN;
  return minutes >= 1 && minutes <= LONGEST_BREAK_MINUTES ? minutes : Number.NaN;
}

const stepOf = ({ afterHours, minutes }: BreakDraft): BreakStep => ({
  afterHours: hoursOf(afterHours, MOST_HOURS) ?? Number.NaN,
  minutes: minutesOf(minutes),
});

/** For each step; what is no number is compared with nothing. */
export function breakErrors(drafts: readonly BreakDraft[]): BreakErrors[] {
  const steps = drafts.map(stepOf);
  const faults = breakFaults(steps);
  return steps.map(({ afterHours, minutes }, index) => ({
    ...(Number.isNaN(afterHours) && { afterHours: words.noHours }),
    ...(Number.isNaN(minutes) && { minutes: words.noMinutes }),
    ...Object.fromEntries(
      faults
        .filter(({ step }) => step === index)
        .map(({ field, fault }) => [field, words.faults[fault]]),
    ),
  }));
}

/** Undefined while something is wrong. */
export function breaksMeant(drafts: readonly BreakDraft[]): BreakStep[] | undefined {
  const isSound = breakErrors(drafts).every((errors) => Object.keys(errors).length === 0);
  return isSound ? drafts.map(stepOf) : undefined;
}
