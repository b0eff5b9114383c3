/** Orders typed on the floor that the ERP does not know, each with those that may have been meant. */
import { sql } from 'kysely';
import type { UnmatchedOrder } from '#schema/contract/reference.ts';
import { orderKey } from '#schema/rules/order-number.ts';
import { isFixtureOrder } from '#server/db/fixture-names.ts';
import { statement, type Reader } from '#server/db/statements.ts';
import { similarKeys } from './similar-keys.ts';

const MOST_SUGGESTED = 3;

const typed = statement((db, p: { before: number; limit: number }) =>
  db
    .selectFrom('sales_order as o')
    .leftJoin('order_cost as c', 'c.order_id', 'o.id')
    .select(['o.id', 'o.order_key', 'o.order_number', 'o.created_at', 'c.sessions', 'c.labor_ms'])
    // As it stands in the index of what was typed.
    .where('o.source', '=', sql.lit('floor'))
    .where('o.merged_into', 'is', null)
    .where('o.status', '<>', 'void')
    .where((eb) => eb.not(isFixtureOrder('o.order_key')))
    .where('o.id', '<', p.before)
    .orderBy('o.id', 'desc')
    .limit(p.limit),
);
/** Of the ERP's orders with these keys, the first in the order of the keys. */
const ofTheErp = statement((db, p: { keys: string; limit: number }) =>
  db
    .selectFrom(sql<{ key: number; value: string }>`json_each(${p.keys})`.as('k'))
    .crossJoin('order_in_force as o')
    .leftJoin('customer_account as c', 'c.id', 'o.customer_id')
    .select(['o.order_number', 'c.name as customer_name', 'o.description'])
    .whereRef('o.order_key', '=', 'k.value')
    .where('o.source', '=', 'import')
    .orderBy('k.key')
    .limit(p.limit),
);

function suggest(reader: Reader, key: string): UnmatchedOrder['suggestions'] {
  const keys = JSON.stringify([...new Set([...similarKeys(key)].map(orderKey))]);
  return reader.all(ofTheErp, { keys, limit: MOST_SUGGESTED }).map((row) => ({
    orderNumber: row.order_number,
    customerName: row.customer_name ?? '',
    description: row.description,
  }));
}

/** The newest first; the cursor is the last one's id. */
export function listUnmatched(
  reader: Reader,
  { cursor, limit }: { cursor: number | undefined; limit: number },
): { orders: UnmatchedOrder[]; nextCursor: string | null } {
  const before = cursor ?? Number.MAX_SAFE_INTEGER;
  const rows = reader.all(typed, { before, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    orders: shown.map((row) => ({
      orderNumber: row.order_number,
      typedAt: new Date(row.created_at).toISOString(),
      sessions: row.sessions ?? 0,
      laborMs: row.labor_ms ?? 0,
      suggestions: suggest(reader, row.order_key),
    })),
    nextCursor: last ? String(last.id) : null,
  };
}
