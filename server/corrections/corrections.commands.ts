/**
 * Correcting a session: start, end, order or task, with a reason. Before, after, who and why are
 * a row in the same transaction, and the cost is counted anew with the rate of the new day. A
 * corrected time may not overlap other work of the person, and may not lie in the future. An end
 * given to running work ends it: closed by the foreman. What was undone stays undone.
 */
import type { CorrectionAnswer, NewCorrection } from '#schema/contract/corrections.ts';
import { AppError } from '#server/app-error.ts';
import { requireOpenPeriod } from '#server/periods/closed-weeks.ts';
import { findTaskType } from '#server/orders/orders.queries.ts';
import { costSession } from '#server/costing/session-cost.ts';
import { insertion, statement } from '#server/db/statements.ts';
import { requireReach } from '#server/sessions/closure.commands.ts';
import { resolveWork } from '#server/sessions/order-task.ts';
import { findSession, type SessionRow } from '#server/sessions/sessions.queries.ts';
import { refuseTime } from '#server/sessions/tap-time.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import { readSettings } from '#server/settings/settings.queries.ts';
import { defineCommand, type Tx } from '#server/writer/command.ts';
import { recordCorrection } from './record-correction.ts';

const FAR_FUTURE = Number.MAX_SAFE_INTEGER;

const overlapping = statement(
  (db, p: { userId: number; id: number; from: number; until: number }) =>
    db
      .selectFrom('work_session')
      .select('id')
      .where('user_id', '=', p.userId)
      .where('id', '!=', p.id)
      .where('voided_at', 'is', null)
      .where('started_at', '<', p.until)
      .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>', p.from)]))
      .limit(1),
);
const saveTimes = statement(
  (
    db,
    p: {
      id: number;
      taskTypeId: number;
      day: string;
      startedAt: number;
      endedAt: number | null;
      reason: SessionRow['end_reason'];
      durationMs: number | null;
      isLong: 0 | 1;
    },
  ) =>
    db
      .updateTable('work_session')
      .set({
        task_type_id: p.taskTypeId,
        business_day: p.day,
        started_at: p.startedAt,
        ended_at: p.endedAt,
        end_reason: p.reason,
        duration_ms: p.durationMs,
        is_long: p.isLong,
        is_corrected: 1,
      })
      .where('id', '=', p.id),
);
const dropShares = statement((db, p: { id: number }) =>
  db.deleteFrom('work_session_share').where('session_id', '=', p.id),
);
const insertShare = insertion('work_session_share', ['session_id', 'order_task_id']);

export const correctSession = defineCommand({
  name: 'corrections.correct',
  right: 'foreman',
  run(tx, input: NewCorrection & { id: string }): CorrectionAnswer {
    const session = findSession(tx, input.id);
    if (!session) throw new AppError('not_found', 'There is no such work session.');
    requireReach(tx, session);
    if (session.voided_at !== null) {
      throw new AppError(
        'not_open',
        'The start of this work was undone. Nothing is left to correct.',
      );
    }
    const settings = readSettings(tx);
    const startedAt = input.startedAt ? Date.parse(input.startedAt) : session.started_at;
    const endedAt = input.endedAt ? Date.parse(input.endedAt) : session.ended_at;
    requireTimes(tx, session, startedAt, endedAt);

    const day = plantCalendar(settings.plantTimeZone).dayOf(startedAt);
    for (const one of [session.business_day, day]) requireOpenPeriod(tx, session.user_id, one);
    const taskTypeId = reassign(tx, session, input, day);
    const durationMs = endedAt === null ? null : endedAt - startedAt;
    tx.run(saveTimes, {
      id: session.id,
      taskTypeId,
      day,
      startedAt,
      endedAt,
      reason: session.end_reason ?? (endedAt === null ? null : 'foreman'),
      durationMs,
      isLong: durationMs !== null && durationMs > settings.longSessionMs ? 1 : 0,
    });
    if (durationMs !== null) {
      const { id: sessionId, user_id: userId } = session;
      const annualHours = session.annual_hours ?? settings.annualHours;
      costSession(tx, { sessionId, userId, businessDay: day, durationMs, annualHours });
    }
    return recordCorrection(tx, session, input.reason);
  },
});

function requireTimes(
  tx: Tx,
  session: SessionRow,
  startedAt: number,
  endedAt: number | null,
): void {
  if (startedAt > tx.now || (endedAt ?? 0) > tx.now) throw refuseTime('in_future');
  if (endedAt !== null && endedAt < startedAt) throw refuseTime('ends_before_start');
  const until = endedAt ?? FAR_FUTURE;
  if (tx.get(overlapping, { userId: session.user_id, id: session.id, from: startedAt, until })) {
    throw refuseTime('overlaps');
  }
}

/** Moves the session's time to another order or task, when one was named. */
function reassign(tx: Tx, session: SessionRow, input: NewCorrection, day: string): number {
  if (input.orderNumber === undefined && input.taskType === undefined) return session.task_type_id;
  const taskType = input.taskType ?? session.task_type;
  const isIndirect = findTaskType(tx, taskType)?.kind === 'indirect';
  const kept = isIndirect ? undefined : (session.order_number ?? undefined);
  const orderNumber = input.orderNumber ?? kept;
  const target = resolveWork(tx, { taskType, orderNumber }, day);
  tx.run(dropShares, { id: session.id });
  tx.run(insertShare, { session_id: session.id, order_task_id: target.orderTaskId });
  return target.taskTypeId;
}
