import { spokenLocale } from '../../shared/language.ts';

/** 1 January 2024 was a Monday. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** What the days of the week are called, Monday first. */
export function weekdays(width: 'long' | 'short'): string[] {
  const name = new Intl.DateTimeFormat(spokenLocale(), { weekday: width, timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_none, day) => name.format(MONDAY + day * DAY_MS));
}
