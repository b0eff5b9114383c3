/**
 * Pay rates are rows with a date from which they hold; one that was mistyped is replaced by
 * another from the same date, and the command log keeps what it was. One with a past date changes what work
 * already done has cost: it says how many sessions and by how much, and goes ahead only when
 * that is confirmed. Sessions keep the salary divisor they were costed with.
 */
import type { NewPayRate, RateKind } from '#schema/contract/users.ts';
import { AppError } from '#server/app-error.ts';
import { insertion, statement } from '#server/db/statements.ts';
import { defineCommand, type Tx } from '#server/writer/command.ts';
import { findRateDays, findRecostRow, findReplacedRate, hasWork } from './recost.queries.ts';
import type { RateDays, RecostRow } from './recost.queries.ts';
import { openRecost, recostNext } from './recost.ts';

/** Half a year of somebody's work; about 60 ms, once. */
const SESSIONS_AT_ONCE = 500;

interface Recosted {
  sessions: number;
  differenceCents: number;
}

const insertRate = insertion('pay_rate', [
  'user_id',
  'effective_from',
  'kind',
  'amount_cents',
  'created_at',
  'created_by',
]);
const replaceRate = statement(
  (
    db,
    p: { id: number; kind: RateKind; amount_cents: number; created_at: number; created_by: number },
  ) =>
    db
      .updateTable('pay_rate')
      .set({
        kind: p.kind,
        amount_cents: p.amount_cents,
        created_at: p.created_at,
        created_by: p.created_by,
      })
      .where('id', '=', p.id),
);

export const addPayRate = defineCommand({
  name: 'costing.addPayRate',
  right: 'admin',
  // What was found out beforehand to tell the person is not part of what they want.
  sendingFields: ['foreseen'],
  run(tx, input: { userId: number; rate: NewPayRate; foreseen?: Recosted | undefined }) {
    const { userId, rate, foreseen } = input;
    const replaced = findReplacedRate(tx, userId, rate);
    const days = findRateDays(tx, userId, rate.effectiveFrom);
    const isPast = hasWork(tx, days);
    if (isPast && !rate.confirm) throw askToConfirm(foreseen);

    const payRateId = saveRate(tx, userId, rate, replaced?.id);
    const job = isPast ? beginRecost(tx, payRateId, days) : undefined;
    const recosted: Recosted = {
      sessions: job?.done ?? 0,
      differenceCents: job?.difference_cents ?? 0,
    };
    const { kind, amountCents } = rate;
    const after = { payRateId, userId, recostId: job?.id ?? null, ...recosted };
    tx.change(replaced ?? null, replaced ? { ...after, kind, amountCents } : after);
    return { payRateId, recosted, recostId: job?.state === 'running' ? job.id : null };
  },
});

/** @returns the rate's id, which stays the one of the rate that is replaced. */
function saveRate(tx: Tx, userId: number, rate: NewPayRate, replacedId?: number): number {
  const said = {
    kind: rate.kind,
    amount_cents: rate.amountCents,
    created_at: tx.now,
    created_by: tx.user.id,
  };
  if (replacedId === undefined) {
    const { effectiveFrom } = rate;
    return tx.run(insertRate, { user_id: userId, effective_from: effectiveFrom, ...said }).lastId;
  }
  tx.run(replaceRate, { id: replacedId, ...said });
  return replacedId;
}

function askToConfirm(foreseen: Recosted | undefined): AppError {
  const what = foreseen ? `${foreseen.sessions} sessions` : 'work';
  return new AppError(
    'confirmation_required',
    `This rate would re-cost ${what} already done. Confirm to go ahead.`,
    foreseen && { context: { ...foreseen } },
  );
}

/** The first sessions at once: most often that is all of them. */
function beginRecost(tx: Tx, payRateId: number, days: RateDays): RecostRow {
  const job = findRecostRow(tx, openRecost(tx, payRateId, days));
  if (!job) throw new Error('The re-costing that was just written is not there');
  return recostNext(tx, job, SESSIONS_AT_ONCE);
}
