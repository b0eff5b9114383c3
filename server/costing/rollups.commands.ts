/**
 * Sums the roll-ups again, a part at a time, each exactly and in one transaction: whatever is
 * written before or after it is kept by the triggers. For `npm run rollups:rebuild` only.
 */
import { sql, type RawBuilder } from 'kysely';
import { query } from '#server/db/statements.ts';
import { defineCommand, type Tx } from '#server/writer/command.ts';
import {
  materialMonth,
  materialPeriods,
  orderPeriods,
  orderRollupPeriods,
  orderTotals,
  orderYears,
  personMonth,
  personPeriods,
  type OrderRange,
} from './rollup-sums.ts';

/** @returns how many rows it wrote */
function run(tx: Tx, statement: RawBuilder<unknown>): number {
  return tx.run(query(statement)).changes;
}

export const rebuildOrders = defineCommand({
  name: 'rollups.rebuildOrders',
  right: 'system',
  run(tx, input: OrderRange) {
    const { from, to } = input;
    const these = sql`order_id BETWEEN ${from} AND ${to}`;
    run(tx, sql`DELETE FROM order_cost WHERE ${these}`);
    run(tx, sql`DELETE FROM order_year WHERE ${these}`);
    run(tx, sql`DELETE FROM order_rollup WHERE period IN ${orderRollupPeriods} AND ${these}`);
    const rows =
      run(tx, sql`INSERT INTO order_cost ${orderTotals(input)}`) +
      run(tx, sql`INSERT INTO order_year ${orderYears(input)}`) +
      run(tx, sql`INSERT INTO order_rollup ${orderPeriods(input, 'month')}`) +
      run(tx, sql`INSERT INTO order_rollup ${orderPeriods(input, 'day')}`);
    tx.change(null, { from, to, rows });
    return { rows };
  },
});

export const rebuildDay = defineCommand({
  name: 'rollups.rebuildDay',
  right: 'system',
  run(tx, { day }: { day: string }) {
    const period = Number(day.replaceAll('-', ''));
    const range = { from: day, to: day };
    run(tx, sql`DELETE FROM person_rollup WHERE period = ${period}`);
    run(tx, sql`DELETE FROM material_rollup WHERE period = ${period}`);
    const rows =
      run(tx, sql`INSERT INTO person_rollup ${personPeriods(range, 'day')}`) +
      run(tx, sql`INSERT INTO material_rollup ${materialPeriods(range, 'day')}`);
    tx.change(null, { day, rows });
    return { rows };
  },
});

export const rebuildMonth = defineCommand({
  name: 'rollups.rebuildMonth',
  right: 'system',
  /** `month` as in 202611; its days come first. */
  run(tx, { month }: { month: number }) {
    run(tx, sql`DELETE FROM person_rollup WHERE period = ${month}`);
    run(tx, sql`DELETE FROM material_rollup WHERE period = ${month}`);
    const rows =
      run(tx, sql`INSERT INTO person_rollup ${personMonth(month)}`) +
      run(tx, sql`INSERT INTO material_rollup ${materialMonth(month)}`);
    tx.change(null, { month, rows });
    return { rows };
  },
});
