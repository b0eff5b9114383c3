/** Hours on no order, by task type and person: reported beside the orders, never spread over them. */
import { daysOf } from '#server/costing/rollups.queries.ts';
import type { Reader } from '#server/db/statements.ts';
import { listBooked } from './booked.queries.ts';
import { drillTo } from './drill.ts';
import { mapPeople } from './people.queries.ts';
import type { Question } from './question.ts';
import type { Line, Lines } from './table.ts';

export function indirectTime(reader: Reader, { query, viewer }: Question): Lines<'indirect'> {
  const scope = { reach: viewer.reach, team: query.team, user: query.user };
  const people = mapPeople(reader, scope);
  const wanted = query.taskType?.toUpperCase();
  const lines = listBooked(reader, daysOf(query), scope)
    .filter(({ kind }) => kind === 'indirect')
    .filter(({ code }) => wanted === undefined || code.toUpperCase() === wanted)
    .map((work): Line<'indirect'> => ({
      id: `${work.code}.${work.user_id}`,
      cells: {
        taskType: work.task_type_name,
        person: people.get(work.user_id)?.display_name ?? null,
        team: people.get(work.user_id)?.team_name ?? null,
        sessions: work.sessions,
        workedMs: work.labor_ms,
        laborCents: work.labor_cents,
        unratedSessions: work.unrated_sessions,
      },
      drill: drillTo('sessions', query, { user: work.user_id, taskType: work.code }),
    }));
  return { lines };
}
