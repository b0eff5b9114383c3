/** The audit row of a correction: the session as it stood before, and as it stands now. */
import type { CorrectedFields } from '#schema/contract/corrected-work.ts';
import { insertion } from '#server/db/statements.ts';
import type { Tx } from '#server/writer/command.ts';
import type { PlannedSession } from './plan.ts';
import type { Rows } from './rows.ts';

const insertCorrection = insertion('work_session_correction_audit', [
  'session_id',
  'corrected_by',
  'corrected_at',
  'reason',
  'before',
  'after',
]);

export function writeCorrection(
  tx: Tx,
  rows: Rows,
  sessionId: number,
  session: PlannedSession,
): void {
  const { correction, startedAt, endedAt, order, task } = session;
  if (!correction) return;
  const { before } = correction;
  const fields = (end: number | null, orderIndex: number | null): CorrectedFields => ({
    startedAt: new Date(startedAt).toISOString(),
    endedAt: end === null ? null : new Date(end).toISOString(),
    orderNumber: orderIndex === null ? null : rows.orderNumber(orderIndex),
    taskType: task,
  });
  tx.run(insertCorrection, {
    session_id: sessionId,
    corrected_by: rows.userId(correction.by),
    corrected_at: correction.at,
    reason: correction.reason,
    before: JSON.stringify(fields(before.endedAt ?? endedAt, before.order ?? order)),
    after: JSON.stringify(fields(endedAt, order)),
  });
}
