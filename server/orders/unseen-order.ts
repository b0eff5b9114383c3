/**
 * An order that is there and that nobody sees: an import brings it and is not in force yet, or has
 * taken it away and not come to it yet. When somebody types its number meanwhile, the work goes on
 * that very order.
 */
import type { Selectable } from 'kysely';
import type { Tables } from '#schema/tables.ts';
import { build, statement } from '#server/db/statements.ts';
import type { Tx } from '#server/writer/command.ts';

const unseen = statement((db, p: { key: string }) =>
  db
    .selectFrom('sales_order as o')
    .leftJoin('order_incoming as i', 'i.order_id', 'o.id')
    .selectAll('o')
    .select('i.change')
    .where('o.order_key', '=', p.key)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('order_in_force as f').select('f.id').where('f.order_key', '=', p.key),
        ),
      ),
    ),
);
const dropIncoming = statement((db, p: { id: number }) =>
  db.deleteFrom('order_incoming').where('order_id', '=', p.id),
);
const close = statement((db, p: { id: number; now: number }) =>
  db.updateTable('sales_order').set({ closed_at: p.now, updated_at: p.now }).where('id', '=', p.id),
);

type Typed = Pick<
  Selectable<Tables['sales_order']>,
  | 'order_number'
  | 'customer_id'
  | 'description'
  | 'due_date'
  | 'revenue_cents'
  | 'source'
  | 'updated_at'
  | 'sort_date'
>;

/** What was typed counts now, and what the ERP says of it when its generation does. */
function show(tx: Tx, staged: (typeof unseen)['row'], typed: Typed): void {
  tx.run(
    build.insertInto('order_incoming').values({
      order_id: staged.id,
      generation: staged.generation,
      change: 'changed',
      order_number: staged.order_number,
      customer_id: staged.customer_id,
      description: staged.description,
      quantity_thousandths: staged.quantity_thousandths,
      order_date: staged.order_date,
      due_date: staged.due_date,
      revenue_cents: staged.revenue_cents,
      status: staged.status,
      hold_note: staged.hold_note,
      floor_note: staged.floor_note,
      sort_date: staged.sort_date,
    }),
  );
  const blank = {
    quantity_thousandths: null,
    order_date: null,
    status: 'open',
    hold_note: '',
    floor_note: '',
    generation: 0,
  } as const;
  tx.run(
    build
      .updateTable('sales_order')
      .set({ ...typed, ...blank })
      .where('id', '=', staged.id),
  );
}

/** @returns the id of the order taken over; undefined when there is none to take over */
export function takeOverUnseen(tx: Tx, key: string, typed: Typed): number | undefined {
  const found = tx.get(unseen, { key });
  if (!found) return undefined;
  if (found.change === null) {
    show(tx, found, typed);
  } else {
    // It was leaving because nobody had worked on it: now somebody does.
    tx.run(dropIncoming, { id: found.id });
    tx.run(close, { id: found.id, now: tx.now });
  }
  return found.id;
}
