/** When the server refreshes by itself: once on each workday, at a set time of the plant's clock. */
import { nextDay } from '#schema/rules/week.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import { isWeekday } from './refresh/workday.ts';

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
