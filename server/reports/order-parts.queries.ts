/** The parts of sessions that belong to an order. */
import { sql } from 'kysely';
import type { Days } from '#server/costing/rollups.queries.ts';
import { fixturePeople } from '#server/db/fixture-names.ts';
import { build, type Reader } from '#server/db/statements.ts';
import { selectSessions } from '#server/sessions/sessions.queries.ts';
import { confidenceKind } from './profitability.queries.ts';

/** In the order of the day. */
export function listParts(reader: Reader, orderId: number, { from, to }: Days) {
  return reader.all(
    selectSessions(build)
      .innerJoin('work_session_share as part', 'part.session_id', 'w.id')
      .innerJoin('order_task as part_task', 'part_task.id', 'part.order_task_id')
      .select(['part.duration_ms as part_ms', 'part.labor_cents as part_cents'])
      .select(confidenceKind.as('confidence'))
      .where('part_task.order_id', '=', orderId)
      // The plus keeps SQLite from reading everybody's sessions of the range.
      .where(sql`+w.business_day`, '>=', from)
      .where(sql`+w.business_day`, '<=', to)
      .where('w.ended_at', 'is not', null)
      .where('w.user_id', 'not in', fixturePeople())
      .orderBy('w.started_at')
      .orderBy('w.id'),
  );
}
export type Part = ReturnType<typeof listParts>[number];

/** Minutes by code of the type of work, where somebody estimated it. */
export function listEstimates(reader: Reader, orderId: number): ReadonlyMap<string, number> {
  const rows = reader.all(
    build
      .selectFrom('order_task as t')
      .innerJoin('task_type as y', 'y.id', 't.task_type_id')
      .select(['y.code', 't.estimate_minutes as minutes'])
      .where('t.order_id', '=', orderId),
  );
  return new Map(rows.flatMap(({ code, minutes }) => (minutes === null ? [] : [[code, minutes]])));
}
