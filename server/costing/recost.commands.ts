/** The next batch of a re-costing that runs in the background. See `recost.ts`. */
import { AppError } from '#server/app-error.ts';
import { defineCommand } from '#server/writer/command.ts';
import { findRecostRow, type RecostRow } from './recost.queries.ts';
import { recostNext } from './recost.ts';

/** What a tap may have to wait for: about 25 ms. */
const SESSIONS_AT_A_TIME = 200;

const progressOf = (job: RecostRow) => ({
  done: job.done,
  total: job.total,
  differenceCents: job.difference_cents,
});

export const recostBatch = defineCommand({
  name: 'costing.recostBatch',
  right: 'system',
  run(tx, { recostId }: { recostId: number }) {
    const job = findRecostRow(tx, recostId);
    if (!job) throw new AppError('not_found', `There is no re-costing ${recostId} any more.`);
    if (job.state === 'done') return { isDone: true, done: job.done };
    const next = recostNext(tx, job, SESSIONS_AT_A_TIME);
    const ids = { recostId, payRateId: job.pay_rate_id, userId: job.user_id };
    tx.change({ ...ids, ...progressOf(job) }, { ...ids, ...progressOf(next) });
    return { isDone: next.state === 'done', done: next.done };
  },
});
