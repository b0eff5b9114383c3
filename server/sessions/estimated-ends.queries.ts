/**
 * Work whose end is an estimate: longer than the shop believes, ended or running on, and nobody has
 * looked at it yet. It is cut by nobody; a foreman says when it ended, or agrees that it was so long.
 */
import { sql } from 'kysely';
import { build, query, statement, type Reader } from '#server/db/statements.ts';
import type { PlantCalendar } from '#server/settings/plant-calendar.ts';
import { selectSessions, type SessionRow } from './sessions.queries.ts';

/** Of session `w`, which ended: the words of its partial index. */
export const isTooLong = sql<boolean>`(w.is_long = 1 AND w.is_corrected = 0)`;

/** Of session `w`: it runs since before this instant. */
const runsSince = (before: number) =>
  sql<boolean>`(w.ended_at IS NULL AND w.voided_at IS NULL AND w.started_at < ${before})`;

export interface EstimatesQuestion {
  /** Whose work may be seen: one team's, nobody's (null), or everybody's. */
  teamId?: number | null | undefined;
  /** Work that began before this, UTC ms, and runs, has run too long. */
  runningSince: number;
}

const ofTeam = ({ teamId }: EstimatesQuestion) =>
  teamId === undefined
    ? sql<boolean>`1`
    : sql<boolean>`w.user_id IN (SELECT id FROM app_user WHERE team_id = ${teamId})`;

/** Each branch has an index of its own: an OR would read every session there is. */
export const estimatedIds = (question: EstimatesQuestion) => sql`
  SELECT w.id FROM work_session AS w WHERE ${isTooLong} AND ${ofTeam(question)}
  UNION ALL
  SELECT w.id FROM work_session AS w
  WHERE ${runsSince(question.runningSince)} AND ${ofTeam(question)}`;

export function countEstimatedEnds(reader: Reader, question: EstimatesQuestion): number {
  const counted = query(
    sql<{ count: number }>`SELECT count(*) AS count FROM (${estimatedIds(question)})`,
  );
  return reader.get(counted)?.count ?? 0;
}

const selectEstimates = () =>
  selectSessions(build).leftJoin('team', 'team.id', 'u.team_id').select('team.name as team_name');

export type EstimatedWork = SessionRow & { team_name: string | null };

/** The longest ago first. @param after where the page before ended: the start, then the row's id */
export function listEstimatedEnds(
  reader: Reader,
  question: EstimatesQuestion,
  after: { at: number; id: number } | null,
  limit: number,
): EstimatedWork[] {
  let select = selectEstimates().where('w.id', 'in', sql<number>`(${estimatedIds(question)})`);
  if (after) {
    select = select.where(sql<boolean>`(w.started_at, w.id) > (${after.at}, ${after.id})`);
  }
  return reader.all(select.orderBy('w.started_at').orderBy('w.id').limit(limit));
}

const DAY_MS = 24 * 3_600_000;
const DAYS_TO_LEARN_FROM = 10;
const FEWEST_DAYS = 3;
/** A habit of before that says nothing any more. */
const OLDEST_DAY_MS = 60 * DAY_MS;
const MINUTE_MS = 60_000;

const lastEnds = statement((db, p: { userId: number; from: number; until: number }) =>
  db
    .selectFrom('work_session as w')
    .select((eb) => ['w.business_day as day', eb.fn.max<number>('w.ended_at').as('endedAt')])
    .where('w.user_id', '=', p.userId)
    .where('w.started_at', '>=', p.from)
    .where('w.started_at', '<', p.until)
    .where('w.ended_at', 'is not', null)
    .where('w.is_long', '=', 0)
    .groupBy('w.business_day')
    .orderBy('w.business_day', 'desc')
    .limit(DAYS_TO_LEARN_FROM),
);
const lastMaterial = statement(
  (db, p: { userId: number; firstDay: string; lastDay: string; from: number; until: number }) =>
    db
      .selectFrom('material_usage')
      .select((eb) => eb.fn.max<number | null>('used_at').as('usedAt'))
      .where('business_day', '>=', p.firstDay)
      .where('business_day', '<=', p.lastDay)
      .where('user_id', '=', p.userId)
      .where('used_at', '>', p.from)
      .where('used_at', '<', p.until),
);

/** Midday of the next day is 36 hours after a day began, summer time or not. */
const NEXT_DAY_MS = 1.5 * DAY_MS;

/** The first time after `from` at which the clock shows so long after midnight. */
function nextAt(calendar: PlantCalendar, from: number, afterMidnightMs: number): number {
  const today = calendar.startOf(calendar.dayOf(from));
  const at = today + afterMidnightMs;
  if (at > from) return at;
  return calendar.startOf(calendar.dayOf(today + NEXT_DAY_MS)) + afterMidnightMs;
}

/**
 * When such work most likely ended, UTC ms, to the minute: at the time of day at which the person's
 * last ten days of work ended, by their middle, but not before the last material they logged
 * meanwhile. Null when nobody can tell: too few days, or work that would still be too long.
 *
 *   began        usual end   material             ended, or now
 *     ├──────────────┆──────────┆──────────────────────▶
 *                               ▲ proposed
 */
export function proposedEnd(
  reader: Reader,
  calendar: PlantCalendar,
  { user_id: userId, started_at: from, ended_at: endedAt }: SessionRow,
  { now, longSessionMs }: { now: number; longSessionMs: number },
): number | null {
  const until = endedAt ?? now;
  const days = reader.all(lastEnds, { userId, from: from - OLDEST_DAY_MS, until: from });
  if (days.length < FEWEST_DAYS) return null;
  const ends = days
    .map(({ day, endedAt: last }) => last - calendar.startOf(day))
    .sort((a, b) => a - b);
  const middle = ends[Math.floor(ends.length / 2)] ?? 0;
  const usual = nextAt(calendar, from, middle % DAY_MS);
  const [firstDay, lastDay] = [calendar.dayOf(from), calendar.dayOf(until)];
  const logged = reader.get(lastMaterial, { userId, firstDay, lastDay, from, until })?.usedAt ?? 0;
  const proposed = Math.ceil(Math.max(usual, logged) / MINUTE_MS) * MINUTE_MS;
  return proposed < until && proposed - from <= longSessionMs ? proposed : null;
}
