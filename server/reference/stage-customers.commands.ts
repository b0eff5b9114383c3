/**
 * Stages what the ERP says of customers. A new one is written at once: nobody sees it before an
 * order is its. A name that changes waits in `customer_incoming`, while the customer's orders are
 * made to be found by both names, a chunk of them to a command.
 */
import { insertion, statement } from '#server/db/statements.ts';
import { indexOrders } from '#server/orders/order-writes.ts';
import { defineCommand, type Tx } from '#server/writer/command.ts';
import type { ReferenceCustomer } from './erp/customers.ts';
import { readGeneration } from './generations.queries.ts';
import { findCustomer } from './present.queries.ts';
import {
  CHUNK_FIELDS,
  CHUNK_ROWS,
  requireStaging,
  rowsOf,
  type StagedChunk,
} from './transit-writes.ts';

const insertCustomer = insertion('customer_account', ['account_number', 'name']);
const stageName = insertion('customer_incoming', ['customer_id', 'generation', 'name']);

export const stageCustomers = defineCommand({
  name: 'reference.stageCustomers',
  right: 'system',
  sendingFields: CHUNK_FIELDS,
  run(tx, input: StagedChunk) {
    const { generation } = input;
    requireStaging(tx, 'customers', generation);
    const counts = { added: 0, changed: 0 };
    for (const { accountNumber, name } of rowsOf<ReferenceCustomer>(input)) {
      const known = findCustomer(tx, accountNumber);
      if (!known) {
        tx.run(insertCustomer, { account_number: accountNumber, name });
        counts.added += 1;
      } else if (known.name !== name) {
        tx.run(stageName, { customer_id: known.id, generation, name });
        counts.changed += 1;
      }
    }
    tx.change(null, { generation, ...counts });
    return counts;
  },
});

/** More than any order's id. */
const ALL_INDEXED = Number.MAX_SAFE_INTEGER;

const nextRenamed = statement((db, p: { all: number }) =>
  db
    .selectFrom('customer_incoming')
    .selectAll()
    .where('indexed_to', '<', p.all)
    .orderBy('customer_id')
    .limit(1),
);
const someOrders = statement((db, p: { customerId: number; after: number; limit: number }) =>
  db
    .selectFrom('sales_order')
    .select('id')
    .where('customer_id', '=', p.customerId)
    .where('id', '>', p.after)
    .orderBy('id')
    .limit(p.limit),
);
const noteIndexed = statement((db, p: { id: number; indexedTo: number }) =>
  db
    .updateTable('customer_incoming')
    .set({ indexed_to: p.indexedTo })
    .where('customer_id', '=', p.id),
);
const dropName = statement((db, p: { id: number }) =>
  db.deleteFrom('customer_incoming').where('customer_id', '=', p.id),
);

/**
 * Brings the next chunk of orders of customers whose name changes, or has changed, in line with it. A
 * name that is not to come any more, because it is the customer's or was given up, then goes.
 * @returns whether there is more to do
 */
export function indexRenamed(tx: Tx): boolean {
  const { inForce } = readGeneration(tx, 'customers');
  for (let left = CHUNK_ROWS; left > 0;) {
    const renamed = tx.get(nextRenamed, { all: ALL_INDEXED });
    if (!renamed) return false;
    const { customer_id: id, generation, indexed_to: after } = renamed;
    const orders = tx.all(someOrders, { customerId: id, after, limit: left });
    indexOrders(
      tx,
      orders.map((order) => order.id),
    );
    const last = orders.at(-1);
    const isDone = orders.length < left;
    if (isDone && generation <= inForce) tx.run(dropName, { id });
    else tx.run(noteIndexed, { id, indexedTo: isDone || !last ? ALL_INDEXED : last.id });
    // A customer without orders is work, too.
    left -= orders.length + 1;
  }
  return true;
}

export const stageNames = defineCommand({
  name: 'reference.stageNames',
  right: 'system',
  run(tx, input: { generation: number }) {
    requireStaging(tx, 'customers', input.generation);
    const more = indexRenamed(tx);
    tx.change(null, { generation: input.generation, more });
    return { more };
  },
});
