/** Where the hours went: ended work by task type. */
import { daysOf } from '#server/costing/rollups.queries.ts';
import type { Reader } from '#server/db/statements.ts';
import { listBooked, type Booked } from './booked.queries.ts';
import { drillTo } from './drill.ts';
import type { Question } from './question.ts';
import type { Line, Lines } from './table.ts';

/** Orders on which it was done; for indirect work, who did it. */
function drillOf({ code, kind }: Booked, { query, viewer }: Question): string {
  const { userId, teamId } = viewer.reach;
  if (userId !== undefined) return drillTo('sessions', query, { user: userId, taskType: code });
  if (kind === 'indirect') {
    return drillTo('reports/tables/indirect', query, { team: query.team, taskType: code });
  }
  // Profitability knows teams by their id only; the orders of people in none are all there.
  const team = query.team === 'none' ? undefined : (query.team ?? teamId);
  return drillTo('reports', query, { team, taskType: code });
}

export function timeByTaskType(reader: Reader, question: Question): Lines<'task-types'> {
  const { query, viewer } = question;
  const scope = { reach: viewer.reach, team: query.team };
  const byType = new Map<number, Line<'task-types'>>();
  const people = new Set<number>();
  for (const work of listBooked(reader, daysOf(query), scope)) {
    people.add(work.user_id);
    const line = byType.get(work.task_type_id);
    const before = line?.cells;
    const plus = (key: 'people' | 'sessions' | 'workedMs' | 'laborCents' | 'unratedSessions') =>
      Number(before?.[key] ?? 0);
    const sessions = plus('sessions') + work.sessions;
    const workedMs = plus('workedMs') + work.labor_ms;
    byType.set(work.task_type_id, {
      id: work.code,
      cells: {
        taskType: work.task_type_name,
        code: work.code,
        kind: work.kind,
        people: plus('people') + 1,
        sessions,
        workedMs,
        averageMs: Math.round(workedMs / sessions),
        laborCents: plus('laborCents') + work.labor_cents,
        unratedSessions: plus('unratedSessions') + work.unrated_sessions,
      },
      drill: drillOf(work, question),
    });
  }
  const lines = [...byType.values()];
  const total = (key: 'sessions' | 'workedMs') =>
    lines.reduce((sum, { cells }) => sum + Number(cells[key]), 0);
  const averageMs = lines.length > 0 ? Math.round(total('workedMs') / total('sessions')) : null;
  // Whoever did two kinds of work stands in two rows and is one person.
  return { lines, totals: { people: null, averageMs } };
}
