/** What the pictures above the table show, of the selected orders. Months are 202611. */
import { sql } from 'kysely';
import type { CostSettings } from '#schema/contract/report-settings.ts';
import { daysOf, isRowOf, laborIn, type Days } from '#server/costing/rollups.queries.ts';
import { fixturePeople } from '#server/db/fixture-names.ts';
import { query, type Reader } from '#server/db/statements.ts';
import { isNarrowed, selectedOrders, type Selection, type Sql } from './order-selection.ts';

export interface MonthRow {
  month: number;
  labor_ms: number;
  labor_cents: number;
  material_cents: number;
  /** Not rounded yet: the sum of what each order's month is worth. */
  revenue: number;
}

/** Cost with burden in hundredths of a cent, so that nothing is rounded before it is divided. */
const exactCost = (row: 'r' | 'l', { burdenBasisPoints }: CostSettings): Sql =>
  sql`(${sql.ref(`${row}.labor_cents`)} * ${sql.lit(10_000 + burdenBasisPoints)}
    + ${sql.ref(`${row}.material_cents`)} * 10000)`;

/**
 * Each month of the range: cost as it was booked, and the revenue it earned: of each order's
 * revenue the month's share of what the order cost in all. An order that cost nothing earns none.
 */
export function sumMonths(
  reader: Reader,
  selection: Selection,
  settings: CostSettings,
): MonthRow[] {
  const [month, life] = [exactCost('r', settings), exactCost('l', settings)];
  const selected = sql`r.order_id IN (SELECT f.order_id ${selectedOrders(selection, settings)})`;
  return reader.all(
    query(sql<MonthRow>`
      SELECT CASE WHEN r.period > 999999 THEN r.period / 100 ELSE r.period END AS month,
        sum(r.labor_ms) AS labor_ms, sum(r.labor_cents) AS labor_cents,
        sum(r.material_cents) AS material_cents,
        total(CASE WHEN ${life} > 0 THEN 1.0 * l.revenue_cents * ${month} / ${life} END) AS revenue
      FROM order_rollup AS r JOIN order_cost AS l ON l.order_id = r.order_id
      WHERE ${isRowOf(daysOf(selection))}
        ${isNarrowed(selection) ? sql`AND ${selected}` : sql``}
      GROUP BY 1 ORDER BY 1`),
  );
}

export interface TaskRow {
  task_type: string;
  task_type_name: string;
  labor_ms: number;
  labor_cents: number;
}

const taskColumns = sql`t.code AS task_type, t.name AS task_type_name`;

/** Labor on the selected orders by type of work, the longest first. */
export function sumTasks(reader: Reader, selection: Selection, settings: CostSettings): TaskRow[] {
  const days = daysOf(selection);
  if (isNarrowed(selection)) return sumTasksOfOrders(reader, selection, settings, days);
  return reader.all(
    query(sql<TaskRow>`
      SELECT ${taskColumns}, sum(l.labor_ms) AS labor_ms, sum(l.labor_cents) AS labor_cents
      FROM ${laborIn(days)} AS l JOIN task_type AS t ON t.id = l.task_type_id
      WHERE t.kind = 'direct' GROUP BY t.id ORDER BY labor_ms DESC, t.id`),
  );
}

/** No roll-up knows both order and type of work: the sessions of the few orders are read. */
function sumTasksOfOrders(
  reader: Reader,
  selection: Selection,
  settings: CostSettings,
  { from, to }: Days,
): TaskRow[] {
  return reader.all(
    query(sql<TaskRow>`
      SELECT ${taskColumns}, sum(s.duration_ms) AS labor_ms,
        coalesce(sum(s.labor_cents), 0) AS labor_cents
      FROM (SELECT f.order_id ${selectedOrders(selection, settings)}) AS one
      CROSS JOIN order_task AS ot ON ot.order_id = one.order_id
      CROSS JOIN work_session_share AS s ON s.order_task_id = ot.id
      CROSS JOIN work_session AS w ON w.id = s.session_id
      CROSS JOIN task_type AS t ON t.id = ot.task_type_id
      WHERE s.duration_ms IS NOT NULL AND w.business_day BETWEEN ${from} AND ${to}
        AND w.user_id NOT IN ${fixturePeople()}
      GROUP BY t.id ORDER BY labor_ms DESC, t.id`),
  );
}
