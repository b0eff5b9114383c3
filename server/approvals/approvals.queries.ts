/** A team's week: who worked how long, and what stands between it and its approval. */
import type {
  ApprovalIssue,
  ApprovalIssueKind,
  ApprovalPerson,
  TeamWeek,
} from '#schema/contract/approvals.ts';
import type { Changed } from '#schema/contract/common.ts';
import { sql } from 'kysely';
import { sundayOf } from '#schema/rules/week.ts';
import { statement, type Reader } from '#server/db/statements.ts';
import { isTooLong } from '#server/sessions/estimated-ends.queries.ts';
import { isUnverified } from '#server/sessions/unverified.queries.ts';
import { changesAfterApproval } from './changes-after.queries.ts';
import { inTeam, workOf, type Week } from './team-work.ts';
import { versionOf } from './week-version.ts';

/** Work keeps the day it was recorded on, also when the plant's time zone is another one now. */
const ZONE_CHANGE_MS = 3 * 24 * 3_600_000;

const members = statement((db, p: Week) =>
  inTeam(db, p)
    .leftJoin('approved_week as a', (join) =>
      join.onRef('a.user_id', '=', 'u.id').on('a.monday', '=', p.monday),
    )
    .leftJoin('app_user as by', 'by.id', 'a.approved_by')
    .select(['u.id', 'u.display_name', 'u.is_active', 'a.approved_at', 'a.approved_by'])
    .select('by.display_name as approved_by_name')
    .orderBy('u.display_name'),
);
const worked = statement((db, p: Week) =>
  workOf(db, p)
    .select((eb) => [
      'u.id',
      eb.fn.coalesce(eb.fn.sum<number>('w.duration_ms'), eb.lit(0)).as('ms'),
      eb.fn.sum<number>('w.is_corrected').as('corrections'),
      sql<number>`sum(w.voided_at IS NULL)`.as('sessions'),
    ])
    .groupBy('u.id'),
);
const present = statement((db, p: Week) =>
  inTeam(db, p)
    .innerJoin('presence as p', 'p.user_id', 'u.id')
    .select(['u.id', sql<number>`coalesce(sum(p.ended_at - p.began_at), 0)`.as('ms')])
    .where('p.business_day', '>=', p.monday)
    .where('p.business_day', '<=', p.sunday)
    .groupBy('u.id'),
);

/** Sessions of the week that run, are too long to believe, or rest on a tap nobody could verify. */
const doubtfulSessions = statement((db, p: Week) =>
  workOf(db, p)
    .innerJoin('task_type as t', 't.id', 'w.task_type_id')
    .leftJoin('work_session_share as s', 's.session_id', 'w.id')
    .leftJoin('order_task as ot', 'ot.id', 's.order_task_id')
    .leftJoin('sales_order as o', 'o.id', 'ot.order_id')
    .select((eb) => [
      'u.id as user_id',
      'u.display_name',
      'w.id',
      'w.public_id',
      'w.started_at',
      'w.ended_at',
      isTooLong.as('is_too_long'),
      't.name as task_name',
      eb.fn.min('o.order_number').as('order_number'),
    ])
    .where('w.voided_at', 'is', null)
    .where((eb) => eb.or([eb('w.ended_at', 'is', null), isTooLong, isUnverified]))
    .groupBy('w.id')
    .orderBy('w.started_at'),
);

/** Taps of that time that still wait in the inbox. */
const waitingTaps = statement((db, p: { teamId: number | null; from: number; until: number }) =>
  inTeam(db, p)
    .innerJoin('captured_event as c', 'c.user_id', 'u.id')
    .select(['u.id as user_id', 'u.display_name', 'c.id', 'c.occurred_at'])
    // As it stands in the index of what waits.
    .where('c.outcome', '=', sql.lit('review'))
    .where('c.occurred_at', '>=', p.from)
    .where('c.occurred_at', '<', p.until)
    .orderBy('c.occurred_at'),
);

const unendedDays = statement((db, p: Week) =>
  inTeam(db, p)
    .innerJoin('presence as p', 'p.user_id', 'u.id')
    .select(['u.id as user_id', 'u.display_name', 'p.began_at'])
    .where('p.ended_at', 'is', null)
    .where('p.business_day', '>=', p.monday)
    .where('p.business_day', '<=', p.sunday)
    .orderBy('p.began_at'),
);

const everyTeam = statement((db, _p: object) =>
  db.selectFrom('team').select(['id', 'name']).orderBy('name'),
);

const GRAVEST_FIRST: readonly ApprovalIssueKind[] = [
  'running',
  'waiting',
  'estimated',
  'unverified',
  'unended',
];

/** What has to be dealt with before a week can be approved. */
export const isBlocking = ({ kind }: Pick<ApprovalIssue, 'kind'>): boolean =>
  kind === 'running' || kind === 'waiting';

const iso = (at: number): string => new Date(at).toISOString();

/** @param runningSince what began before this, UTC ms, and runs, is in the inbox, too */
function sessionIssues(reader: Reader, week: Week, runningSince: number): ApprovalIssue[] {
  return reader.all(doubtfulSessions, week).map((row) => ({
    kind: row.ended_at === null ? 'running' : row.is_too_long ? 'estimated' : 'unverified',
    user: { id: row.user_id, displayName: row.display_name },
    at: iso(row.started_at),
    endedAt: row.ended_at === null ? null : iso(row.ended_at),
    what: row.order_number ?? row.task_name,
    sessionId: row.public_id,
    itemId: null,
    inInbox: row.ended_at === null ? row.started_at < runningSince : Boolean(row.is_too_long),
  }));
}

/** Everybody who is in the team today and still here, or worked in that week. */
function peopleOf(reader: Reader, week: Week): ApprovalPerson[] {
  const workedBy = new Map(reader.all(worked, week).map((row) => [row.id, row]));
  const presentMs = new Map(reader.all(present, week).map((row) => [row.id, row.ms]));
  const people = reader.all(members, week);
  const isAnyApproved = people.some(({ approved_at: at }) => at !== null);
  const changes = isAnyApproved ? changesAfterApproval(reader, week) : new Map<number, Changed>();
  return people.flatMap((row) => {
    const work = workedBy.get(row.id);
    if (row.is_active === 0 && !work) return [];
    const changedAfter = changes.get(row.id) ?? null;
    return [{ ...toPerson(row, work, presentMs.get(row.id) ?? 0), changedAfter }];
  });
}

function toPerson(
  row: (typeof members)['row'],
  work: (typeof worked)['row'] | undefined,
  presenceMs: number,
): Omit<ApprovalPerson, 'changedAfter'> {
  const { approved_at: at, approved_by: id } = row;
  return {
    user: { id: row.id, displayName: row.display_name },
    workedMs: work?.ms ?? 0,
    presenceMs,
    sessions: work?.sessions ?? 0,
    corrections: work?.corrections ?? 0,
    approved:
      at === null || id === null
        ? null
        : { at: iso(at), by: { id, displayName: row.approved_by_name ?? '' } },
  };
}

export interface WeekQuestion {
  team: { id: number; name: string } | null;
  monday: string;
  /** UTC ms at which the week begins and the next one does. */
  from: number;
  until: number;
  now: number;
  longSessionMs: number;
}

export function readTeamWeek(reader: Reader, question: WeekQuestion): TeamWeek {
  const { team, monday, from, until } = question;
  const week = {
    ...{ teamId: team?.id ?? null, monday, sunday: sundayOf(monday) },
    ...{ from, until, earliest: from - ZONE_CHANGE_MS, latest: until + ZONE_CHANGE_MS },
  };
  const others = (kind: ApprovalIssueKind, row: { user_id: number; display_name: string }) => ({
    kind,
    user: { id: row.user_id, displayName: row.display_name },
    endedAt: null,
    what: null,
    sessionId: null,
    inInbox: kind === 'waiting',
  });
  const waiting = reader
    .all(waitingTaps, { teamId: week.teamId, from, until })
    .map((row) => ({ ...others('waiting', row), at: iso(row.occurred_at), itemId: row.id }));
  const unended = reader
    .all(unendedDays, week)
    .map((row) => ({ ...others('unended', row), at: iso(row.began_at), itemId: null }));
  const issues = [
    ...sessionIssues(reader, week, question.now - question.longSessionMs),
    ...waiting,
    ...unended,
  ];
  // Work that runs keeps its day open: one thing to deal with, not two.
  const busy = new Set(issues.flatMap(({ kind, user }) => (kind === 'running' ? [user.id] : [])));
  const shown = {
    people: peopleOf(reader, week),
    issues: issues
      .filter(({ kind, user }) => kind !== 'unended' || !busy.has(user.id))
      .sort((a, b) => GRAVEST_FIRST.indexOf(a.kind) - GRAVEST_FIRST.indexOf(b.kind)),
  };
  return { team, monday, isOver: question.now >= until, version: versionOf(shown), ...shown };
}

/** The teams whose weeks somebody may see: the own one, or with null all and the people without. */
export function listTeamsToApprove(
  reader: Reader,
  teamId: number | null,
): ({ id: number; name: string } | null)[] {
  const teams = reader.all(everyTeam, {});
  return teamId === null ? [...teams, null] : teams.filter(({ id }) => id === teamId);
}
