/** Where the roll-ups and what they sum are not the same; one statement sees one moment of both. */
import { sql, type RawBuilder } from 'kysely';
import { query, type Reader } from '#server/db/statements.ts';
import {
  materialPeriods,
  orderPeriods,
  orderRollupPeriods,
  orderTotals,
  orderYears,
  personPeriods,
  type OrderRange,
} from './rollup-sums.ts';
import { MATERIAL_FIGURES, ORDER_FIGURES, PERSON_FIGURES } from './rollups.queries.ts';

export interface RollupDifference {
  table: string;
  /** Which row: its key columns with their values. */
  row: string;
  /** Figures in the order of the table's columns; null where there is no such row. */
  found: string | null;
  summed: string | null;
}

interface Table {
  name: string;
  keys: readonly string[];
  figures: readonly string[];
}

const COPIED = ['customer_id', 'revenue_cents'];
const ORDER_COST = {
  name: 'order_cost',
  keys: ['order_id'],
  figures: [...COPIED, ...ORDER_FIGURES],
};
const ORDER_YEAR = {
  name: 'order_year',
  keys: ['year', 'order_id'],
  figures: [...COPIED, ...ORDER_FIGURES],
};
const ORDER_ROLLUP = {
  name: 'order_rollup',
  keys: ['period', 'order_id'],
  figures: ORDER_FIGURES,
};
const PERSON_ROLLUP = {
  name: 'person_rollup',
  keys: ['period', 'user_id', 'task_type_id'],
  figures: PERSON_FIGURES,
};
const MATERIAL_ROLLUP = {
  name: 'material_rollup',
  keys: ['period', 'material_id'],
  figures: MATERIAL_FIGURES,
};

function differences(
  reader: Reader,
  { name, keys, figures }: Table,
  where: RawBuilder<unknown>,
  summed: RawBuilder<unknown>,
): RollupDifference[] {
  const columns = sql.join([...keys, ...figures].map((column) => sql.ref(column)));
  const said = (names: readonly string[], ...sides: readonly ('s' | 'f')[]) => {
    const parts = names.map((column) => {
      const values = sides.map((side) => sql`${sql.ref(side)}.${sql.ref(column)}`);
      return sql`${sql.lit(`${column} `)} || coalesce(${sql.join(values)}, 'none')`;
    });
    return sql`concat_ws(', ', ${sql.join(parts)})`;
  };
  const same = sql.join(
    keys.map((key) => sql`f.${sql.ref(key)} = s.${sql.ref(key)}`),
    sql` AND `,
  );
  const [key = ''] = keys;
  const compared = sql<RollupDifference>`
    WITH found (${columns}) AS MATERIALIZED (SELECT ${columns} FROM ${sql.table(name)} WHERE ${where}),
      summed (${columns}) AS MATERIALIZED (${summed}),
      present AS (SELECT * FROM found EXCEPT SELECT * FROM summed),
      wanted AS (SELECT * FROM summed EXCEPT SELECT * FROM found)
    SELECT ${sql.lit(name)} AS "table",
      ${said(keys, 's', 'f')} AS "row",
      CASE WHEN f.${sql.ref(key)} IS NOT NULL THEN ${said(figures, 'f')} END AS found,
      CASE WHEN s.${sql.ref(key)} IS NOT NULL THEN ${said(figures, 's')} END AS summed
    FROM wanted AS s FULL JOIN present AS f ON ${same}`;
  return reader.all(query(compared));
}

/** Of a range of orders, in every period. */
export function compareOrders(reader: Reader, range: OrderRange): RollupDifference[] {
  const these = sql`order_id BETWEEN ${range.from} AND ${range.to}`;
  const inPeriods = sql`period IN ${orderRollupPeriods} AND ${these}`;
  const both = sql`${orderPeriods(range, 'day')} UNION ALL ${orderPeriods(range, 'month')}`;
  return [
    ...differences(reader, ORDER_COST, these, orderTotals(range)),
    ...differences(reader, ORDER_YEAR, these, orderYears(range)),
    ...differences(reader, ORDER_ROLLUP, inPeriods, both),
  ];
}

/** Of people and materials in a month (202611) and on its days. */
export function compareMonth(reader: Reader, month: number): RollupDifference[] {
  const text = String(month).padStart(6, '0');
  const prefix = `${text.slice(0, 4)}-${text.slice(4)}`;
  const range = { from: `${prefix}-00`, to: `${prefix}-99` };
  const where = sql`(period = ${month} OR period BETWEEN ${month * 100} AND ${month * 100 + 99})`;
  const labor = sql`${personPeriods(range, 'day')} UNION ALL ${personPeriods(range, 'month')}`;
  const material = sql`${materialPeriods(range, 'day')} UNION ALL ${materialPeriods(range, 'month')}`;
  return [
    ...differences(reader, PERSON_ROLLUP, where, labor),
    ...differences(reader, MATERIAL_ROLLUP, where, material),
  ];
}
