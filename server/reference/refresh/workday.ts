import { weekdayOf } from '#schema/rules/week.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';

/** It is a weekend where the plant is: the ERP's drop is of Friday, or half of a repair. */
export class WeekendError extends Error {
  override readonly name = 'WeekendError';
}

const SATURDAY = 5;

/** Whether a plant day, `YYYY-MM-DD`, is one of Monday to Friday. */
export const isWeekday = (day: string): boolean => weekdayOf(day) < SATURDAY;

/** Monday to Friday by the plant's calendar, whatever day it is where the server stands. */
export const isWorkday = (now: number, timeZone: string): boolean =>
  isWeekday(plantCalendar(timeZone).dayOf(now));

/** @throws WeekendError unless it is a workday or somebody insists. */
export function requireWorkday(now: number, timeZone: string, isForced: boolean): void {
  if (isForced || isWorkday(now, timeZone)) return;
  throw new WeekendError(
    `It is a weekend in ${timeZone}; nothing was imported. FORCE_REFRESH=1 imports all the same.`,
  );
}
