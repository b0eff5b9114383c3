/**
 * What the ERP knows, brought in in chunks of at most 500 rows, so no tap waits long behind one.
 * It writes tables of class `reference` only. An order typed on the floor is filled in place and
 * keeps its sessions; what has not changed is not written; nothing is ever deleted.
 */
import { orderKey } from '#schema/rules/order-number.ts';
import { build, insertion, statement } from '#server/db/statements.ts';
import { indexOrder } from '#server/orders/order-writes.ts';
import { defineCommand, type Tx } from '#server/writer/command.ts';
import type { ReferenceCustomer } from './erp/customers.ts';
import type { ReferenceOrder } from './erp/order.ts';

export const IMPORT_CHUNK_ROWS = 500;

const customerByNumber = statement((db, p: { number: string }) =>
  db.selectFrom('customer_account').select(['id', 'name']).where('account_number', '=', p.number),
);
const insertCustomer = insertion('customer_account', ['account_number', 'name']);
const renameCustomer = statement((db, p: { id: number; name: string }) =>
  db.updateTable('customer_account').set({ name: p.name }).where('id', '=', p.id),
);
const ordersOfCustomer = statement((db, p: { id: number }) =>
  db.selectFrom('sales_order').select('id').where('customer_id', '=', p.id),
);

export interface ImportCounts {
  added: number;
  changed: number;
}

export const importCustomers = defineCommand({
  name: 'reference.importCustomers',
  right: 'system',
  run(tx, input: { customers: ReferenceCustomer[] }): ImportCounts {
    const counts = { added: 0, changed: 0 };
    for (const { accountNumber, name } of input.customers) {
      const known = tx.get(customerByNumber, { number: accountNumber });
      if (!known) {
        tx.run(insertCustomer, { account_number: accountNumber, name });
        counts.added += 1;
      } else if (known.name !== name) {
        tx.run(renameCustomer, { id: known.id, name });
        for (const { id } of tx.all(ordersOfCustomer, { id: known.id })) indexOrder(tx, id);
        counts.changed += 1;
      }
    }
    tx.change(null, counts);
    return counts;
  },
});

const known = statement((db, p: { key: string }) =>
  db.selectFrom('sales_order').selectAll().where('order_key', '=', p.key),
);
const insertOrder = insertion('sales_order', [
  'order_key',
  'order_number',
  'customer_id',
  'description',
  'quantity_thousandths',
  'order_date',
  'due_date',
  'revenue_cents',
  'status',
  'hold_note',
  'floor_note',
  'source',
  'created_at',
  'updated_at',
  'sort_date',
]);

export const importOrders = defineCommand({
  name: 'reference.importOrders',
  right: 'system',
  run(tx, input: { orders: ReferenceOrder[]; today: string }): ImportCounts {
    const counts = { added: 0, changed: 0 };
    for (const order of input.orders) {
      const outcome = importOrder(tx, order, input.today);
      if (outcome !== 'unchanged') counts[outcome] += 1;
    }
    tx.change(null, counts);
    return counts;
  },
});

function importOrder(
  tx: Tx,
  order: ReferenceOrder,
  today: string,
): 'added' | 'changed' | 'unchanged' {
  const key = orderKey(order.orderNumber);
  const present = tx.get(known, { key });
  const customer =
    order.customerAccount === null
      ? undefined
      : tx.get(customerByNumber, { number: order.customerAccount });
  const row = {
    order_number: order.orderNumber,
    customer_id: customer?.id ?? null,
    description: order.description,
    quantity_thousandths: order.quantityThousandths,
    order_date: order.orderDate,
    due_date: order.dueDate,
    // What the office typed stays until the ERP knows better.
    revenue_cents: order.revenueCents ?? present?.revenue_cents ?? null,
    status: order.status,
    hold_note: order.holdNote,
    floor_note: order.floorNote,
    source: 'import' as const,
    sort_date: order.orderDate ?? present?.sort_date ?? today,
  };
  if (!present) {
    const { lastId } = tx.run(insertOrder, {
      ...row,
      order_key: key,
      created_at: tx.now,
      updated_at: tx.now,
    });
    indexOrder(tx, lastId);
    return 'added';
  }
  const isSame = Object.entries(row).every(([column, value]) => present[column as 'id'] === value);
  if (isSame) return 'unchanged';
  tx.run(
    build
      .updateTable('sales_order')
      .set({ ...row, updated_at: tx.now })
      .where('id', '=', present.id),
  );
  indexOrder(tx, present.id);
  return 'changed';
}

const insertManifest = insertion('profitmaker_import_manifest', [
  'group_name',
  'fingerprint',
  'files',
  'imported_at',
  'result',
  'row_count',
  'added_count',
  'changed_count',
  'message',
]);

export interface ImportRecord {
  group: string;
  fingerprint: string;
  files: { name: string; bytes: number; sha256: string }[];
  result: 'imported' | 'failed';
  rows: number;
  added: number;
  changed: number;
  message: string;
}

export const recordImport = defineCommand({
  name: 'reference.recordImport',
  right: 'system',
  run(tx, input: ImportRecord) {
    tx.run(insertManifest, {
      group_name: input.group,
      fingerprint: input.fingerprint,
      files: JSON.stringify(input.files),
      imported_at: tx.now,
      result: input.result,
      row_count: input.rows,
      added_count: input.added,
      changed_count: input.changed,
      message: input.message,
    });
    tx.change(null, { group: input.group, result: input.result, rows: input.rows });
    return null;
  },
});
