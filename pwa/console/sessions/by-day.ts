/** Sessions under the day of the plant on which they began, in the order they came. */
import type { Session } from '#schema/contract/sessions.ts';
import { calendarDay } from '../../shared/format.ts';

export interface SessionDay {
  day: string;
  sessions: Session[];
  /** How many of them count: all but undone starts. */
  counted: number;
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
      last = { day, sessions: [], counted: 0, durationMs: 0 };
      days.push(last);
    }
    last.sessions.push(session);
    if (!session.flags.includes('voided')) last.counted += 1;
    last.durationMs = (last.durationMs ?? 0) + (session.durationMs ?? 0);
  }
  const broken = days.at(-1);
  if (broken && !isComplete) broken.durationMs = null;
  return days;
}
