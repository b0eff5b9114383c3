/**
 * What a closed session costs. Rounded once to the cent, with the rate of its business day of
 * start frozen on it; its shares split time and cents so that they sum to the session exactly.
 */
import { laborCents, type Rate } from '#schema/rules/labor.ts';
import { splitByLargestRemainder } from '#schema/rules/shares.ts';
import { statement } from '#server/db/statements.ts';
import type { Tx } from '#server/writer/command.ts';
import { findRate } from './costing.queries.ts';

export interface CostedStretch {
  sessionId: number;
  userId: number;
  businessDay: string;
  durationMs: number;
  annualHours: number;
  /** What it costs, for a part of work that was costed whole: parts must add up to the whole. */
  partCents?: number | undefined;
}

const saveCost = statement(
  (
    db,
    p: {
      sessionId: number;
      kind: Rate['kind'] | null;
      amountCents: number | null;
      annualHours: number;
      laborCents: number | null;
    },
  ) =>
    db
      .updateTable('work_session')
      .set({
        rate_kind: p.kind,
        rate_amount_cents: p.amountCents,
        annual_hours: p.annualHours,
        labor_cents: p.laborCents,
      })
      .where('id', '=', p.sessionId),
);
const sharesOf = statement((db, p: { sessionId: number }) =>
  db
    .selectFrom('work_session_share')
    .select(['id', 'weight'])
    .where('session_id', '=', p.sessionId)
    .orderBy('id'),
);
const saveShare = statement(
  (db, p: { id: number; durationMs: number; laborCents: number | null }) =>
    db
      .updateTable('work_session_share')
      .set({ duration_ms: p.durationMs, labor_cents: p.laborCents })
      .where('id', '=', p.id),
);

/**
 * Counts the cost of a closed session and splits it over its shares.
 * @returns the cents, or null when no rate was in force: unknown, never a silent 0.
 */
export function costSession(tx: Tx, stretch: CostedStretch): number | null {
  const { sessionId, durationMs, annualHours, partCents } = stretch;
  const rate = findRate(tx, stretch.userId, stretch.businessDay);
  const cents = rate ? (partCents ?? laborCents(rate, durationMs, annualHours)) : null;
  tx.run(saveCost, {
    sessionId,
    kind: rate?.kind ?? null,
    amountCents: rate?.amountCents ?? null,
    annualHours,
    laborCents: cents,
  });
  const shares = tx.all(sharesOf, { sessionId });
  const weights = shares.map(({ weight }) => weight);
  const times = splitByLargestRemainder(durationMs, weights);
  const costs = cents === null ? undefined : splitByLargestRemainder(cents, weights);
  shares.forEach(({ id }, index) => {
    tx.run(saveShare, {
      id,
      durationMs: times[index] ?? 0,
      laborCents: costs?.[index] ?? null,
    });
  });
  return cents;
}
