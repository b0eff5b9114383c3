import type { RosterUser } from '#schema/contract/auth.ts';
import { isFixture } from '#server/db/fixture-names.ts';
import { statement, type Reader } from '#server/db/statements.ts';
import { listOpenSessions, type SessionRow } from '#server/sessions/sessions.queries.ts';
import { initialsOf } from '#server/users/users.queries.ts';

const signablePeople = statement((db, _p: object) =>
  db
    .selectFrom('app_user as u')
    .leftJoin('team as t', 't.id', 'u.team_id')
    .select([
      'u.id',
      'u.display_name',
      'u.badge',
      'u.language',
      'u.pin_is_one_time',
      'u.pin_length',
      't.name as team',
    ])
    .where('u.is_active', '=', 1)
    .where('u.pin_hash', 'is not', null)
    .where((eb) => eb.not(isFixture('u.display_name')))
    .orderBy('u.display_name'),
);

type Running = Pick<RosterUser, 'onTheClock' | 'session'>;

const NOTHING_RUNS: Running = { onTheClock: null, session: null };

function runningOf(row: SessionRow): Running {
  const { order_number: orderNumber } = row;
  const startedAt = new Date(row.started_at).toISOString();
  return {
    onTheClock: { orderNumber, taskTypeName: row.task_type_name, startedAt },
    session: { id: row.public_id, orderNumber, taskType: row.task_type, startedAt },
  };
}

/** The tiles of the sign-in wall: every real person with a PIN, and what they are on the clock with. */
export function listRoster(reader: Reader): RosterUser[] {
  const open = new Map(listOpenSessions(reader).map((row) => [row.user_id, row]));
  return reader.all(signablePeople, {}).map((person) => {
    const row = open.get(person.id);
    return {
      id: person.id,
      displayName: person.display_name,
      initials: initialsOf(person.display_name),
      team: person.team,
      badge: person.badge,
      language: person.language,
      pinDue: person.pin_is_one_time === 1,
      pinLength: person.pin_length,
      ...(row ? runningOf(row) : NOTHING_RUNS),
    };
  });
}
