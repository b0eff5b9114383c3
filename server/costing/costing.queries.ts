import type { PayRate } from '#schema/contract/users.ts';
import type { Rate } from '#schema/rules/labor.ts';
import { statement, type Reader } from '#server/db/statements.ts';

const rateInForce = statement((db, p: { userId: number; day: string }) =>
  db
    .selectFrom('pay_rate')
    .select(['kind', 'amount_cents as amountCents'])
    .where('user_id', '=', p.userId)
    .where('effective_from', '<=', p.day)
    .orderBy('effective_from', 'desc')
    .limit(1),
);
const ratesOf = statement((db, p: { userId: number }) =>
  db
    .selectFrom('pay_rate')
    .select(['id', 'effective_from', 'kind', 'amount_cents', 'created_at'])
    .where('user_id', '=', p.userId)
    .orderBy('effective_from', 'desc'),
);
const rateFrom = statement((db, p: { userId: number; day: string }) =>
  db
    .selectFrom('pay_rate')
    .select(['id', 'kind', 'amount_cents as amountCents'])
    .where('user_id', '=', p.userId)
    .where('effective_from', '=', p.day),
);
const nextRateDay = statement((db, p: { userId: number; day: string }) =>
  db
    .selectFrom('pay_rate')
    .select('effective_from')
    .where('user_id', '=', p.userId)
    .where('effective_from', '>', p.day)
    .orderBy('effective_from')
    .limit(1),
);

/** The rate in force for a person on a plant day; undefined means the cost is unknown. */
export function findRate(reader: Reader, userId: number, day: string): Rate | undefined {
  return reader.get(rateInForce, { userId, day });
}

/** A person's rates, the newest first. */
export function listRates(reader: Reader, userId: number): PayRate[] {
  return reader.all(ratesOf, { userId }).map((row) => ({
    id: row.id,
    effectiveFrom: row.effective_from,
    kind: row.kind,
    amountCents: row.amount_cents,
    createdAt: new Date(row.created_at).toISOString(),
  }));
}

/** The day from which a later rate holds, if there is one. */
export function findNextRateDay(reader: Reader, userId: number, day: string): string | undefined {
  return reader.get(nextRateDay, { userId, day })?.effective_from;
}

/** The rate of this person that begins on this very day. */
export function findRateFrom(reader: Reader, userId: number, day: string) {
  return reader.get(rateFrom, { userId, day });
}
