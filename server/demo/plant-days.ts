/** Days (YYYY-MM-DD) and times of the plant. */
import { Temporal } from 'temporal-polyfill';

export const MINUTE_MS = 60_000;
/** People's times count from here: late enough that no clock is ever set back after it. */
export const SHIFT_ZERO_HOUR = 6;

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Whole days from one to the other. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(day: string): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

/** The day itself, or the Friday before when it falls on a weekend. */
export function workdayBefore(day: string): string {
  return addDays(day, -Math.max(0, weekday(day) - 5));
}

/** Six in the morning at the plant, UTC ms: right on days of 23 and 25 hours too. */
export function shiftZero(day: string, timeZone: string): number {
  const plainTime = Temporal.PlainTime.from({ hour: SHIFT_ZERO_HOUR });
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
}
