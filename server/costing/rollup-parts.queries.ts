/** The parts in which the roll-ups are verified and rebuilt. */
import { sql } from 'kysely';
import { query, type Reader } from '#server/db/statements.ts';
import type { OrderRange } from './rollup-sums.ts';

/** Ranges of `size` order ids from 1 to the last that an order or a roll-up has. */
export function* orderRanges(reader: Reader, size: number): Generator<OrderRange> {
  const last = reader.get(
    query(sql<{ id: number }>`
      SELECT max(
        coalesce((SELECT max(id) FROM sales_order), 0),
        coalesce((SELECT max(order_id) FROM order_cost), 0),
        coalesce((SELECT max(order_id) FROM order_year), 0),
        coalesce((SELECT max(order_id) FROM order_rollup), 0)) AS id`),
  );
  for (let from = 1; from <= (last?.id ?? 0); from += size) yield { from, to: from + size - 1 };
}

const rollupPeriods = (isDay: boolean) => sql<{ period: number }>`
  SELECT DISTINCT period FROM person_rollup WHERE (period > 999999) = ${Number(isDay)}
  UNION SELECT DISTINCT period FROM material_rollup WHERE (period > 999999) = ${Number(isDay)}`;

/** Plant days on which something was done, or of which a roll-up says so, in order. */
export function listDays(reader: Reader): string[] {
  const days = sql<{ day: string }>`
    SELECT DISTINCT business_day AS day FROM work_session
    UNION SELECT DISTINCT business_day FROM material_usage
    UNION SELECT substr(period, 1, 4) || '-' || substr(period, 5, 2) || '-' || substr(period, 7)
      FROM (${rollupPeriods(true)})
    ORDER BY day`;
  return reader.all(query(days)).map(({ day }) => day);
}

/** The months of those days, and whatever months a roll-up has besides, as in 202611, in order. */
export function listMonths(reader: Reader, days: readonly string[]): number[] {
  const rolledUp = reader.all(query(rollupPeriods(false)));
  const months = days.map((day) => Number(day.slice(0, 7).replace('-', '')));
  const all = new Set([...months, ...rolledUp.map(({ period }) => period)]);
  return [...all].sort((a, b) => a - b);
}
