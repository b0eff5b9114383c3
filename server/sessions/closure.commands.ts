/**
 * Ending work. Nothing reopens: whoever resumes starts a new session on the same order task.
 * A person ends their own work; a foreman the team's and an admin anybody's. `signed_out` also
 * ends the person's day.
 */
import type { Session, SessionClosure } from '#schema/contract/sessions.ts';
import { AppError } from '#server/app-error.ts';
import { requireOpenPeriod } from '#server/periods/closed-weeks.ts';
import { readSettings } from '#server/settings/settings.queries.ts';
import { defineCommand, type Tx } from '#server/writer/command.ts';
import { leadsTeam } from '#server/writer/tx.ts';
import { closeSession } from './close-session.ts';
import { endDay } from './presence.ts';
import { findSession, type SessionRow } from './sessions.queries.ts';
import { tapTime } from './tap-time.ts';
import { answerSession } from './written-session.ts';

export const closeSessionCommand = defineCommand({
  name: 'sessions.close',
  right: 'operator',
  // Nothing reopens: a session once closed under this key is closed for ever.
  recall: (tx, input: SessionClosure & { id: string }) => ({
    session: answerSession(tx, input.id),
  }),
  run(tx, input: SessionClosure & { id: string }): { session: Session } {
    const session = findSession(tx, input.id);
    if (!session) throw new AppError('not_found', 'There is no such work session.');
    requireReach(tx, session);
    if (session.voided_at !== null) {
      const what =
        session.is_corrected === 1 ? 'This work was voided' : 'The start of this work was undone';
      throw new AppError('not_open', `${what}. Start it again to go on.`);
    }
    if (session.ended_at !== null) {
      throw new AppError('not_open', 'This work has already ended. Start it again to go on.');
    }
    requireOpenPeriod(tx, session.user_id, session.business_day);
    const endedAt = closeSession(
      tx,
      session,
      {
        at: tapTime(tx),
        reason: input.reason,
        goodQuantity: input.goodQuantity,
        scrapQuantity: input.scrapQuantity,
        note: input.note,
      },
      readSettings(tx),
    );
    if (input.reason === 'signed_out') endDay(tx, session.user_id, endedAt);
    tx.change({ sessionId: session.id }, { endedAt, reason: input.reason });
    tx.emit({ kind: 'session', userId: session.user_id });
    return { session: answerSession(tx, input.id) };
  },
});

/** @throws AppError `not_allowed` when the session is not the actor's to change. */
export function requireReach(tx: Tx, session: Pick<SessionRow, 'user_id' | 'team_id'>): void {
  if (session.user_id === tx.user.id || leadsTeam(tx.user, session.team_id)) return;
  throw new AppError('not_allowed', 'This is somebody else’s work.');
}
