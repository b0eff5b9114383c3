/** Weeks of the plant begin on Monday. Days are YYYY-MM-DD. */
const DAY_MS = 86_400_000;

/** 1 January 1970, day 0, was a Thursday. */
const THURSDAY = 3;

const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
const dayOf = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

export function mondayOf(day: string): string {
  const number = numberOf(day);
  return dayOf(number - ((((number + THURSDAY) % 7) + 7) % 7));
}

/** The Sunday of the week that begins on this Monday. */
export const sundayOf = (monday: string): string => dayOf(numberOf(monday) + 6);

/** The Monday so many weeks later, or earlier. */
export const weeksFrom = (monday: string, weeks: number): string =>
  dayOf(numberOf(monday) + 7 * weeks);
