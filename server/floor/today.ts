/** What the floor goes by at this moment: the plant's day, and whether a shift runs. */
import type { FloorRules } from '#schema/contract/floor.ts';
import type { AppContext } from '#server/context.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import { readWorkingTime } from '#server/settings/setting-values.queries.ts';
import { isWorkingTime } from '#server/settings/shift-time.ts';
import type { Today } from './floor.queries.ts';

type Known = Pick<AppContext, 'settings' | 'reader' | 'clock'>;

export function todayOf({ settings, reader, clock }: Known): Today {
  const calendar = plantCalendar(settings().plantTimeZone);
  const now = clock();
  const day = calendar.dayOf(now);
  return {
    ...{ day, startedAt: calendar.startOf(day) },
    isWorkingTime: isWorkingTime(calendar, readWorkingTime(reader), now),
  };
}

export const rulesOf = (app: Known): FloorRules => ({
  longAfterMs: app.settings().longSessionMs,
  isWorkingTime: todayOf(app).isWorkingTime,
});
