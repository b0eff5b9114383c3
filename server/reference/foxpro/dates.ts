/** Days of the calendar as `YYYY-MM-DD`, and FoxPro's day numbers. Errors are the caller's. */

const MS_PER_DAY = 86_400_000;
/** Julian day number of 1970-01-01, FoxPro's way to count days in a datetime. */
const JULIAN_1970 = 2_440_588;
const JULIAN_YEAR_1 = 1_721_426;
const JULIAN_YEAR_9999_END = 5_373_484;

/** True for a day that was or will be: no 31 April, no year 0. */
export function isCalendarDay(day: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || day.startsWith('0000')) return false;
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const date = Number(day.slice(8));
  return date >= 1 && date <= daysOfMonth(year, month);
}

/** 0 for a month that is none. */
function daysOfMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The day that lies `days` after `day` (before it when negative). */
export function addDays(day: string, days: number): string {
  const ms = Date.parse(`${day}T00:00:00Z`) + days * MS_PER_DAY;
  return new Date(ms).toISOString().slice(0, 10);
}

/**
 * `YYYY-MM-DDTHH:MM:SS` without a zone: FoxPro keeps wall-clock time and does not know where.
 * Milliseconds are rounded to the second, since FoxPro itself stores 12:00:00 as 43,199,999 or
 * 43,200,000. Null where the two numbers are no datetime.
 */
export function wallClock(julianDay: number, msOfDay: number): string | null {
  if (julianDay < JULIAN_YEAR_1 || julianDay > JULIAN_YEAR_9999_END) return null;
  if (msOfDay < 0 || msOfDay >= MS_PER_DAY) return null;
  const seconds = Math.round(msOfDay / 1000);
  return new Date((julianDay - JULIAN_1970) * MS_PER_DAY + seconds * 1000)
    .toISOString()
    .slice(0, 19);
}
