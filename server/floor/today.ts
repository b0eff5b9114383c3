/** What the floor goes by at this moment: the plant's day, and whether a shift runs. */
import type { FloorRules } from '#schema/contract/floor.ts';
import type { AppContext } from '#server/context.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import { readWorkingTime } from '#server/settings/setting-values.queries.ts';
import { isWorkingTime } from '#server/settings/shift-time.ts';
import type { Today } from './floor.queries.ts';

type Known = Pick<AppContext, 'settings' | 'reader' | 'clock'>;

function momentOf({ settings, reader, clock }: Known) {
  const { plantTimeZone, longSessionMs: longAfterMs } = settings();
  const [calendar, now] = [plantCalendar(plantTimeZone), clock()];
  const rules = {
    longAfterMs,
    isWorkingTime: isWorkingTime(calendar, readWorkingTime(reader), now),
  };
  return { calendar, now, rules };
}

export function todayOf(app: Known): Today {
  const { calendar, now, rules } = momentOf(app);
  const day = calendar.dayOf(now);
  return { day, startedAt: calendar.startOf(day), isWorkingTime: rules.isWorkingTime };
}

export const rulesOf = (app: Known): FloorRules => momentOf(app).rules;
