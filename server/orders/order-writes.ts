/** Writes on orders that several commands share: customers, floor orders, the search index. */
import { sql } from 'kysely';
import { orderKey } from '#schema/rules/order-number.ts';
import { plainText } from '#schema/rules/plain-text.ts';
import { searchRowid } from '#schema/rules/search-rowid.ts';
import { insertion, statement } from '#server/db/statements.ts';
import type { Tx } from '#server/writer/command.ts';
import { takeOverUnseen } from './unseen-order.ts';

const insertOrder = insertion('sales_order', [
  'order_key',
  'order_number',
  'customer_id',
  'description',
  'due_date',
  'revenue_cents',
  'source',
  'created_at',
  'updated_at',
  'sort_date',
]);
const customerByName = statement((db, p: { name: string }) =>
  db
    .selectFrom('customer_account')
    .select('id')
    .where('name', '=', p.name)
    .orderBy('account_number'),
);
const insertCustomer = insertion('customer_account', ['name']);
const placeInSearch = statement((db, p: { id: number }) =>
  db.selectFrom('sales_order').select(['sort_date', 'search_rowid']).where('id', '=', p.id),
);
/** A name counts as coming until it is the customer's. */
const comingName = sql<string | null>`(SELECT n.name FROM customer_incoming AS n
  JOIN reference_generation AS g ON g.group_name = 'customers' AND n.generation > g.in_force
  WHERE n.customer_id = c.id)`;
const textInForce = statement((db, p: { id: number }) =>
  db
    .selectFrom('sales_order as t')
    .leftJoin('customer_account as c', 'c.id', 't.customer_id')
    .select(['t.order_number', 't.description', 'c.name', comingName.as('coming_name')])
    .where('t.id', '=', p.id),
);
const textComing = statement((db, p: { id: number }) =>
  db
    .selectFrom('order_incoming as t')
    .leftJoin('customer_account as c', 'c.id', 't.customer_id')
    .select(['t.order_number', 't.description', 'c.name', comingName.as('coming_name')])
    .where('t.order_id', '=', p.id),
);
const dropFromSearch = statement((db, p: { rowid: number }) =>
  db.deleteFrom('sales_order_search').where('rowid', '=', p.rowid),
);
const rememberRowid = statement((db, p: { id: number; rowid: number }) =>
  db.updateTable('sales_order').set({ search_rowid: p.rowid }).where('id', '=', p.id),
);
const insertSearched = insertion('sales_order_search', [
  'rowid',
  'order_number',
  'customer_name',
  'description',
]);

interface Searched {
  rowid: number;
  orderNumber: string;
  customerName: string;
  description: string;
}

/** Puts an order's words into the search index, as they are compared. */
export function addToSearch(tx: Tx, words: Searched): void {
  tx.run(insertSearched, {
    rowid: words.rowid,
    order_number: plainText(words.orderNumber),
    customer_name: plainText(words.customerName),
    description: plainText(words.description),
  });
}

/** Each text once; no search has a line end in it, so none is found across two of them. */
const together = (texts: (string | null)[]): string =>
  [...new Set(texts.filter((text) => text !== null && text !== ''))].join('\n');

/**
 * Brings the search index in line with orders that were made or changed. While an import brings
 * another text for one, it is found by both, and whoever finds it looks which one holds.
 *
 * In the order of their keys: the index writes what it holds to disk whenever a key goes backwards.
 */
export function indexOrders(tx: Tx, ids: readonly number[]): void {
  const entries = ids.flatMap((id) => {
    const order = tx.get(placeInSearch, { id });
    return order ? [{ id, from: order.search_rowid, to: searchRowid(order.sort_date, id) }] : [];
  });
  const dropped = entries.flatMap(({ from }) => (from === null ? [] : [from]));
  for (const rowid of dropped.sort((a, b) => a - b)) tx.run(dropFromSearch, { rowid });
  for (const { id, from, to } of entries.sort((a, b) => a.to - b.to)) {
    const texts = [...tx.all(textInForce, { id }), ...tx.all(textComing, { id })];
    addToSearch(tx, {
      rowid: to,
      orderNumber: together(texts.map((text) => text.order_number)),
      customerName: together(texts.flatMap((text) => [text.name, text.coming_name])),
      description: together(texts.map((text) => text.description)),
    });
    if (to !== from) tx.run(rememberRowid, { id, rowid: to });
  }
}

export const indexOrder = (tx: Tx, id: number): void => indexOrders(tx, [id]);

/** Takes an order out of the search index. */
export function dropOrderFromSearch(tx: Tx, id: number): void {
  const rowid = tx.get(placeInSearch, { id })?.search_rowid ?? null;
  if (rowid !== null) tx.run(dropFromSearch, { rowid });
}

/** The customer of that name, made when there is none. */
export function customerIdByName(tx: Tx, name: string): number {
  return tx.get(customerByName, { name })?.id ?? tx.run(insertCustomer, { name }).lastId;
}

export interface OrderToAdd {
  orderNumber: string;
  customerId: number | null;
  description: string;
  dueDate: string | null;
  revenueCents: number | null;
  source: 'floor' | 'office';
  /** The plant day it is made on: what "newest first" goes by. */
  day: string;
}

/**
 * Adds an order that does not come from the ERP. The unique order key refuses a second one; one
 * that an import is bringing or taking away, and nobody sees, is taken over.
 */
export function addOrder(tx: Tx, order: OrderToAdd): number {
  const key = orderKey(order.orderNumber);
  const row = {
    order_number: order.orderNumber.trim().toUpperCase(),
    customer_id: order.customerId,
    description: order.description,
    due_date: order.dueDate,
    revenue_cents: order.revenueCents,
    source: order.source,
    updated_at: tx.now,
    sort_date: order.day,
  };
  const id =
    takeOverUnseen(tx, key, row) ??
    tx.run(insertOrder, { ...row, order_key: key, created_at: tx.now }).lastId;
  indexOrder(tx, id);
  return id;
}
