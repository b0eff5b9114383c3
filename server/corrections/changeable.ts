/** Whether somebody may put this work right, asked before anything of it changes. */
import { AppError } from '#server/app-error.ts';
import { requireOpenPeriod } from '#server/periods/closed-weeks.ts';
import { requireReach } from '#server/sessions/closure.commands.ts';
import { findSession, type SessionRow } from '#server/sessions/sessions.queries.ts';
import type { Tx } from '#server/writer/command.ts';
import { requireVersion } from '#server/writer/versions.ts';

/** Somebody's work on a plant day: a session, or material that was used. */
export type WorkOfADay = Pick<SessionRow, 'user_id' | 'team_id' | 'business_day'>;

/**
 * Asked about the day the work was on and the day it comes to be on.
 * @throws AppError `not_allowed` for another team's work, `period_closed` for an approved week.
 */
export function requireChangeable(tx: Tx, work: WorkOfADay): void {
  requireReach(tx, work);
  requireOpenPeriod(tx, work.user_id, work.business_day);
}

/**
 * The session somebody wants to put right.
 * @throws AppError `not_found`, `not_allowed`, `changed_meanwhile`; `not_open` when it was voided.
 */
export function getCorrectable(
  tx: Tx,
  { id, ifVersion }: { id: string; ifVersion?: number | undefined },
): SessionRow {
  const session = findSession(tx, id);
  if (!session) throw new AppError('not_found', 'There is no such work session.');
  requireChangeable(tx, session);
  requireVersion(session.version, ifVersion, 'This work');
  if (session.voided_at !== null) {
    const detail = 'This work was undone or voided: nothing is left to correct. Add it anew.';
    throw new AppError('not_open', detail);
  }
  return session;
}
