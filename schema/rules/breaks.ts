/**
 * The break a long day costs without anybody having recorded it: unpaid time the law or the shop
 * asks for, taken off unless the person took it.
 *
 *   steps    30 min after 6 h, 45 min after 9 h
 *
 *   there    6 h 00    6 h 10    6 h 30    9 h 00    9 h 35    9 h 45
 *   off           0        10        30        30        35        45 min
 *   paid     6 h 00    6 h 00    6 h 00    8 h 30    9 h 00    9 h 00
 *
 * A step takes no more than what lies beyond its hours, as § 4 ArbZG is commonly read: nobody is
 * paid less for staying longer. Of several steps the one that takes most counts. That is the
 * highest one, but for its first minutes, in which it takes less than the step below it; going by
 * the highest alone would make a day of 9 h 05 half an hour longer than one of 9 h.
 */
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

export const MOST_BREAK_STEPS = 3;
export const LONGEST_BREAK_MINUTES = 480;

export interface BreakStep {
  /** Hours at work, in quarters, beyond which a break is asked for. */
  afterHours: number;
  /** Unpaid minutes that are asked for then. */
  minutes: number;
}

/** In their order, each with more hours and more minutes than the one before. Empty: no rule. */
export type BreakRules = readonly BreakStep[];

export interface DayAtWork {
  /** Presence without the unpaid breaks that were recorded, ms. */
  workedMs: number;
  /** Unpaid breaks that were recorded, and time away between two stays of the day, ms. */
  takenMs: number;
}

/** What is taken off a day, ms: the break that is asked for, less what was taken of it. */
export function ruleBreakMs({ workedMs, takenMs }: DayAtWork, rules: BreakRules): number {
  return rules.reduce((most, { afterHours, minutes }) => {
    const missingMs = minutes * MINUTE_MS - takenMs;
    const beyondMs = workedMs - afterHours * HOUR_MS;
    return Math.max(most, Math.min(missingMs, beyondMs));
  }, 0);
}

/** What makes steps no rule: a value that is not above the step's before, or a break too long. */
export type BreakFault = 'noMoreHours' | 'noMoreMinutes' | 'asLongAsTheDay';

export interface FaultyStep {
  step: number;
  field: keyof BreakStep;
  fault: BreakFault;
}

/** The faults of steps whose numbers are sound by themselves, at most one for each field. */
export function breakFaults(rules: BreakRules): FaultyStep[] {
  return rules.flatMap(({ afterHours, minutes }, step): FaultyStep[] => {
    const before = rules[step - 1];
    const found: FaultyStep[] = [];
    if (before && afterHours <= before.afterHours) {
      found.push({ step, field: 'afterHours', fault: 'noMoreHours' });
    }
    if (minutes * MINUTE_MS >= afterHours * HOUR_MS) {
      found.push({ step, field: 'minutes', fault: 'asLongAsTheDay' });
    } else if (before && minutes <= before.minutes) {
      found.push({ step, field: 'minutes', fault: 'noMoreMinutes' });
    }
    return found;
  });
}
