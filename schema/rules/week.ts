/** Days of the plant, YYYY-MM-DD, and their weeks, which begin on Monday. */
const DAY_MS = 86_400_000;

/** Days since 1 January 1970. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
const dayOfNumber = (number: number): string =>
  new Date(number * DAY_MS).toISOString().slice(0, 10);

/** The day after, or so many days later; earlier when negative. */
export const nextDay = (day: string, days = 1): string => dayOfNumber(dayNumber(day) + days);

/** Weeks since the one of 1 January 1970, which was a Thursday. */
export const weekOf = (day: string): number => Math.floor((dayNumber(day) + 3) / 7);

/** 0 is Monday. */
export const weekdayOf = (day: string): number => dayNumber(day) + 3 - weekOf(day) * 7;

/** The Monday on or before a day. */
export const mondayOf = (day: string): string => dayOfNumber(weekOf(day) * 7 - 3);
/** The Sunday on or after a day. */
export const sundayOf = (day: string): string => dayOfNumber(weekOf(day) * 7 + 3);

/** The Monday so many weeks later, or earlier. */
export const weeksFrom = (monday: string, weeks: number): string => nextDay(monday, 7 * weeks);
