/** What a session that just began or ended makes of the picture of one's day, before the server is asked again. */
import { calendarDay } from '../shared/format.ts';
import type { Me, ResumableWork, Session } from '#schema/contract/sessions.ts';

const RESUMABLE = 3;

export function withStarted(me: Me, session: Session): Me {
  const ended =
    me.openSession === null ? me : withEnded(me, { ...me.openSession, endedAt: session.startedAt });
  return {
    ...ended,
    openSession: session,
    resumable: ended.resumable.filter((work) => !isSameWork(work, session)),
  };
}

export function withEnded(me: Me, session: Session): Me {
  const endedAt = session.endedAt ?? session.startedAt;
  const ranMs = session.durationMs ?? Date.parse(endedAt) - Date.parse(session.startedAt);
  const work: ResumableWork = {
    orderNumber: session.orderNumber,
    customerName: session.customerName,
    description: session.description,
    taskType: session.taskType,
    taskTypeName: session.taskTypeName,
    endReason: session.endReason ?? 'switched',
    endedAt,
  };
  // As the server lists them: work on orders only, paused work before all other.
  const others = me.resumable.filter((other) => !isSameWork(other, work));
  const latest = work.orderNumber === null ? others : [work, ...others];
  const isPaused = (one: ResumableWork) => one.endReason === 'paused';
  return {
    ...me,
    openSession: null,
    today: { workedMs: me.today.workedMs + Math.max(0, ranMs) },
    resumable: [...latest.filter(isPaused), ...latest.filter((one) => !isPaused(one))].slice(
      0,
      RESUMABLE,
    ),
  };
}

/** Today's total with the running session in it, unless that began on another day and belongs there. */
export function workedTodayMs(me: Me, nowMs: number, timeZone: string): number {
  const open = me.openSession;
  if (open === null || calendarDay(open.startedAt, timeZone) !== calendarDay(nowMs, timeZone)) {
    return me.today.workedMs;
  }
  return me.today.workedMs + Math.max(0, nowMs - Date.parse(open.startedAt));
}

function isSameWork(
  one: Pick<Session, 'orderNumber' | 'taskType'>,
  other: Pick<Session, 'orderNumber' | 'taskType'>,
): boolean {
  return one.orderNumber === other.orderNumber && one.taskType === other.taskType;
}
