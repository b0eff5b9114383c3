/** Sessions under the day of the plant on which they began, in the order they came. */
import type { Session } from '#schema/contract/sessions.ts';
import { calendarDay } from '../../shared/format.ts';

export interface SessionDay {
  day: string;
  sessions: Session[];
  /** Of the ended ones. Null when the list breaks off within this day. */
  durationMs: number | null;
}

export function byDay(
  sessions: readonly Session[],
  timeZone: string,
  isComplete: boolean,
): SessionDay[] {
  const days: SessionDay[] = [];
  for (const session of sessions) {
    const day = calendarDay(session.startedAt, timeZone);
    let last = days.at(-1);
    if (last?.day !== day) {
      last = { day, sessions: [], durationMs: 0 };
      days.push(last);
    }
    last.sessions.push(session);
    last.durationMs = (last.durationMs ?? 0) + (session.durationMs ?? 0);
  }
  const broken = days.at(-1);
  if (broken && !isComplete) broken.durationMs = null;
  return days;
}
