import { sql } from 'kysely';
import type { FloorIdle, FloorTablet, FloorWork } from '#schema/contract/floor.ts';
import { isFixture } from '#server/db/fixture-names.ts';
import { statement, type Reader } from '#server/db/statements.ts';
import { listTabletsWithUnsentTaps } from '#server/devices/devices.queries.ts';
import type { Heartbeats } from '#server/devices/heartbeats.ts';
import { selectSessions, toSession, type SessionRow } from '#server/sessions/sessions.queries.ts';
import { isUnverified } from '#server/sessions/unverified.queries.ts';

/** How one person stands. Both are null for somebody who has nothing to do with the floor. */
export interface Standing {
  userId: number;
  working: FloorWork | null;
  idle: FloorIdle | null;
}

/** The plant's day that is today. */
export interface Today {
  day: string;
  /** UTC ms. */
  startedAt: number;
  /** Outside its shifts nobody of the plant is idle. */
  isWorkingTime: boolean;
}

/** Ids come as one JSON text: so one statement serves for one person and for a thousand. */
const isIn = (column: string, ids: unknown) =>
  sql<boolean>`${sql.ref(column)} IN (SELECT value FROM json_each(${ids}))`;

const people = statement((db, p: { ids: string; day: string; dayStart: number }) =>
  db
    .selectFrom('app_user as u')
    .leftJoin('team as t', 't.id', 'u.team_id')
    .select([
      'u.id',
      'u.display_name',
      't.name as team',
      sql<0 | 1>`u.is_active = 1 AND u.pin_hash IS NOT NULL`.as('can_work'),
      sql<0 | 1>`EXISTS (SELECT 1 FROM presence AS p
        WHERE p.user_id = u.id AND p.ended_at IS NULL AND p.business_day = ${p.day})`.as('present'),
    ])
    .select((eb) =>
      eb
        .selectFrom('work_session as w')
        .select('w.ended_at')
        .whereRef('w.user_id', '=', 'u.id')
        .where('w.started_at', '>=', p.dayStart)
        .where('w.ended_at', 'is not', null)
        .orderBy('w.started_at', 'desc')
        .orderBy('w.ended_at', 'desc')
        .limit(1)
        .as('last_end'),
    )
    .where(isIn('u.id', p.ids))
    .where((eb) => eb.not(isFixture('u.display_name'))),
);
const running = statement((db, p: { ids: string }) =>
  selectSessions(db)
    .select(isUnverified.$castTo<0 | 1>().as('is_unverified'))
    .where('w.ended_at', 'is', null)
    .where('w.voided_at', 'is', null)
    .where(isIn('w.user_id', p.ids)),
);
const teamOf = statement((db, p: { userId: number }) =>
  db
    .selectFrom('app_user as u')
    .innerJoin('team as t', 't.id', 'u.team_id')
    .select('t.name')
    .where('u.id', '=', p.userId),
);
const everybody = statement((db, _p: object) =>
  db
    .selectFrom('app_user')
    .select('id')
    .where((eb) =>
      eb.or([
        eb('is_active', '=', 1),
        eb('id', 'in', (open) =>
          open
            .selectFrom('work_session')
            .select('user_id')
            .where('ended_at', 'is', null)
            .where('voided_at', 'is', null),
        ),
      ]),
    ),
);

/** The name of a person's team; null without one. */
export function findTeamName(reader: Reader, userId: number): string | null {
  return reader.get(teamOf, { userId })?.name ?? null;
}

export function listWaitingTablets(reader: Reader, heartbeats: Heartbeats): FloorTablet[] {
  return listTabletsWithUnsentTaps(reader, heartbeats).map(
    ({ id, name, place, pending, pendingSince, heardAt }) => ({
      ...{ id, name, place, waiting: pending },
      since: pendingSince === null ? null : new Date(pendingSince).toISOString(),
      heardAt: new Date(heardAt).toISOString(),
    }),
  );
}

/** Ids of all who might stand on the floor. */
export function listFloorIds(reader: Reader): number[] {
  return reader.all(everybody, {}).map(({ id }) => id);
}

/** How these people stand, without those of a stress run. */
export function readStandings(reader: Reader, userIds: Iterable<number>, today: Today): Standing[] {
  const ids = JSON.stringify([...userIds]);
  const open = new Map(reader.all(running, { ids }).map((row) => [row.user_id, row]));
  const { day, startedAt: dayStart, isWorkingTime } = today;
  return reader.all(people, { ids, day, dayStart }).map((person) => {
    const { id: userId, display_name: displayName, team } = person;
    const work = open.get(userId);
    const isIdle = !work && person.can_work === 1 && isWorkingTime;
    return {
      userId,
      working: work ? toWork(work, team) : null,
      idle: isIdle ? { id: userId, displayName, team, ...idleness(person) } : null,
    };
  });
}

function toWork(row: SessionRow & { is_unverified: 0 | 1 }, team: string | null): FloorWork {
  return { ...toSession(row, { seesCents: false }), team, unverified: row.is_unverified === 1 };
}

function idleness({ present, last_end: at }: { present: 0 | 1; last_end: number | null }) {
  return { present: present === 1, since: at === null ? null : new Date(at).toISOString() };
}
