/** The ERP's items of the generation that is in force. */
import type { ErpItem } from '#schema/contract/reference.ts';
import { statement, type Builder, type Reader } from '#server/db/statements.ts';
import { keyOf } from './erp/key.ts';

const inForce = (db: Builder) =>
  db
    .selectFrom('erp_item as i')
    .innerJoin('reference_generation as g', 'g.in_force', 'i.generation')
    .leftJoin('material as m', (join) => join.onRef('m.code', '=', 'i.code'))
    .select(['i.item_key', 'i.code', 'i.name', 'i.unit', 'i.unit_cost_cents', 'm.code as material'])
    .where('g.group_name', '=', 'items');

const byKey = statement((db, p: { key: string }) => inForce(db).where('i.item_key', '=', p.key));
const page = statement((db, p: { after: string; text: string; limit: number }) =>
  inForce(db)
    .where('i.item_key', '>', p.after)
    .where((eb) =>
      eb.or([
        eb(eb.fn<number>('instr', ['i.item_key', eb.val(p.text)]), '>', 0),
        eb(eb.fn<number>('instr', [eb.fn('upper', ['i.name']), eb.val(p.text)]), '>', 0),
      ]),
    )
    .orderBy('i.item_key')
    .limit(p.limit),
);

const toItem = (row: (typeof byKey)['row']): ErpItem => ({
  code: row.code,
  name: row.name,
  unit: row.unit,
  unitCostCents: row.unit_cost_cents,
  isAdopted: row.material !== null,
});

export function findItem(reader: Reader, code: string): ErpItem | undefined {
  const row = reader.get(byKey, { key: keyOf(code) });
  return row && toItem(row);
}

/** Items by their codes; the cursor is the last code's key. */
export function listItems(
  reader: Reader,
  {
    q = '',
    cursor = '',
    limit,
  }: { q?: string | undefined; cursor?: string | undefined; limit: number },
): { items: ErpItem[]; nextCursor: string | null } {
  const rows = reader.all(page, { after: cursor, text: keyOf(q), limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const nextCursor = rows.length > limit ? (shown.at(-1)?.item_key ?? null) : null;
  return { items: shown.map(toItem), nextCursor };
}
