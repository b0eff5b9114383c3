/** Folds what an import brought into the orders it is about, once it is in force. */
import type { Selectable } from 'kysely';
import type { Tables } from '#schema/tables.ts';
import { insertion, statement } from '#server/db/statements.ts';
import { dropOrderFromSearch, indexOrders } from '#server/orders/order-writes.ts';
import type { Tx } from '#server/writer/command.ts';
import {
  attributesIn,
  changesBetween,
  hasOtherWords,
  type Attributes,
  type PresentOrder,
} from './order-attributes.ts';
import { findPresentOrderById, hasWork } from './present.queries.ts';

type Incoming = Selectable<Tables['order_incoming']>;

const someIncoming = statement((db, p: { limit: number }) =>
  db.selectFrom('order_incoming').selectAll().orderBy('order_id').limit(p.limit),
);
const dropIncoming = statement((db, p: { id: number }) =>
  db.deleteFrom('order_incoming').where('order_id', '=', p.id),
);
const dropOrder = statement((db, p: { id: number }) =>
  db.deleteFrom('sales_order').where('id', '=', p.id),
);
const takeOver = statement((db, p: Attributes & { id: number; now: number }) =>
  db
    .updateTable('sales_order')
    .set({ ...attributesIn(p), source: 'import', closed_at: null, merged_into: null })
    .set({ updated_at: p.now })
    .where('id', '=', p.id),
);
const closeOrder = statement((db, p: { id: number; now: number }) =>
  db.updateTable('sales_order').set({ closed_at: p.now, updated_at: p.now }).where('id', '=', p.id),
);
const noteChange = insertion('order_change', [
  'generation',
  'order_id',
  'order_number',
  'change',
  'changes',
  'changed_at',
]);
const noteRevenue = insertion('order_revenue_history', [
  'order_id',
  'from_cents',
  'to_cents',
  'generation',
  'changed_at',
]);

/** @returns whether it is found by other words, or elsewhere, from now on */
function applyChange(tx: Tx, present: PresentOrder, incoming: Incoming): boolean {
  const { order_id: id, generation } = incoming;
  const attributes = attributesIn(incoming);
  if (present.revenue_cents !== attributes.revenue_cents && hasWork(tx, id)) {
    tx.run(noteRevenue, {
      order_id: id,
      from_cents: present.revenue_cents,
      to_cents: attributes.revenue_cents,
      generation,
      changed_at: tx.now,
    });
  }
  tx.run(takeOver, { ...attributes, id, now: tx.now });
  const isMoved = present.sort_date !== attributes.sort_date;
  return isMoved || hasOtherWords(present, attributes);
}

/** @returns what became of it: one that was to leave stays when somebody worked on it meanwhile */
function takeAway(tx: Tx, id: number): 'closed' | 'left' {
  if (hasWork(tx, id)) {
    tx.run(closeOrder, { id, now: tx.now });
    return 'closed';
  }
  dropOrderFromSearch(tx, id);
  tx.run(dropOrder, { id });
  return 'left';
}

/** @returns whether the search index is to be brought in line */
function foldOne(tx: Tx, incoming: Incoming): boolean {
  const { order_id: id, generation } = incoming;
  const present = findPresentOrderById(tx, id);
  tx.run(dropIncoming, { id });
  if (!present) return false;
  let { change } = incoming;
  let isReworded = false;
  if (change === 'changed') isReworded = applyChange(tx, present, incoming);
  else change = takeAway(tx, id);
  const changes = change === 'changed' ? changesBetween(present, attributesIn(incoming)) : {};
  tx.run(noteChange, {
    generation,
    order_id: id,
    order_number: incoming.order_number,
    change,
    changes: JSON.stringify(changes),
    changed_at: tx.now,
  });
  return isReworded;
}

/** @returns whether there is more to fold */
export function foldOrders(tx: Tx, limit: number): boolean {
  const some = tx.all(someIncoming, { limit });
  const reworded = some.filter((incoming) => foldOne(tx, incoming));
  indexOrders(
    tx,
    reworded.map(({ order_id }) => order_id),
  );
  return some.length === limit;
}

/** Whether no more than so many wait. */
export function areFew(tx: Tx, limit: number): boolean {
  return tx.all(someIncoming, { limit: limit + 1 }).length <= limit;
}

const KEEP_CHANGES_MS = 90 * 24 * 3_600_000;
const dropOldChanges = statement((db, p: { before: number; limit: number }) =>
  db
    .deleteFrom('order_change')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('order_change as old')
        .select('old.id')
        .where('old.changed_at', '<', p.before)
        .limit(p.limit),
    ),
);

/** What changed a quarter of a year ago nobody asks any more. */
export function forgetOldChanges(tx: Tx, limit: number): void {
  tx.run(dropOldChanges, { before: tx.now - KEEP_CHANGES_MS, limit });
}

const someHidden = statement((db, p: { inForce: number; limit: number }) =>
  db
    .selectFrom('sales_order')
    .select('id')
    .where('generation', '>', p.inForce)
    .where('generation', '>', 0)
    .limit(p.limit),
);

/** Takes back what was staged. @returns whether there is more */
export function discardOrders(tx: Tx, inForce: number, limit: number): boolean {
  const some = tx.all(someIncoming, { limit });
  const reworded = some.filter((incoming) => {
    const present = findPresentOrderById(tx, incoming.order_id);
    tx.run(dropIncoming, { id: incoming.order_id });
    return present && hasOtherWords(present, attributesIn(incoming));
  });
  indexOrders(
    tx,
    reworded.map(({ order_id }) => order_id),
  );
  if (some.length === limit) return true;
  const hidden = tx.all(someHidden, { inForce, limit: limit - some.length });
  for (const { id } of hidden) {
    dropOrderFromSearch(tx, id);
    tx.run(dropOrder, { id });
  }
  return some.length + hidden.length === limit;
}
