/**
 * Which weeks there should be a summary of. Weeks are those of ISO 8601, Monday to Sunday, by the
 * plant's days; a week is over on the Monday after it at five, when the night shift's taps of the
 * weekend are in.
 */
import { Temporal } from 'temporal-polyfill';

export interface Week {
  /** `2026-47`: the ISO year, which is not always the calendar's, and the week in it. */
  name: string;
  /** Monday and Sunday, plant days. */
  from: string;
  to: string;
}

const MOST_WEEKS_BACK = 4;
const HOUR_OF_MONDAY = 5;
const DAYS = 7;

function weekOf(monday: Temporal.PlainDate): Week {
  const { yearOfWeek, weekOfYear } = monday;
  return {
    name: `${String(yearOfWeek).padStart(4, '0')}-${String(weekOfYear).padStart(2, '0')}`,
    from: monday.toString(),
    to: monday.add({ days: DAYS - 1 }).toString(),
  };
}

/** The last four weeks that are over, the latest first. `now` in UTC ms. */
export function weeksOver(now: number, timeZone: string): Week[] {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  // Shifted by five hours, the week ends at midnight like any other.
  const today = local.toPlainDateTime().subtract({ hours: HOUR_OF_MONDAY }).toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  return Array.from({ length: MOST_WEEKS_BACK }, (_week, index) =>
    weekOf(monday.subtract({ days: (index + 1) * DAYS })),
  );
}
