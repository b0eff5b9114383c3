import { sql } from 'kysely';
import type { OrderStatus, OrderSummary } from '#schema/contract/orders.ts';
import { orderKey } from '#schema/rules/order-number.ts';
import { build, type Reader } from '#server/db/statements.ts';

const TRIGRAM = 3;

export const summaryColumns = [
  'o.order_number',
  'c.name as customer_name',
  'o.description',
  'o.quantity_thousandths',
  'o.order_date',
  'o.due_date',
  'o.status',
  'o.hold_note',
  'o.floor_note',
  'o.source',
] as const;

export interface SummaryRow {
  order_number: string;
  customer_name: string | null;
  description: string;
  quantity_thousandths: number | null;
  order_date: string | null;
  due_date: string | null;
  status: OrderStatus;
  hold_note: string;
  floor_note: string;
  source: OrderSummary['source'];
}

export function toSummary(row: SummaryRow): OrderSummary {
  return {
    orderNumber: row.order_number,
    customerName: row.customer_name ?? '',
    description: row.description,
    quantity: row.quantity_thousandths === null ? null : row.quantity_thousandths / 1000,
    orderDate: row.order_date,
    dueDate: row.due_date,
    status: row.status,
    holdNote: row.hold_note,
    floorNote: row.floor_note,
    source: row.source,
  };
}

export interface OrderSearch {
  q: string;
  limit: number;
  status?: OrderStatus | undefined;
}

/**
 * Orders by any part of number, customer or description, newest first; the order whose number is
 * exactly what was typed stands on top. Under three characters: a prefix of the number. Workable
 * orders (all but void) unless `status` says otherwise.
 */
export function searchOrders(reader: Reader, search: OrderSearch): OrderSummary[] {
  const q = search.q.trim();
  const key = orderKey(q);
  let query = build
    .selectFrom('sales_order as o')
    .leftJoin('customer_account as c', 'c.id', 'o.customer_id')
    .select(summaryColumns);
  query = search.status
    ? query.where('o.status', '=', search.status)
    : query.where('o.status', '!=', 'void');
  if (Array.from(q).length >= TRIGRAM) {
    const phrase = `"${q.replaceAll('"', '""')}"`;
    query = query
      .where((eb) =>
        eb.or([
          eb('o.order_key', '=', key),
          eb(
            'o.id',
            'in',
            sql<number>`(SELECT rowid FROM sales_order_search WHERE sales_order_search MATCH ${phrase})`,
          ),
        ]),
      )
      .orderBy(sql`o.order_key = ${key}`, 'desc');
  } else if (key !== '') {
    query = query
      .where('o.order_key', '>=', key)
      .where('o.order_key', '<', `${key}\u{10ffff}`)
      .orderBy(sql`o.order_key = ${key}`, 'desc');
  }
  return reader
    .all(query.orderBy('o.sort_date', 'desc').orderBy('o.id', 'desc').limit(search.limit))
    .map(toSummary);
}
