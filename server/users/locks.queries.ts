/** Who has to wait after too many wrong tries, see `auth/throttle.ts`. */
import { sql } from 'kysely';
import type { Lock } from '#schema/contract/users.ts';
import { statement, type Reader } from '#server/db/statements.ts';

const current = statement((db, p: { now: number }) =>
  db
    .selectFrom('pin_throttle as t')
    .leftJoin('device as d', (join) =>
      join.on(sql<string>`'device:' || d.id`, '=', sql.ref('t.device_key')),
    )
    .select(['t.user_key', 't.device_key', 't.failures', 't.locked_until'])
    .select(['d.id as device_id', 'd.name as device_name'])
    .where('t.locked_until', '>', p.now)
    .where('t.user_key', 'like', 'user:%')
    .orderBy('t.locked_until', 'desc'),
);

/** The locks that hold now, by the id of their person; the longest first. */
export function listLocks(reader: Reader, now: number): Map<number, Lock[]> {
  const locks = new Map<number, Lock[]>();
  for (const row of reader.all(current, { now })) {
    const userId = Number(row.user_key.slice('user:'.length));
    const ofUser = locks.get(userId) ?? [];
    locks.set(userId, [...ofUser, toLock(row)]);
  }
  return locks;
}

function toLock(row: (typeof current)['row']): Lock {
  return {
    of: row.device_key.startsWith('password@') ? 'password' : 'pin',
    device:
      row.device_id === null ? null : { id: row.device_id, displayName: row.device_name ?? '' },
    wrongTries: row.failures,
    until: new Date(row.locked_until).toISOString(),
  };
}
