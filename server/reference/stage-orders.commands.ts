/**
 * Stages what the ERP says of orders, out of everybody's sight: new ones are rows of a generation
 * that is not in force, changed ones wait in `order_incoming`. What has not changed is not written.
 * No more than a chunk to a command, so no tap waits long behind one.
 */
import { orderKey } from '#schema/rules/order-number.ts';
import { searchRowid } from '#schema/rules/search-rowid.ts';
import { insertion, replacement } from '#server/db/statements.ts';
import { addToSearch, indexOrders } from '#server/orders/order-writes.ts';
import { defineCommand, type Tx } from '#server/writer/command.ts';
import type { ReferenceOrder } from './erp/order.ts';
import {
  ATTRIBUTES,
  attributesIn,
  attributesOf,
  hasOtherWords,
  isUnchanged,
  type Attributes,
  type PresentOrder,
} from './order-attributes.ts';
import {
  findCustomer,
  findPresentOrder,
  findPresentOrderById,
  hasWork,
  lastOrderId,
} from './present.queries.ts';
import { CHUNK_FIELDS, requireStaging, rowsOf, type StagedChunk } from './transit-writes.ts';

const insertOrder = insertion('sales_order', [
  'id',
  'order_key',
  ...ATTRIBUTES,
  'source',
  'created_at',
  'updated_at',
  'search_rowid',
  'generation',
]);
const expectChange = replacement('order_incoming', [
  'order_id',
  'generation',
  'change',
  ...ATTRIBUTES,
]);

interface Customer {
  id: number;
  name: string;
}
const NOBODY = { id: null, name: '' };

/** Each account is looked up once to a command. */
function customersOf(tx: Tx): (account: string | null) => Customer | typeof NOBODY {
  const known = new Map<string, Customer | typeof NOBODY>();
  return (account) => {
    if (account === null) return NOBODY;
    const found = known.get(account) ?? findCustomer(tx, account) ?? NOBODY;
    known.set(account, found);
    return found;
  };
}

interface NewOrder {
  key: string;
  attributes: Attributes;
  customerName: string;
}

const byDay = (a: NewOrder, b: NewOrder): number =>
  a.attributes.sort_date < b.attributes.sort_date ? -1 : 1;

/** By their days: the search index writes what it holds to disk whenever a key goes backwards. */
function stageNew(tx: Tx, orders: NewOrder[], generation: number): void {
  let id = lastOrderId(tx);
  for (const { key, attributes, customerName } of orders.sort(byDay)) {
    id += 1;
    const rowid = searchRowid(attributes.sort_date, id);
    tx.run(insertOrder, {
      id,
      order_key: key,
      ...attributes,
      source: 'import',
      created_at: tx.now,
      updated_at: tx.now,
      search_rowid: rowid,
      generation,
    });
    const { order_number: orderNumber, description } = attributes;
    addToSearch(tx, { rowid, orderNumber, customerName, description });
  }
}

/**
 * What is to come of an order that is there.
 * @returns whether it has other words then: it is to be found by both from now on
 */
function stageChange(
  tx: Tx,
  present: PresentOrder,
  coming: { attributes: Attributes; generation: number; change: 'changed' | 'closed' | 'left' },
): boolean {
  const { attributes, generation, change } = coming;
  tx.run(expectChange, { order_id: present.id, generation, change, ...attributes });
  return hasOtherWords(present, attributes);
}

export const stageOrders = defineCommand({
  name: 'reference.stageOrders',
  right: 'system',
  sendingFields: CHUNK_FIELDS,
  run(tx, input: StagedChunk & { today: string }) {
    requireStaging(tx, 'orders', input.generation);
    const customerOf = customersOf(tx);
    const fresh: NewOrder[] = [];
    const reworded: number[] = [];
    let changed = 0;
    for (const order of rowsOf<ReferenceOrder>(input)) {
      const key = orderKey(order.orderNumber);
      const present = findPresentOrder(tx, key);
      const customer = customerOf(order.customerAccount);
      const attributes = attributesOf(order, customer.id, present, input.today);
      if (!present) {
        fresh.push({ key, attributes, customerName: customer.name });
      } else if (!isUnchanged(present, attributes)) {
        const coming = { attributes, generation: input.generation, change: 'changed' } as const;
        if (stageChange(tx, present, coming)) reworded.push(present.id);
        changed += 1;
      }
    }
    stageNew(tx, fresh, input.generation);
    indexOrders(tx, reworded);
    const counts = { added: fresh.length, changed };
    tx.change(null, { generation: input.generation, ...counts });
    return counts;
  },
});

export const stageGone = defineCommand({
  name: 'reference.stageGone',
  right: 'system',
  sendingFields: CHUNK_FIELDS,
  run(tx, input: StagedChunk) {
    const { generation } = input;
    requireStaging(tx, 'orders', generation);
    let closed = 0;
    for (const id of rowsOf<number>(input)) {
      const present = findPresentOrderById(tx, id);
      if (present?.source !== 'import' || present.closed_at !== null) continue;
      const change = hasWork(tx, id) ? 'closed' : 'left';
      stageChange(tx, present, { attributes: attributesIn(present), generation, change });
      closed += 1;
    }
    tx.change(null, { generation, closed });
    return { closed };
  },
});
