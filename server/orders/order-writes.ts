/** Writes on orders that several commands share: customers, floor orders, the search index. */
import { orderKey } from '#schema/rules/order-number.ts';
import { searchRowid } from '#schema/rules/search-rowid.ts';
import { insertion, statement } from '#server/db/statements.ts';
import type { Tx } from '#server/writer/command.ts';

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
const searchText = statement((db, p: { id: number }) =>
  db
    .selectFrom('sales_order as o')
    .leftJoin('customer_account as c', 'c.id', 'o.customer_id')
    .select([
      'o.order_number',
      'c.name as customer_name',
      'o.description',
      'o.sort_date',
      'o.search_rowid',
    ])
    .where('o.id', '=', p.id),
);
const dropFromSearch = statement((db, p: { rowid: number }) =>
  db.deleteFrom('sales_order_search').where('rowid', '=', p.rowid),
);
const rememberRowid = statement((db, p: { id: number; rowid: number }) =>
  db.updateTable('sales_order').set({ search_rowid: p.rowid }).where('id', '=', p.id),
);
const addToSearch = insertion('sales_order_search', [
  'rowid',
  'order_number',
  'customer_name',
  'description',
]);

/** Brings the search index in line with an order that was made or changed. */
export function indexOrder(tx: Tx, id: number): void {
  const order = tx.get(searchText, { id });
  if (!order) return;
  if (order.search_rowid !== null) tx.run(dropFromSearch, { rowid: order.search_rowid });
  const rowid = searchRowid(order.sort_date, id);
  const { order_number, customer_name, description } = order;
  tx.run(addToSearch, { rowid, order_number, customer_name: customer_name ?? '', description });
  if (rowid !== order.search_rowid) tx.run(rememberRowid, { id, rowid });
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

/** Adds an order that does not come from the ERP. The unique order key refuses a second one. */
export function addOrder(tx: Tx, order: OrderToAdd): number {
  const { lastId } = tx.run(insertOrder, {
    order_key: orderKey(order.orderNumber),
    order_number: order.orderNumber.trim().toUpperCase(),
    customer_id: order.customerId,
    description: order.description,
    due_date: order.dueDate,
    revenue_cents: order.revenueCents,
    source: order.source,
    created_at: tx.now,
    updated_at: tx.now,
    sort_date: order.day,
  });
  indexOrder(tx, lastId);
  return lastId;
}
