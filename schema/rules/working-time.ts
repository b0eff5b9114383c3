/**
 * When the plant works: one shift for each weekday, and no shift on a holiday.
 *
 *   Mon  06:00 ├────────────┤ 14:30        8.5 h, of which 0.5 h break: 8 h expected
 *   Fri  22:00 ├──────────── 06:00 ┤       ends on Saturday, and belongs to Friday
 *
 * A plant without any shift says nothing: everybody may work at any time, and nothing is expected.
 */
import { dayNumber, weekdayOf } from './week.ts';

export interface Shift {
  /** By the plant's clock, HH:MM. */
  start: string;
  /** HH:MM; at or before the start it is on the next day. */
  end: string;
  /** Minutes of it that are not paid. */
  breakMinutes: number;
}

/** Monday first; null is a day off. */
export type Week = readonly (Shift | null)[];

export interface Holiday {
  /** Plant day, YYYY-MM-DD. */
  day: string;
  name: string;
}

export interface WorkingTime {
  shifts: Week;
  holidays: readonly Holiday[];
}

export const DAY_OFF_WEEK: Week = [null, null, null, null, null, null, null];

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/** HH:MM as minutes since midnight. */
export const minutesOf = (clock: string): number =>
  Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** Minutes from start to end, up to 24 hours. */
export function lengthMinutes({ start, end }: Pick<Shift, 'start' | 'end'>): number {
  const minutes = minutesOf(end) - minutesOf(start);
  return minutes > 0 ? minutes : minutes + DAY_MINUTES;
}

export const hasShifts = ({ shifts }: WorkingTime): boolean => shifts.some((one) => one !== null);

/** What is paid of a shift, ms. */
export const paidShiftMs = (shift: Shift | null): number =>
  shift === null ? 0 : (lengthMinutes(shift) - shift.breakMinutes) * MINUTE_MS;

/** The shift of a plant day; null on a day off and on a holiday. */
export function shiftOn({ shifts, holidays }: WorkingTime, day: string): Shift | null {
  if (holidays.some((holiday) => holiday.day === day)) return null;
  return shifts[weekdayOf(day)] ?? null;
}

/** What somebody is expected to be paid for who is there on all of these days, both inclusive. */
export function expectedMs({ shifts, holidays }: WorkingTime, from: string, to: string): number {
  if (to < from) return 0;
  const paidOn = (weekday: number): number => paidShiftMs(shifts[weekday % 7] ?? null);
  const days = dayNumber(to) - dayNumber(from) + 1;
  const weekMs = shifts.reduce((sum, shift) => sum + paidShiftMs(shift), 0);
  let sum = Math.floor(days / 7) * weekMs;
  for (let rest = 0; rest < days % 7; rest += 1) sum += paidOn(weekdayOf(from) + rest);
  const off = new Set(holidays.map(({ day }) => day).filter((day) => day >= from && day <= to));
  for (const day of off) sum -= paidOn(weekdayOf(day));
  return sum;
}
