/** A session as the answer to a change of it. */
import type { Session } from '#schema/contract/sessions.ts';
import type { Reader } from '#server/db/statements.ts';
import { seesMoney, type Caller } from '#server/http/caller.ts';
import { findSession, toSession } from './sessions.queries.ts';

/** The stored answer holds no cents; whoever may see them gets them freshly read. */
export function forCaller(reader: Reader, session: Session, caller: Caller): Session {
  const row = seesMoney(caller) ? findSession(reader, session.id) : undefined;
  return row ? toSession(row, { seesCents: true }) : session;
}
