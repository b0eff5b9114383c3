/** A team's week: who worked how long, and what stands between it and its approval. */
import type {
  ApprovalIssue,
  ApprovalIssueKind,
  ApprovalPerson,
  TeamWeek,
} from '#schema/contract/approvals.ts';
import { sundayOf } from '#schema/rules/week.ts';
import { isFixture } from '#server/db/fixture-names.ts';
import { statement, type Builder, type Reader } from '#server/db/statements.ts';
import { isTooLong } from '#server/sessions/estimated-ends.queries.ts';

interface Week {
  teamId: number | null;
  monday: string;
  sunday: string;
}

const inTeam = (db: Builder, { teamId }: Pick<Week, 'teamId'>) =>
  db
    .selectFrom('app_user as u')
    .where('u.team_id', 'is', teamId)
    .where((eb) => eb.not(isFixture('u.display_name')));

/** Everybody who is in the team today and still here, or worked in that week. */
const members = statement((db, p: Week) =>
  inTeam(db, p)
    .leftJoin('approved_week as a', (join) =>
      join.onRef('a.user_id', '=', 'u.id').on('a.monday', '=', p.monday),
    )
    .leftJoin('app_user as by', 'by.id', 'a.approved_by')
    .select((eb) => [
      'u.id',
      'u.display_name',
      'a.approved_at',
      'a.approved_by',
      'by.display_name as approved_by_name',
      eb
        .selectFrom('work_session as w')
        .select((sum) => sum.fn.coalesce(sum.fn.sum<number>('w.duration_ms'), sum.lit(0)).as('ms'))
        .whereRef('w.user_id', '=', 'u.id')
        .where('w.business_day', '>=', p.monday)
        .where('w.business_day', '<=', p.sunday)
        .as('worked_ms'),
      eb
        .selectFrom('work_session as w')
        .select((sum) => sum.fn.countAll<number>().as('count'))
        .whereRef('w.user_id', '=', 'u.id')
        .where('w.voided_at', 'is', null)
        .where('w.business_day', '>=', p.monday)
        .where('w.business_day', '<=', p.sunday)
        .as('sessions'),
      eb
        .selectFrom('work_session as w')
        .select((sum) =>
          sum.fn.coalesce(sum.fn.sum<number>('w.is_corrected'), sum.lit(0)).as('count'),
        )
        .whereRef('w.user_id', '=', 'u.id')
        .where('w.business_day', '>=', p.monday)
        .where('w.business_day', '<=', p.sunday)
        .as('corrections'),
      eb
        .selectFrom('presence as p')
        .select((sum) =>
          sum.fn
            .coalesce(sum.fn.sum<number>(sum('p.ended_at', '-', sum.ref('p.began_at'))), sum.lit(0))
            .as('ms'),
        )
        .whereRef('p.user_id', '=', 'u.id')
        .where('p.business_day', '>=', p.monday)
        .where('p.business_day', '<=', p.sunday)
        .as('presence_ms'),
    ])
    .where((eb) =>
      eb.or([
        eb('u.is_active', '=', 1),
        eb.exists(
          eb
            .selectFrom('work_session as w')
            .select('w.id')
            .whereRef('w.user_id', '=', 'u.id')
            .where('w.business_day', '>=', p.monday)
            .where('w.business_day', '<=', p.sunday),
        ),
      ]),
    )
    .orderBy('u.display_name'),
);

/** Sessions of the week that run, are too long to believe, or rest on a tap nobody could verify. */
const doubtfulSessions = statement((db, p: Week) =>
  inTeam(db, p)
    .innerJoin('work_session as w', 'w.user_id', 'u.id')
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
    .where('w.business_day', '>=', p.monday)
    .where('w.business_day', '<=', p.sunday)
    .where('w.voided_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('w.ended_at', 'is', null),
        isTooLong,
        eb.and([
          eb('w.is_corrected', '=', 0),
          eb.exists(
            eb
              .selectFrom('captured_event as c')
              .select('c.id')
              .whereRef('c.session_public_id', '=', 'w.public_id')
              .where('c.outcome', '=', 'accepted')
              .where('c.reason', 'in', ['unproven', 'wrong_pin']),
          ),
        ]),
      ]),
    )
    .groupBy('w.id')
    .orderBy('w.started_at'),
);

/** Taps of that time that still wait in the inbox. */
const waitingTaps = statement((db, p: { teamId: number | null; from: number; until: number }) =>
  inTeam(db, p)
    .innerJoin('captured_event as c', 'c.user_id', 'u.id')
    .select(['u.id as user_id', 'u.display_name', 'c.id', 'c.occurred_at'])
    .where('c.outcome', '=', 'review')
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

function peopleOf(reader: Reader, week: Week): ApprovalPerson[] {
  return reader.all(members, week).map((row) => ({
    user: { id: row.id, displayName: row.display_name },
    workedMs: Number(row.worked_ms),
    presenceMs: Number(row.presence_ms),
    sessions: row.sessions ?? 0,
    corrections: Number(row.corrections),
    approved:
      row.approved_at === null || row.approved_by === null
        ? null
        : {
            at: iso(row.approved_at),
            by: { id: row.approved_by, displayName: row.approved_by_name ?? '' },
          },
  }));
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
  const week = { teamId: team?.id ?? null, monday, sunday: sundayOf(monday) };
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
  return {
    team,
    monday,
    isOver: question.now >= until,
    people: peopleOf(reader, week),
    issues: issues
      .filter(({ kind, user }) => kind !== 'unended' || !busy.has(user.id))
      .sort((a, b) => GRAVEST_FIRST.indexOf(a.kind) - GRAVEST_FIRST.indexOf(b.kind)),
  };
}

/** The teams whose weeks somebody may see: the own one, or with null all and the people without. */
export function listTeamsToApprove(
  reader: Reader,
  teamId: number | null,
): ({ id: number; name: string } | null)[] {
  const teams = reader.all(everyTeam, {});
  return teamId === null ? [...teams, null] : teams.filter(({ id }) => id === teamId);
}
