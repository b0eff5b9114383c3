/**
 * What every correction leaves behind, in the transaction that makes it: the row with before,
 * after, who and why; a word for the person whose work it is; the line of the command log.
 */
import type { CorrectedFields, Correction } from '#schema/contract/corrected-work.ts';
import type { CorrectionAnswer } from '#schema/contract/corrections.ts';
import { insertion } from '#server/db/statements.ts';
import { listNamedShares } from '#server/sessions/session-detail.queries.ts';
import { toSession, type SessionRow } from '#server/sessions/sessions.queries.ts';
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
const insertNotice = insertion('correction_notice', ['correction_id', 'user_id']);

export interface CorrectionRecord {
  /** Null for work that was not there. */
  before: CorrectedFields | null;
  /** Null for work that is void. */
  after: CorrectedFields | null;
  reason: string;
}

/** The session as it stands. */
export function fieldsOf(tx: Tx, row: SessionRow): CorrectedFields {
  const shares = listNamedShares(tx, row.id).flatMap(({ order_number: orderNumber, weight }) =>
    orderNumber === null ? [] : [{ orderNumber, weight }],
  );
  return {
    startedAt: new Date(row.started_at).toISOString(),
    endedAt: row.ended_at === null ? null : new Date(row.ended_at).toISOString(),
    orderNumber: row.order_number,
    taskType: row.task_type,
    ...(shares.length > 1 && { shares }),
    goodQuantity: row.good_quantity,
    scrapQuantity: row.scrap_quantity,
    note: row.note,
  };
}

export function recordCorrection(
  tx: Tx,
  session: Pick<SessionRow, 'id' | 'user_id'>,
  { before, after, reason }: CorrectionRecord,
): Correction {
  const { lastId } = tx.run(insertCorrection, {
    session_id: session.id,
    corrected_by: tx.user.id,
    corrected_at: tx.now,
    reason,
    before: JSON.stringify(before),
    after: JSON.stringify(after),
  });
  if (session.user_id !== tx.user.id) {
    tx.run(insertNotice, { correction_id: lastId, user_id: session.user_id });
  }
  const [correction] = listCorrections(tx, session.id);
  if (!correction) throw new Error('The correction that was just written is not there');
  return correction;
}

/**
 * The same for a session that was changed and stays: tells the command log and the floor, too.
 * @param written the session as it is now
 */
export function recordChange(
  tx: Tx,
  written: SessionRow,
  record: CorrectionRecord,
): CorrectionAnswer {
  const correction = recordCorrection(tx, written, record);
  const { id: sessionId, user_id: userId } = written;
  tx.change({ sessionId, ...record.before }, { sessionId, ...record.after });
  tx.emit({ kind: 'session', userId });
  return { correction, session: toSession(written, { seesCents: false }) };
}
