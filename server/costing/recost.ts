/**
 * Work already done is costed anew in batches, so that nobody's tap waits for a person's years.
 * The cursor moves in the transaction that costs the batch: each session is gone through once,
 * whenever the server stops. A session is costed by whichever rate holds when its batch comes, as
 * a closure or a correction in the meantime does it too; so rates that are added one after the
 * other for the same days end in the same cents, whichever job gets there first.
 */
import { insertion, statement } from '#server/db/statements.ts';
import type { Tx } from '#server/writer/command.ts';
import { findRate } from './costing.queries.ts';
import {
  countStarts,
  findRecostOfRate,
  firstCursor,
  isCostedBy,
  listWork,
  type RateDays,
} from './recost.queries.ts';
import type { RecostRow, WorkRow } from './recost.queries.ts';
import { costSession } from './session-cost.ts';

const insertJob = insertion('recost_job', [
  'user_id',
  'pay_rate_id',
  'from_day',
  'before_day',
  'cursor_started_at',
  'cursor_session_id',
  'total',
  'created_by',
  'created_at',
]);
type Begun = Omit<Parameters<typeof insertJob.bind>[0], 'user_id' | 'pay_rate_id'>;
const beginAgain = statement((db, p: Begun & { id: number }) =>
  db
    .updateTable('recost_job')
    .set({
      from_day: p.from_day,
      before_day: p.before_day,
      cursor_started_at: p.cursor_started_at,
      cursor_session_id: p.cursor_session_id,
      done: 0,
      total: p.total,
      difference_cents: 0,
      state: 'running',
      created_by: p.created_by,
      created_at: p.created_at,
      finished_at: null,
    })
    .where('id', '=', p.id),
);
type Step = Pick<
  RecostRow,
  | 'id'
  | 'cursor_started_at'
  | 'cursor_session_id'
  | 'done'
  | 'total'
  | 'difference_cents'
  | 'state'
  | 'finished_at'
>;
const saveStep = statement((db, p: Step) =>
  db
    .updateTable('recost_job')
    .set({
      cursor_started_at: p.cursor_started_at,
      cursor_session_id: p.cursor_session_id,
      done: p.done,
      total: p.total,
      difference_cents: p.difference_cents,
      state: p.state,
      finished_at: p.finished_at,
    })
    .where('id', '=', p.id),
);

/**
 * Begins to re-cost what a rate is for; nothing is re-costed yet. A rate that replaced another
 * takes over its job and goes through all of it again. @returns the job's id.
 */
export function openRecost(tx: Tx, payRateId: number, days: RateDays): number {
  const { startedAt, sessionId } = firstCursor(days);
  const begun = {
    from_day: days.from,
    before_day: days.before,
    cursor_started_at: startedAt,
    cursor_session_id: sessionId,
    total: countStarts(tx, days),
    created_by: tx.user.id,
    created_at: tx.now,
  };
  const id = findRecostOfRate(tx, payRateId);
  if (id !== undefined) {
    tx.run(beginAgain, { id, ...begun });
    return id;
  }
  return tx.run(insertJob, { user_id: days.userId, pay_rate_id: payRateId, ...begun }).lastId;
}

/** Re-costs the next sessions of a job, so many at the most, and answers how far it is then. */
export function recostNext(tx: Tx, job: RecostRow, limit: number): RecostRow {
  const days = { userId: job.user_id, from: job.from_day, before: job.before_day };
  const cursor = { startedAt: job.cursor_started_at, sessionId: job.cursor_session_id };
  const ahead = listWork(tx, days, cursor, limit + 1);
  const work = ahead.slice(0, limit);
  const last = work.at(-1);
  const isDone = ahead.length === work.length;
  const done = job.done + work.length;
  const next: RecostRow = {
    ...job,
    cursor_started_at: last?.started_at ?? job.cursor_started_at,
    cursor_session_id: last?.id ?? job.cursor_session_id,
    done,
    total: isDone ? done : Math.max(job.total, done),
    difference_cents:
      job.difference_cents + work.reduce((sum, row) => sum + recost(tx, job.user_id, row), 0),
    state: isDone ? 'done' : 'running',
    finished_at: isDone ? tx.now : null,
  };
  tx.run(saveStep, next);
  return next;
}

/** @returns by how many cents the session's cost changed; an unknown cost counts as nothing. */
function recost(tx: Tx, userId: number, row: WorkRow): number {
  const rate = findRate(tx, userId, row.business_day);
  if (rate && isCostedBy(row, rate)) return 0;
  const cents = costSession(tx, {
    sessionId: row.id,
    userId,
    businessDay: row.business_day,
    durationMs: row.duration_ms ?? 0,
    annualHours: row.annual_hours ?? 1,
  });
  return (cents ?? 0) - (row.labor_cents ?? 0);
}
