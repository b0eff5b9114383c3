import type { DeactivationPreview } from '#schema/contract/deactivation.ts';
import { statement, type Reader } from '#server/db/statements.ts';
import { countSignIns } from '#server/users/users.queries.ts';
import { findOpenSession, toSession } from './sessions.queries.ts';

const sessionCount = statement((db, p: { userId: number }) =>
  db
    .selectFrom('work_session')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('user_id', '=', p.userId),
);

/** What deactivating somebody at `now` (UTC ms) would end, and what would stay. */
export function previewDeactivation(
  reader: Reader,
  userId: number,
  now: number,
): DeactivationPreview {
  const open = findOpenSession(reader, userId);
  return {
    signIns: countSignIns(reader, userId, now),
    sessions: reader.get(sessionCount, { userId })?.count ?? 0,
    runningWork: open ? toSession(open, { seesCents: false }) : null,
  };
}
