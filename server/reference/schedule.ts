/**
 * When the server refreshes by itself: on each workday, at a set time of the plant's clock; after a
 * failure again and again, until it is done or the next one is due.
 */
import { nextDay } from '#schema/rules/week.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import { isWeekday } from './refresh/workday.ts';

/** A share that is mounted late, or a drop that comes late, is there by the next try or the one after. */
export const TRY_AGAIN_MS = 15 * 60_000;

/** The latest such moment that is over, UTC ms. `time` is HH:MM. */
export function lastDue(now: number, time: string, timeZone: string): number {
  const calendar = plantCalendar(timeZone);
  let day = calendar.dayOf(now);
  while (!isWeekday(day) || calendar.at(day, time) > now) day = nextDay(day, -1);
  return calendar.at(day, time);
}

/** The first such moment to come, UTC ms. */
export function nextDue(now: number, time: string, timeZone: string): number {
  const calendar = plantCalendar(timeZone);
  let day = calendar.dayOf(now);
  while (!isWeekday(day) || calendar.at(day, time) <= now) day = nextDay(day);
  return calendar.at(day, time);
}
