/**
 * Order tasks that are done and had an estimate. Done: nobody works on it, and its latest work was
 * finished or its order shipped. It belongs to the range in which that latest work lies, with all
 * its time, since the estimate is of the whole task too. Void orders tell nothing.
 */
import { sql } from 'kysely';
import { fixturePeople, isFixtureOrder } from '#server/db/fixture-names.ts';
import { build, type Reader } from '#server/db/statements.ts';
import type { Days } from '#server/costing/rollups.queries.ts';

export interface EstimatedTask {
  code: string;
  task_type_name: string;
  estimate_minutes: number;
  actual_ms: number;
}

export function listEstimatedTasks(
  reader: Reader,
  { from, to }: Days,
  customer: string | undefined,
): EstimatedTask[] {
  let tasks = build
    .with('touched', (db) =>
      db
        .selectFrom('work_session as w')
        .innerJoin('work_session_share as s', 's.session_id', 'w.id')
        .select('s.order_task_id as id')
        .distinct()
        .where('w.business_day', '>=', from)
        .where('w.business_day', '<=', to)
        .where('w.ended_at', 'is not', null)
        .where('s.order_task_id', 'is not', null),
    )
    .selectFrom('touched')
    .innerJoin('order_task as ot', 'ot.id', 'touched.id')
    .innerJoin('task_type as t', 't.id', 'ot.task_type_id')
    .innerJoin('sales_order as o', 'o.id', 'ot.order_id')
    .innerJoin('work_session_share as s', 's.order_task_id', 'ot.id')
    .innerJoin('work_session as w', 'w.id', 's.session_id')
    .select(['t.code', 't.name as task_type_name', 'ot.estimate_minutes'])
    .select(sql<number>`coalesce(sum(s.duration_ms), 0)`.as('actual_ms'))
    .$narrowType<{ estimate_minutes: number }>()
    .where('ot.estimate_minutes', 'is not', null)
    .where('o.status', '!=', 'void')
    .where((eb) => eb.not(isFixtureOrder('o.order_key')))
    .where('w.user_id', 'not in', fixturePeople())
    .where('w.voided_at', 'is', null)
    .groupBy('ot.id')
    .having(sql<boolean>`count(w.ended_at) = count(*)`)
    .having(sql<boolean>`max(w.business_day) BETWEEN ${from} AND ${to}`)
    // Of work that ended at the same instant, one that finished the task counts as the latest.
    .having(
      sql<boolean>`(o.status = 'shipped' OR max(w.ended_at) =
        max(w.ended_at) FILTER (WHERE w.end_reason = 'finished'))`,
    );
  if (customer !== undefined) {
    tasks = tasks
      .innerJoin('customer_account as c', 'c.id', 'o.customer_id')
      .where('c.name', '=', customer);
  }
  return reader.all(tasks);
}
