import { sql } from 'kysely';
import type { OrderStatus, OrderSummary } from '#schema/contract/orders.ts';
import { orderKey, typedKeys } from '#schema/rules/order-number.ts';
import { plainText } from '#schema/rules/plain-text.ts';
import { SEARCH_ID_MASK } from '#schema/rules/search-rowid.ts';
import { statement, type Builder, type Reader } from '#server/db/statements.ts';
import { isInTransit } from './transit.queries.ts';

const TRIGRAM = 3;

export const summaryColumns = [
  'o.order_number',
  'c.name as customer_name',
  'o.description',
  'o.quantity_thousandths',
  'o.order_date',
  'o.due_date',
  'o.status',
  'o.hold_note',
  'o.floor_note',
  'o.source',
] as const;

export interface SummaryRow {
  order_number: string;
  customer_name: string | null;
  description: string;
  quantity_thousandths: number | null;
  order_date: string | null;
  due_date: string | null;
  status: OrderStatus;
  hold_note: string;
  floor_note: string;
  source: OrderSummary['source'];
}

export function toSummary(row: SummaryRow): OrderSummary {
  return {
    orderNumber: row.order_number,
    customerName: row.customer_name ?? '',
    description: row.description,
    quantity: row.quantity_thousandths === null ? null : row.quantity_thousandths / 1000,
    orderDate: row.order_date,
    dueDate: row.due_date,
    status: row.status,
    holdNote: row.hold_note,
    floorNote: row.floor_note,
    source: row.source,
  };
}

export interface OrderSearch {
  q: string;
  limit: number;
  status?: OrderStatus | undefined;
}

interface Wanted {
  limit: number;
  /** Null for workable orders: all but void. */
  status: OrderStatus | null;
}

const orders = (db: Builder, { status }: Pick<Wanted, 'status'>) =>
  db
    .selectFrom('order_in_force as o')
    .leftJoin('customer_account as c', 'c.id', 'o.customer_id')
    .select(summaryColumns)
    .where(
      sql<boolean>`CASE WHEN ${status} IS NULL THEN o.status <> 'void' ELSE o.status = ${status} END`,
    );

const exactly = statement((db, p: Pick<Wanted, 'status'> & { key: string }) =>
  orders(db, p).where('o.order_key', '=', p.key),
);
/** The order that a number typed wrong was merged into. */
const meantBy = statement((db, p: { key: string }) =>
  db
    .selectFrom('sales_order as t')
    .innerJoin('sales_order as m', 'm.id', 't.merged_into')
    .select('m.order_key')
    .where('t.order_key', '=', p.key),
);
const newest = statement((db, p: Wanted) =>
  orders(db, p).orderBy('o.sort_date', 'desc').orderBy('o.id', 'desc').limit(p.limit),
);
/** Orders whose number begins with `length` characters; SQLite finds the index by the literal. */
const beginningWith = (length: 1 | 2) =>
  statement((db, p: Wanted & { key: string; prefix: string }) =>
    orders(db, p)
      .where(sql<string>`substr(o.order_key, 1, ${sql.lit(length)})`, '=', p.prefix)
      .where('o.order_key', '<>', p.key)
      .orderBy('o.sort_date', 'desc')
      .orderBy('o.id', 'desc')
      .limit(p.limit),
  );
const byPrefix = { 1: beginningWith(1), 2: beginningWith(2) } as const;
const matching = statement((db, p: Wanted & { key: string; match: string }) =>
  orders(db, p)
    .innerJoin('sales_order_search as f', (join) =>
      join.on('o.id', '=', sql<number>`f.rowid & ${sql.lit(SEARCH_ID_MASK)}`),
    )
    .where(sql<boolean>`sales_order_search MATCH ${p.match}`)
    .where('o.order_key', '<>', p.key)
    .orderBy('f.rowid', 'desc')
    .limit(p.limit),
);

/**
 * Orders by any part of number, customer or description, accents or not, newest first; the order
 * whose number is exactly what was typed stands on top, or the one that number was merged into.
 * Under three characters: a prefix of the number. Workable orders (all but void) unless `status`
 * says otherwise.
 */
export function searchOrders(reader: Reader, search: OrderSearch): OrderSummary[] {
  return reader.snapshot(() => findOrders(reader, search));
}

function findOrders(reader: Reader, search: OrderSearch): OrderSummary[] {
  const q = search.q.trim();
  const key = orderKey(q);
  const wanted: Wanted = { limit: search.limit, status: search.status ?? null };
  if (key === '') return reader.all(newest, wanted).map(toSummary);
  const exact = typedKeys(q).flatMap((typed) => findExactly(reader, typed, wanted) ?? []);
  const found = [...exact, ...listOthers(reader, q, { ...wanted, key })];
  const once = new Map(found.map((row) => [row.order_number, row]));
  return [...once.values()].slice(0, search.limit).map(toSummary);
}

function findExactly(reader: Reader, key: string, { status }: Wanted): SummaryRow | undefined {
  const exact = reader.get(exactly, { key, status });
  const meant = exact ? undefined : reader.get(meantBy, { key });
  return meant ? reader.get(exactly, { key: meant.order_key, status }) : exact;
}

/** Whether the index of all text is read: among millions of orders that can take a while. */
export const isFragment = (q: string): boolean => Array.from(plainText(q.trim())).length >= TRIGRAM;

function listOthers(reader: Reader, q: string, wanted: Wanted & { key: string }): SummaryRow[] {
  if (isFragment(q)) return listContaining(reader, q, wanted);
  const [first = '', second] = Array.from(wanted.key);
  return second === undefined
    ? reader.all(byPrefix[1], { ...wanted, prefix: first })
    : reader.all(byPrefix[2], { ...wanted, prefix: first + second });
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** The end of what somebody types tells most: after it, few orders are left to look at. */
const TELLING_END = 5;
/** More than this are not looked at one by one: then the index has to find the text whole. */
const MOST_CANDIDATES = 500;
/** While half the index may be of another generation: a tenth of a second. */
const MOST_MIXED = 20_000;

/**
 * Orders with the text in one of their fields. Among millions of orders the index needs a tenth of
 * a second to find a long text whole, and a millisecond to find its end; nearly always the first
 * candidates with that end hold the whole text. Where they do not, more of them are looked at, then
 * those that hold its beginning too, and only then is the index asked for the whole.
 */
function listContaining(reader: Reader, q: string, wanted: Wanted & { key: string }): SummaryRow[] {
  const sought = plainText(q);
  const characters = Array.from(sought);
  const whole = quoted(sought);
  // What an import is bringing stands in the index beside what is in force.
  const isMixed = isInTransit(reader);
  const isShort = characters.length <= TELLING_END;
  if (isShort && !isMixed) return reader.all(matching, { ...wanted, match: whole });
  const end = isShort ? whole : quoted(characters.slice(-TELLING_END).join(''));
  const bothEnds = `${quoted(characters.slice(0, TRIGRAM).join(''))} AND ${end}`;
  // No search has a line end in it, so none is found across two of them.
  const isMeant = (row: SummaryRow): boolean =>
    plainText([row.order_number, row.customer_name, row.description].join('\n')).includes(sought);
  const attempts: [match: string, limit: number][] = [
    [end, wanted.limit],
    [end, MOST_CANDIDATES],
    ...(isShort ? [] : [[bothEnds, MOST_CANDIDATES] as [string, number]]),
    ...(isMixed ? [[whole, MOST_MIXED] as [string, number]] : []),
  ];
  let meant: SummaryRow[] = [];
  for (const [match, limit] of attempts) {
    const candidates = reader.all(matching, { ...wanted, match, limit });
    meant = candidates.filter(isMeant);
    const isComplete = candidates.length < limit || meant.length >= wanted.limit;
    if (isComplete) return meant.slice(0, wanted.limit);
  }
  return isMixed ? meant : reader.all(matching, { ...wanted, match: whole });
}
