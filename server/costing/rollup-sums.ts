/**
 * What must be in the roll-ups, summed from the views that say what counts (migration 0007): of a
 * range of orders, of a day, of a month. `rollups:verify` compares it, `rollups:rebuild` writes it.
 */
import { sql } from 'kysely';
import { MATERIAL_FIGURES, ORDER_FIGURES, PERSON_FIGURES } from './rollups.queries.ts';

/** Order ids, both included. */
export interface OrderRange {
  from: number;
  to: number;
}

const sumsOf = (figures: readonly string[]) =>
  sql.join(figures.map((figure) => sql`sum(${sql.ref(figure)})`));
const orderSums = sumsOf(ORDER_FIGURES);
const personSums = sumsOf(PERSON_FIGURES);
const materialSums = sumsOf(MATERIAL_FIGURES);

/** How many digits of a day are cut off to get a day, a month, a year. */
const SCALES = { day: 1, month: 100, year: 10_000 } as const;
type Unit = keyof typeof SCALES;
const period = (unit: Unit) => sql`day / ${sql.lit(SCALES[unit])}`;

const entriesOf = ({ from, to }: OrderRange) =>
  sql`(SELECT * FROM order_entry WHERE order_id BETWEEN ${from} AND ${to})`;

/** Rows of `order_rollup`, without column names. */
export const orderPeriods = (range: OrderRange, unit: 'day' | 'month') =>
  sql`SELECT ${period(unit)}, order_id, ${orderSums} FROM ${entriesOf(range)} GROUP BY 1, 2`;

/** Rows of `order_year`. */
export const orderYears = (range: OrderRange) =>
  sql`SELECT ${period('year')}, o.id, o.customer_id, o.revenue_cents, ${orderSums}
    FROM ${entriesOf(range)} AS e JOIN sales_order AS o ON o.id = e.order_id GROUP BY 1, 2`;

/** Rows of `order_cost`. */
export const orderTotals = (range: OrderRange) =>
  sql`SELECT o.id, o.customer_id, o.revenue_cents, ${orderSums}
    FROM ${entriesOf(range)} AS e JOIN sales_order AS o ON o.id = e.order_id GROUP BY 1`;

/** Plant days, both included. */
export interface DayRange {
  from: string;
  to: string;
}

/** Rows of `person_rollup`. */
export const personPeriods = ({ from, to }: DayRange, unit: 'day' | 'month') =>
  sql`SELECT ${period(unit)}, user_id, task_type_id, ${personSums} FROM labor_entry
    WHERE session_id IN (SELECT id FROM work_session WHERE business_day BETWEEN ${from} AND ${to})
    GROUP BY 1, 2, 3`;

/** Rows of `material_rollup`. */
export const materialPeriods = ({ from, to }: DayRange, unit: 'day' | 'month') =>
  sql`SELECT ${period(unit)}, material_id, ${materialSums} FROM material_entry
    WHERE usage_id IN (SELECT id FROM material_usage WHERE business_day BETWEEN ${from} AND ${to})
    GROUP BY 1, 2`;

/** A month's rows of `person_rollup` from those of its days. */
export const personMonth = (month: number) =>
  sql`SELECT ${month}, user_id, task_type_id, ${personSums} FROM person_rollup
    WHERE period BETWEEN ${month * 100} AND ${month * 100 + 99} GROUP BY 2, 3`;

/** A month's rows of `material_rollup` from those of its days. */
export const materialMonth = (month: number) =>
  sql`SELECT ${month}, material_id, ${materialSums} FROM material_rollup
    WHERE period BETWEEN ${month * 100} AND ${month * 100 + 99} GROUP BY 2`;

/** Every period there is in `order_rollup`: found one after the other, without reading its rows. */
export const orderRollupPeriods = sql`(
  WITH RECURSIVE found (period) AS (
    SELECT min(period) FROM order_rollup
    UNION ALL
    SELECT (SELECT min(r.period) FROM order_rollup AS r WHERE r.period > found.period)
    FROM found WHERE found.period IS NOT NULL
  ) SELECT period FROM found)`;
