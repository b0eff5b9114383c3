/** When the server refreshes by itself: once on each workday, at a set time of the plant's clock. */
import { Temporal } from 'temporal-polyfill';

const FRIDAY = 5;

const at = (day: Temporal.PlainDate, time: string, timeZone: string): number =>
  day.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds;

/** The latest such moment that is over, UTC ms. `time` is HH:MM. */
export function lastDue(now: number, time: string, timeZone: string): number {
  let day = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  while (day.dayOfWeek > FRIDAY || at(day, time, timeZone) > now) day = day.subtract({ days: 1 });
  return at(day, time, timeZone);
}

/** The first such moment to come, UTC ms. */
export function nextDue(now: number, time: string, timeZone: string): number {
  let day = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  while (day.dayOfWeek > FRIDAY || at(day, time, timeZone) <= now) day = day.add({ days: 1 });
  return at(day, time, timeZone);
}
