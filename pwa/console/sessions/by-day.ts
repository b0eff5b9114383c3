/** Sessions under the day of the plant on which they began, in the order they came. */
import type { Session } from '#schema/contract/sessions.ts';
import { calendarDay } from '../../shared/format.ts';

export interface SessionDay {
  day: string;
  sessions: Session[];
  /** How many of them count: all but undone starts. */
  counted: number;
  /** How many of these still run. */
  running: number;
  /** Of all of them, the running ones until now. */
  durationMs: number;
  /** Whether these are all of its day; the list may break off within it. */
  isWhole: boolean;
}

export function byDay(
  sessions: readonly Session[],
  timeZone: string,
  { isComplete, nowMs }: { isComplete: boolean; nowMs: number },
): SessionDay[] {
  const days: SessionDay[] = [];
  for (const session of sessions) {
    const day = calendarDay(session.startedAt, timeZone);
    let last = days.at(-1);
    if (last?.day !== day) {
      last = { day, sessions: [], counted: 0, running: 0, durationMs: 0, isWhole: true };
      days.push(last);
    }
    last.sessions.push(session);
    if (!session.flags.includes('voided')) last.counted += 1;
    if (session.endedAt === null) last.running += 1;
    last.durationMs += session.durationMs ?? elapsedMs(session, nowMs);
  }
  const broken = days.at(-1);
  if (broken && !isComplete) broken.isWhole = false;
  return days;
}

export const elapsedMs = ({ startedAt }: Session, nowMs: number): number =>
  Math.max(0, nowMs - Date.parse(startedAt));
