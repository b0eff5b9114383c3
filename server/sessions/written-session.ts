/** A session as a command has just written it. */
import type { Session } from '#schema/contract/sessions.ts';
import type { Tx } from '#server/writer/command.ts';
import { findSession, toSession, type SessionRow } from './sessions.queries.ts';

export function getWritten(tx: Tx, publicId: string): SessionRow {
  const row = findSession(tx, publicId);
  if (!row) throw new Error(`The session ${publicId} that was just written is not there`);
  return row;
}

/** The session as its own person sees it: without cents, whoever may read the stored answer. */
export function answerSession(tx: Tx, publicId: string): Session {
  return toSession(getWritten(tx, publicId), { seesCents: false });
}
