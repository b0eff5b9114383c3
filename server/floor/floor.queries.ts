import type { Floor } from '#schema/contract/floor.ts';
import { isFixtureName } from '#schema/rules/fixtures.ts';
import type { Reader } from '#server/db/statements.ts';
import { listOpenSessions, toSession } from '#server/sessions/sessions.queries.ts';
import { listUsers } from '#server/users/users.queries.ts';

/** Who works on what now, without the people of a stress run. `today` is the plant day, `now` UTC ms. */
export function readFloor(reader: Reader, today: string, now: number): Floor {
  const working = listOpenSessions(reader).filter((row) => !isFixtureName(row.display_name));
  const busy = new Set(working.map((row) => row.user_id));
  const idle = listUsers(reader, today, false).filter(
    (user) => user.active && user.hasPin && !busy.has(user.id) && !isFixtureName(user.displayName),
  );
  return {
    working: working.map((row) => toSession(row, { seesCents: false })),
    idle: idle.map(({ id, displayName, team }) => ({ id, displayName, team })),
    now: new Date(now).toISOString(),
  };
}
