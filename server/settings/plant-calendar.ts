/** The plant's days. An instant belongs to the calendar day it has in the plant's time zone. */
import { Temporal } from 'temporal-polyfill';

export interface PlantCalendar {
  /** The plant day (YYYY-MM-DD) of an instant in UTC ms. */
  dayOf(at: number): string;
  /** The instant in UTC ms at which a plant day begins; 23 to 25 hours before the next. */
  startOf(day: string): number;
  /** The instant in UTC ms of a wall-clock time (HH:MM) on a plant day; the later one of a gap. */
  at(day: string, clock: string): number;
}

const calendars = new Map<string, PlantCalendar>();

/** @throws RangeError when the IANA time zone is unknown. */
export function plantCalendar(timeZone: string): PlantCalendar {
  const known = calendars.get(timeZone);
  if (known) return known;
  const made = makeCalendar(timeZone);
  calendars.set(timeZone, made);
  return made;
}

function makeCalendar(timeZone: string): PlantCalendar {
  const startOf = (day: string): number =>
    Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds;
  // Taps come in the order of days: almost every question is about the day asked about last.
  let latest = { day: '', from: 0, until: 0 };
  startOf('2000-01-01');
  return {
    startOf,
    at: (day, clock) =>
      Temporal.PlainDateTime.from(`${day}T${clock}`).toZonedDateTime(timeZone).epochMilliseconds,
    dayOf(at) {
      if (at < latest.from || at >= latest.until) {
        const date = Temporal.Instant.fromEpochMilliseconds(at)
          .toZonedDateTimeISO(timeZone)
          .toPlainDate();
        const next = date.add({ days: 1 });
        latest = {
          day: date.toString(),
          from: startOf(date.toString()),
          until: startOf(next.toString()),
        };
      }
      return latest.day;
    },
  };
}
