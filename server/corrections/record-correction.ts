/** What every change of somebody's session by somebody else leaves behind. */
import type { CorrectedFields, CorrectionAnswer } from '#schema/contract/corrections.ts';
import { insertion } from '#server/db/statements.ts';
import { findSession, toSession, type SessionRow } from '#server/sessions/sessions.queries.ts';
import type { Tx } from '#server/writer/command.ts';
import { listCorrections } from './corrections.queries.ts';

const insertCorrection = insertion('work_session_correction_audit', [
  'session_id',
  'corrected_by',
  'corrected_at',
  'reason',
  'before',
  'after',
]);

const fieldsOf = (row: SessionRow): CorrectedFields => ({
  startedAt: new Date(row.started_at).toISOString(),
  endedAt: row.ended_at === null ? null : new Date(row.ended_at).toISOString(),
  orderNumber: row.order_number,
  taskType: row.task_type,
});

/**
 * Writes down before, after, who and why, and tells the floor. @param session as it was before; what
 * it is after is read.
 */
export function recordCorrection(tx: Tx, session: SessionRow, reason: string): CorrectionAnswer {
  const corrected = findSession(tx, session.public_id) ?? session;
  const before = fieldsOf(session);
  const after = fieldsOf(corrected);
  tx.run(insertCorrection, {
    session_id: session.id,
    corrected_by: tx.user.id,
    corrected_at: tx.now,
    reason,
    before: JSON.stringify(before),
    after: JSON.stringify(after),
  });
  tx.change({ sessionId: session.id, ...before }, { sessionId: session.id, ...after });
  tx.emit({ kind: 'session', userId: session.user_id });
  const [correction] = listCorrections(tx, session.id);
  if (!correction) throw new Error('The correction that was just written is not there');
  return { correction, session: toSession(corrected, { seesCents: false }) };
}
