/** Today, as far as it has come. */
import { calendarDay } from '../shared/format.ts';
import type { Me } from '#schema/contract/sessions.ts';

/** Today's total with the running session in it, unless that began on another day and belongs there. */
export function workedTodayMs(me: Me, nowMs: number, timeZone: string): number {
  const open = me.openSession;
  if (open === null || calendarDay(open.startedAt, timeZone) !== calendarDay(nowMs, timeZone)) {
    return me.today.workedMs;
  }
  return me.today.workedMs + Math.max(0, nowMs - Date.parse(open.startedAt));
}
