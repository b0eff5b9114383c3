/** What is typed for a setting, and what is meant by it. */
import type { Settings, SettingName, SettingValues } from '#schema/contract/settings.ts';
import { lengthMinutes } from '#schema/rules/working-time.ts';
import { breaksMeant, type BreakDraft } from './break-drafts.ts';
import { FIELDS, isField, type FieldName } from './setting-fields.ts';

/** One day of the week as it is typed. */
export interface ShiftDraft {
  works: boolean;
  start: string;
  end: string;
  breakMinutes: string;
}

export interface HolidayDraft {
  day: string;
  name: string;
}

export type Draft =
  string | readonly ShiftDraft[] | readonly HolidayDraft[] | readonly BreakDraft[];
type Value = SettingValues[SettingName];

const USUAL_SHIFT = { start: '07:00', end: '15:30', breakMinutes: '30' };
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const LONGEST_BREAK = 480;

export function draftOf(name: SettingName, list: Settings): Draft {
  if (name === 'holidays') {
    return [...list.holidays.value].sort((a, b) => a.day.localeCompare(b.day));
  }
  if (name === 'shifts') {
    return list.shifts.value.map((shift) =>
      shift
        ? { works: true, ...shift, breakMinutes: String(shift.breakMinutes) }
        : { works: false, ...USUAL_SHIFT },
    );
  }
  if (name === 'breakRules') {
    return list.breakRules.value.map(({ afterHours, minutes }) => ({
      afterHours: String(afterHours),
      minutes: String(minutes),
    }));
  }
  return fieldDraft(name, list[name].value);
}

const fieldDraft = <Name extends FieldName>(name: Name, value: SettingValues[Name]): string =>
  FIELDS[name].draftOf(value);

/** Undefined while nothing is meant by it. */
export function meantBy(name: SettingName, draft: Draft): Value | undefined {
  if (isField(name)) return FIELDS[name].valueOf(draft as string);
  switch (name) {
    case 'shifts':
      return shiftsMeant(draft as readonly ShiftDraft[]);
    case 'holidays':
      return holidaysMeant(draft as readonly HolidayDraft[]);
    case 'breakRules':
      return breaksMeant(draft as readonly BreakDraft[]);
  }
}

/** What is meant of one day; null for a day off, undefined for what is no shift. */
export function shiftMeant({ works, start, end, breakMinutes }: ShiftDraft) {
  if (!works) return null;
  if (!CLOCK.test(start) || !CLOCK.test(end) || !/^\d{1,3}$/.test(breakMinutes)) return undefined;
  const shift = { start, end, breakMinutes: Number(breakMinutes) };
  const isShorter = shift.breakMinutes < lengthMinutes(shift);
  return isShorter && shift.breakMinutes <= LONGEST_BREAK ? shift : undefined;
}

function shiftsMeant(draft: readonly ShiftDraft[]): SettingValues['shifts'] | undefined {
  const shifts = draft.map(shiftMeant);
  return shifts.includes(undefined) ? undefined : (shifts as SettingValues['shifts']);
}

function holidaysMeant(draft: readonly HolidayDraft[]): SettingValues['holidays'] | undefined {
  const isWhole = draft.every(({ day, name }) => day !== '' && name.trim() !== '');
  return isWhole ? draft.map(({ day, name }) => ({ day, name: name.trim() })) : undefined;
}

/** Whether a value is what is set. */
export const isSet = (name: SettingName, value: Value, list: Settings): boolean =>
  JSON.stringify(value) === JSON.stringify(meantBy(name, draftOf(name, list)));
