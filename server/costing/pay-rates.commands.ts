/**
 * Pay rates are rows with a date from which they hold. One with a past date changes what work
 * already done has cost: it says how many sessions and by how much, and goes ahead only when
 * that is confirmed. Sessions keep the salary divisor they were costed with.
 */
import type { NewPayRate } from '#schema/contract/users.ts';
import { AppError } from '#server/app-error.ts';
import { insertion, statement } from '#server/db/statements.ts';
import { findCredentials } from '#server/users/users.queries.ts';
import { defineCommand } from '#server/writer/command.ts';
import { findNextRateDay } from './costing.queries.ts';
import { costSession } from './session-cost.ts';

const LAST_DAY = '9999-12-31';

const insertRate = insertion('pay_rate', [
  'user_id',
  'effective_from',
  'kind',
  'amount_cents',
  'created_at',
  'created_by',
]);
const closedBetween = statement((db, p: { userId: number; from: string; before: string }) =>
  db
    .selectFrom('work_session')
    .select(['id', 'business_day', 'duration_ms', 'annual_hours', 'labor_cents'])
    .where('user_id', '=', p.userId)
    .where('ended_at', 'is not', null)
    .where('business_day', '>=', p.from)
    .where('business_day', '<', p.before),
);

export const addPayRate = defineCommand({
  name: 'costing.addPayRate',
  right: 'admin',
  run(tx, input: { userId: number; rate: NewPayRate }) {
    const { userId, rate } = input;
    if (!findCredentials(tx, { id: userId })) {
      throw new AppError('not_found', `There is no user ${userId}.`);
    }
    const before = findNextRateDay(tx, userId, rate.effectiveFrom) ?? LAST_DAY;
    const { lastId } = tx.run(insertRate, {
      user_id: userId,
      effective_from: rate.effectiveFrom,
      kind: rate.kind,
      amount_cents: rate.amountCents,
      created_at: tx.now,
      created_by: tx.user.id,
    });
    const sessions = tx.all(closedBetween, { userId, from: rate.effectiveFrom, before });
    let differenceCents = 0;
    for (const session of sessions) {
      const cents = costSession(tx, {
        sessionId: session.id,
        userId,
        businessDay: session.business_day,
        durationMs: session.duration_ms ?? 0,
        annualHours: session.annual_hours ?? 1,
      });
      differenceCents += (cents ?? 0) - (session.labor_cents ?? 0);
    }
    const recosted = { sessions: sessions.length, differenceCents };
    // Refused after the work is done: the savepoint takes it back, and the figures are exact.
    if (sessions.length > 0 && !rate.confirm) {
      throw new AppError(
        'confirmation_required',
        `This rate would re-cost ${sessions.length} sessions already worked. Confirm to go ahead.`,
        { context: recosted },
      );
    }
    tx.change(null, { payRateId: lastId, userId, ...recosted });
    return { payRateId: lastId, recosted };
  },
});
