/**
 * What orders cost in a range of plant days, read from the roll-ups. Labor and material are the
 * range's, revenue is the whole order's; open sessions count nothing yet. What stress runs made is
 * in no roll-up.
 */
import { sql, type Compilable } from 'kysely';
import type { CostSettings } from '#schema/contract/report-settings.ts';
import type { ConfidenceKind, ProfitabilityColumn } from '#schema/contract/reports.ts';
import type { OrderStatus } from '#schema/contract/orders.ts';
import { plainText } from '#schema/rules/plain-text.ts';
import { isRowOf, type Days, type OrderFigures } from '#server/costing/rollups.queries.ts';
import { fixturePeople, isFixtureOrder } from '#server/db/fixture-names.ts';
import { build, query, type Reader } from '#server/db/statements.ts';
import { isUnverified } from '#server/sessions/unverified.queries.ts';
import { behind, orderBy, type Cursor } from './cursor.ts';
import {
  burdenOf,
  isLosing,
  isMarginStored,
  marginTenthsOf,
  selectedOrders,
  sortKeysOf,
  type Selection,
  type SortKey,
  type Sql,
} from './order-selection.ts';

/** An order's figures in the range, with what the order is, and its figures of all days. */
export interface CostRow extends OrderFigures {
  order_id: number;
  order_number: string;
  customer_name: string | null;
  description: string;
  status: OrderStatus;
  due_date: string | null;
  revenue_cents: number | null;
  estimate_minutes: number | null;
  life_sessions: number;
  life_labor_cents: number;
  life_usages: number;
  life_material_cents: number;
}

/** With what it is sorted by, for the cursor. */
export type SortedRow = CostRow & { key0: number | string; key1: number | string };

export interface Sorting {
  column: ProfitabilityColumn;
  isDescending: boolean;
}

/** What is known of an order whatever the range. */
const orderColumns = sql`o.order_number, k.name AS customer_name, o.description, o.status,
  o.due_date, (SELECT sum(t.estimate_minutes) FROM order_task AS t WHERE t.order_id = o.id)
    AS estimate_minutes, coalesce(life.sessions, 0) AS life_sessions,
  coalesce(life.labor_cents, 0) AS life_labor_cents, coalesce(life.usages, 0) AS life_usages,
  coalesce(life.material_cents, 0) AS life_material_cents`;

/** The selected orders in their order: only as many are looked at closely as are shown. */
export function sortedOrders(
  selection: Selection,
  settings: CostSettings,
  { column, isDescending }: Sorting,
  page?: { limit: number; offset: number; cursor: Cursor | undefined },
): Compilable<SortedRow> {
  const keys = sortKeysOf(column, selection, settings);
  const id = sql.ref('f.order_id');
  const after = page?.cursor && behind(page.cursor, keys, isDescending, id);
  const named = keys.map(({ value }, index) => sql`${value} AS ${sql.ref(`key${index}`)}`);
  const found = (text: 'key' | 'p.key'): SortKey[] =>
    keys.map((one, index) => ({ ...one, value: sql.ref(`${text}${index}`) }));
  return query(sql<SortedRow>`
    SELECT p.*, ${orderColumns}
    FROM (SELECT f.order_id, f.revenue_cents, f.sessions, f.labor_ms, f.labor_cents,
        f.unrated_sessions, f.usages, f.material_cents, ${sql.join(named)}
      ${selectedOrders(selection, settings, { sortedBy: column, after })}
      ${orderBy(found('key'), isDescending, id)}
      ${page ? sql`LIMIT ${page.limit} OFFSET ${page.offset}` : sql``}) AS p
    JOIN sales_order AS o ON o.id = p.order_id
    JOIN order_cost AS life ON life.order_id = p.order_id
    LEFT JOIN customer_account AS k ON k.id = o.customer_id
    ${orderBy(found('p.key'), isDescending, sql.ref('p.order_id'))}`);
}

/** An order by its key, without figures of a range; undefined when it is unknown or a fixture's. */
export function findOrder(reader: Reader, orderKey: string) {
  return reader.get(
    query(sql<Omit<CostRow, keyof OrderFigures>>`
      SELECT o.id AS order_id, o.revenue_cents, ${orderColumns} FROM sales_order AS o
      LEFT JOIN order_cost AS life ON life.order_id = o.id
      LEFT JOIN customer_account AS k ON k.id = o.customer_id
      WHERE o.order_key = ${orderKey} AND NOT ${isFixtureOrder('o.order_key')}`),
  );
}

export interface Sums {
  orders: number;
  losing_orders: number;
  losing_without_revenue: number;
  revenue_cents: number;
  labor_ms: number;
  labor_cents: number;
  burden_cents: number;
  material_cents: number;
}

/** Sums of all selected orders; one without revenue adds cost, no revenue. */
export function sumOrders(reader: Reader, selection: Selection, settings: CostSettings): Sums {
  const none = { orders: 0, losing_orders: 0, losing_without_revenue: 0, revenue_cents: 0 };
  return (
    reader.get(
      query(sql<Sums>`SELECT count(*) AS orders,
        count(CASE WHEN ${isLosing(selection, settings)} THEN 1 END) AS losing_orders,
        count(CASE WHEN f.revenue_cents = 0 AND ${isLosing(selection, settings)} THEN 1 END)
          AS losing_without_revenue,
        coalesce(sum(f.revenue_cents), 0) AS revenue_cents,
        coalesce(sum(f.labor_ms), 0) AS labor_ms,
        coalesce(sum(f.labor_cents), 0) AS labor_cents,
        ${
          settings.burdenBasisPoints === 0
            ? sql`0`
            : sql`coalesce(sum(${burdenOf(sql.ref('f.labor_cents'), settings)}), 0)`
        } AS burden_cents,
        coalesce(sum(f.material_cents), 0) AS material_cents
        ${selectedOrders(selection, settings)}`),
    ) ?? { ...none, labor_ms: 0, labor_cents: 0, burden_cents: 0, material_cents: 0 }
  );
}

export interface MarginCount {
  /** Of a percent; null without revenue. */
  tenths: number | null;
  orders: number;
}

/** How many selected orders have which margin. One that lost too little to show has −1, not 0. */
export function countByMargin(
  reader: Reader,
  selection: Selection,
  settings: CostSettings,
): MarginCount[] {
  const tenths = marginTenthsOf(selection, settings);
  const lostLittle = sql`(${tenths} = 0 AND ${isLosing(selection, settings)})`;
  const count = (margin: Sql, after?: Sql): MarginCount[] =>
    reader.all(
      query(sql<MarginCount>`SELECT ${margin} AS tenths, count(*) AS orders
        ${selectedOrders(selection, settings, { after })} GROUP BY 1`),
    );
  if (!isMarginStored(selection, settings)) {
    return count(sql`CASE WHEN ${lostLittle} THEN -1 ELSE ${tenths} END`);
  }
  // Apart, so that the index counts all others without reading them.
  const little = count(sql`-1`, lostLittle);
  return [
    ...count(tenths),
    ...little,
    ...little.map(({ orders }) => ({ tenths: 0, orders: -orders })),
  ];
}

/** Hours and cost on no order in the range: beside the orders, never spread over them. */
export function sumIndirect(reader: Reader, days: Days): { ms: number; cents: number } {
  const sums = reader.get(
    query(sql<{ ms: number; cents: number }>`
      SELECT coalesce(sum(r.labor_ms), 0) AS ms, coalesce(sum(r.labor_cents), 0) AS cents
      FROM person_rollup AS r WHERE ${isRowOf(days)}
        AND r.task_type_id IN (SELECT id FROM task_type WHERE kind = 'indirect')`),
  );
  return sums ?? { ms: 0, cents: 0 };
}

/** Every order somebody works on now: from the few open sessions, whatever SQLite would guess. */
export function listRunning(reader: Reader): Set<number> {
  const rows = reader.all(
    query(sql<{ order_id: number }>`
      SELECT DISTINCT t.order_id
      FROM work_session AS w INDEXED BY one_open_session_per_user
      CROSS JOIN work_session_share AS s ON s.session_id = w.id
      CROSS JOIN order_task AS t ON t.id = s.order_task_id
      WHERE w.ended_at IS NULL AND w.voided_at IS NULL AND w.user_id NOT IN ${fixturePeople()}`),
  );
  return new Set(rows.map((row) => row.order_id));
}

/**
 * How far the time of session `w` can be believed. What a person corrected is corrected, however
 * it came about; what is too long to believe is at best an estimate.
 */
export const confidenceKind = sql<ConfidenceKind>`CASE
  WHEN w.is_corrected = 1 THEN 'corrected'
  WHEN ${isUnverified} THEN 'unverified'
  WHEN w.is_long = 1 THEN 'estimated'
  ELSE 'measured' END`;

/** Milliseconds of orders in the range by confidence. */
export function listConfidence(reader: Reader, orderIds: readonly number[], days: Days) {
  return reader.all(
    query(sql<{ order_id: number; kind: ConfidenceKind; ms: number }>`
      SELECT t.order_id, ${confidenceKind} AS kind, sum(s.duration_ms) AS ms
      FROM order_task AS t
      JOIN work_session_share AS s ON s.order_task_id = t.id
      JOIN work_session AS w ON w.id = s.session_id
      WHERE t.order_id IN (SELECT value FROM json_each(${JSON.stringify(orderIds)}))
        AND s.duration_ms IS NOT NULL AND w.business_day BETWEEN ${days.from} AND ${days.to}
        AND w.user_id NOT IN ${fixturePeople()}
      GROUP BY 1, 2`),
  );
}

const MOST_CUSTOMERS = 50;

/** Names of customers whose orders cost something, by name; accents do not matter. */
export function listCustomers(reader: Reader, q = ''): string[] {
  const sought = plainText(q.trim());
  const rows = reader.all(
    query(sql<{ name: string }>`
      SELECT DISTINCT k.name FROM customer_account AS k
      WHERE instr(plain_text(k.name), ${sought}) AND k.name <> ''
        AND EXISTS (SELECT 1 FROM sales_order AS o JOIN order_cost AS life ON life.order_id = o.id
          WHERE o.customer_id = k.id)
      ORDER BY k.name COLLATE NOCASE LIMIT ${MOST_CUSTOMERS}`),
  );
  return rows.map(({ name }) => name);
}

/** Ids of what the filters name. */
export function findTeam(reader: Reader, id: number): number | undefined {
  return reader.get(build.selectFrom('team').select('id').where('id', '=', id))?.id;
}
export function findPerson(reader: Reader, id: number): number | undefined {
  return reader.get(build.selectFrom('app_user').select('id').where('id', '=', id))?.id;
}
export function findMaterial(reader: Reader, code: string): number | undefined {
  return reader.get(build.selectFrom('material').select('id').where('code', '=', code))?.id;
}
export function findTaskType(reader: Reader, code: string): number | undefined {
  return reader.get(build.selectFrom('task_type').select('id').where('code', '=', code))?.id;
}
