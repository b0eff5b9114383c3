/** What imports did to orders: added, changed, or taken away, the latest first. */
import type { ReferenceChange, ReferenceChangeKind } from '#schema/contract/reference.ts';
import { sql } from 'kysely';
import { statement, type Reader } from '#server/db/statements.ts';

/** What is on record of orders that were there: those that changed, or those that went. */
const someRecorded = (isChanged: '=' | '<>') =>
  statement((db, p: { since: number; before: number; limit: number }) =>
    db
      .selectFrom('order_change')
      .selectAll()
      .where('changed_at', '>=', p.since)
      .where('change', isChanged, 'changed')
      .where('id', '<', p.before)
      .orderBy('id', 'desc')
      .limit(p.limit),
  );
const someChanges = someRecorded('=');
const someGone = someRecorded('<>');
const someAdded = statement((db, p: { from: number; before: number; limit: number }) =>
  db
    .selectFrom('sales_order as o')
    .innerJoin('order_in_force as f', 'f.id', 'o.id')
    .innerJoin('profitmaker_import_manifest as m', (join) =>
      join.onRef('m.generation', '=', 'o.generation').on('m.group_name', '=', 'orders'),
    )
    .select(['o.id', 'o.order_number', 'm.imported_at'])
    .where('m.generation', '>=', p.from)
    .where('o.generation', '>', 0)
    .where('o.id', '<', p.before)
    .orderBy('o.id', 'desc')
    .limit(p.limit),
);
const firstGeneration = statement((db, p: { since: number }) =>
  db
    .selectFrom('profitmaker_import_manifest')
    .select((eb) => eb.fn.min('generation').as('generation'))
    .where('group_name', '=', 'orders')
    .where('result', '=', 'imported')
    .where('imported_at', '>=', p.since),
);
const sums = statement((db, p: { since: number }) =>
  db
    .selectFrom('profitmaker_import_manifest')
    .select([
      sql<number | null>`sum(added_count)`.as('added'),
      sql<number | null>`sum(changed_count)`.as('changed'),
      sql<number | null>`sum(closed_count)`.as('gone'),
    ])
    .where('group_name', '=', 'orders')
    .where('result', '=', 'imported')
    .where('imported_at', '>=', p.since),
);

/** Our names of what a row calls differently. */
const FIELDS: Readonly<Record<string, string>> = {
  order_number: 'orderNumber',
  customer_id: 'customer',
  description: 'description',
  quantity_thousandths: 'quantity',
  order_date: 'orderDate',
  due_date: 'dueDate',
  revenue_cents: 'revenueCents',
  status: 'status',
  hold_note: 'holdNote',
  floor_note: 'floorNote',
};
const customerName = statement((db, p: { id: number }) =>
  db.selectFrom('customer_account').select('name').where('id', '=', p.id),
);

type Said = string | number | null;

function fieldsOf(reader: Reader, changes: string): ReferenceChange['fields'] {
  const nameOf = (id: Said): Said =>
    id === null ? null : (reader.get(customerName, { id: Number(id) })?.name ?? null);
  const shown: Readonly<Record<string, (value: Said) => Said>> = {
    customer_id: nameOf,
    quantity_thousandths: (value) => (value === null ? null : Number(value) / 1000),
  };
  const pairs = Object.entries(JSON.parse(changes) as Record<string, [Said, Said]>);
  return pairs.map(([column, [before, after]]) => {
    const show = shown[column] ?? ((value: Said) => value);
    return { field: FIELDS[column] ?? column, before: show(before), after: show(after) };
  });
}

interface Page {
  kind: ReferenceChangeKind;
  /** UTC ms. */
  since: number;
  cursor: number | undefined;
  limit: number;
}

const isoOf = (ms: number): string => new Date(ms).toISOString();

function rowsOf(
  reader: Reader,
  { kind, since, cursor, limit }: Page,
): { id: number; change: ReferenceChange }[] {
  const before = cursor ?? Number.MAX_SAFE_INTEGER;
  if (kind === 'added') {
    const from = reader.get(firstGeneration, { since })?.generation ?? Number.MAX_SAFE_INTEGER;
    return reader.all(someAdded, { from, before, limit }).map((row) => ({
      id: row.id,
      change: { orderNumber: row.order_number, kind, at: isoOf(row.imported_at), fields: [] },
    }));
  }
  const rows = reader.all(kind === 'changed' ? someChanges : someGone, { since, before, limit });
  return rows.map((row) => ({
    id: row.id,
    change: {
      orderNumber: row.order_number,
      kind: row.change,
      at: isoOf(row.changed_at),
      fields: fieldsOf(reader, row.changes),
    },
  }));
}

/** One kind of change, a page of it, and how many there are of each. */
export function listChanges(reader: Reader, page: Page) {
  const rows = rowsOf(reader, { ...page, limit: page.limit + 1 });
  const shown = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? shown.at(-1) : undefined;
  const { added, changed, gone } = reader.get(sums, { since: page.since }) ?? {};
  return {
    counts: { added: added ?? 0, changed: changed ?? 0, gone: gone ?? 0 },
    changes: shown.map(({ change }) => change),
    nextCursor: last ? String(last.id) : null,
  };
}
