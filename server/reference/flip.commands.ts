/**
 * What is staged becomes what everybody sees: one number changes. Then it is folded into the rows
 * it is about, a chunk to a command; or taken back, when the import did not come so far. Both may be
 * begun again wherever they stopped.
 */
import type { ReferenceGroup } from '#schema/contract/reference.ts';
import { sql } from 'kysely';
import { build, query, statement } from '#server/db/statements.ts';
import { defineCommand, type Tx } from '#server/writer/command.ts';
import { areFew, discardOrders, foldOrders, forgetOldChanges } from './fold-orders.ts';
import { readGeneration } from './generations.queries.ts';
import { insertManifest, type ImportRecord } from './manifest-writes.ts';
import { indexRenamed } from './stage-customers.commands.ts';
import {
  CHUNK_ROWS,
  FOLD_ROWS,
  ORDINARY_DAY_ROWS,
  putInForce,
  requireStaging,
  settle,
} from './transit-writes.ts';

/** Names are few and nothing hangs on them: they all change at once. */
const applyNames = query(sql`UPDATE customer_account SET name = i.name
  FROM customer_incoming AS i WHERE i.customer_id = customer_account.id`);
const indexNamesAnew = build.updateTable('customer_incoming').set({ indexed_to: 0 });
const giveUpNames = build.updateTable('customer_incoming').set({ generation: 0, indexed_to: 0 });
const someItems = statement((db, p: { inForce: number; limit: number }) =>
  db
    .selectFrom('erp_item')
    .select(['generation', 'item_key'])
    .where('generation', '<>', p.inForce)
    .limit(p.limit),
);
const dropItem = statement((db, p: { generation: number; item_key: string }) =>
  db
    .deleteFrom('erp_item')
    .where('generation', '=', p.generation)
    .where('item_key', '=', p.item_key),
);

function dropOtherItems(tx: Tx): boolean {
  const { inForce } = readGeneration(tx, 'items');
  const some = tx.all(someItems, { inForce, limit: CHUNK_ROWS });
  for (const item of some) tx.run(dropItem, item);
  return some.length === CHUNK_ROWS;
}

/** @returns whether there is more to fold */
function foldSome(tx: Tx, group: ReferenceGroup, orders = FOLD_ROWS): boolean {
  switch (group) {
    case 'customers':
      return indexRenamed(tx);
    case 'orders':
      return foldOrders(tx, orders);
    case 'items':
      return dropOtherItems(tx);
  }
}

export const flip = defineCommand({
  name: 'reference.flip',
  right: 'system',
  run(tx, input: ImportRecord & { group: ReferenceGroup; generation: number }) {
    const { group, generation } = input;
    requireStaging(tx, group, generation);
    putInForce(tx, group, generation);
    insertManifest(tx, { ...input, result: 'imported' });
    if (group === 'orders') forgetOldChanges(tx, CHUNK_ROWS);
    if (group === 'customers') {
      tx.run(applyNames);
      tx.run(indexNamesAnew);
    }
    // On an ordinary day this is all there is: reports, too, change at this very moment.
    const isWhole = group !== 'orders' || areFew(tx, ORDINARY_DAY_ROWS);
    const more = !isWhole || foldSome(tx, group, ORDINARY_DAY_ROWS);
    if (!more) settle(tx, group);
    const { rows, added, changed, closed } = input;
    tx.change({ generation: generation - 1 }, { group, generation, rows, added, changed, closed });
    return { more };
  },
});

export const fold = defineCommand({
  name: 'reference.fold',
  right: 'system',
  run(tx, { group }: { group: ReferenceGroup }) {
    const { inForce, inTransit } = readGeneration(tx, group);
    if (inTransit !== inForce) throw new Error(`No generation of ${group} waits to be folded`);
    const more = foldSome(tx, group);
    if (!more) settle(tx, group);
    tx.change(null, { group, generation: inForce, more });
    return { more };
  },
});

/** @returns whether there is more to take back */
function discardSome(tx: Tx, group: ReferenceGroup, inForce: number): boolean {
  switch (group) {
    case 'customers':
      return indexRenamed(tx);
    case 'orders':
      return discardOrders(tx, inForce, FOLD_ROWS);
    case 'items':
      return dropOtherItems(tx);
  }
}

export const discard = defineCommand({
  name: 'reference.discard',
  right: 'system',
  run(tx, { group, isFirst }: { group: ReferenceGroup; isFirst: boolean }) {
    const { inForce, inTransit } = readGeneration(tx, group);
    if (inTransit === null || inTransit === inForce) {
      throw new Error(`No generation of ${group} is staged`);
    }
    if (group === 'customers' && isFirst) tx.run(giveUpNames);
    const more = discardSome(tx, group, inForce);
    if (!more) settle(tx, group);
    tx.change(null, { group, generation: inTransit, more });
    return { more };
  },
});
