/**
 * Ended work by person and task type, in a range of plant days, from the roll-ups. A session that
 * worked on two orders is one on each.
 */
import { laborIn, type Days } from '#server/costing/rollups.queries.ts';
import { build, type Reader } from '#server/db/statements.ts';
import { idsOfPeople, type Scope } from './people.queries.ts';

export interface Booked {
  user_id: number;
  task_type_id: number;
  code: string;
  task_type_name: string;
  kind: 'direct' | 'indirect';
  sessions: number;
  labor_ms: number;
  /** Without what has no rate. */
  labor_cents: number;
  /** Sessions whose cost is unknown for want of a rate. */
  unrated_sessions: number;
}

export function listBooked(reader: Reader, days: Days, scope: Scope): Booked[] {
  return reader.all(
    build
      .selectFrom(laborIn(days).as('w'))
      .innerJoin('task_type as t', 't.id', 'w.task_type_id')
      .select(['t.code', 't.name as task_type_name', 't.kind', 'w.user_id', 'w.task_type_id'])
      .select(['w.sessions', 'w.labor_ms', 'w.labor_cents', 'w.unrated_sessions'])
      .where('w.user_id', 'in', idsOfPeople(scope)),
  );
}
