/** The last step of the drill-down: a session, what was corrected on it, and who changed it. */
import type { SessionHistory } from '#schema/contract/order-cost.ts';
import { AppError } from '#server/app-error.ts';
import { listCorrections } from '#server/corrections/corrections.queries.ts';
import type { Reader } from '#server/db/statements.ts';
import { findSession, toSession } from '#server/sessions/sessions.queries.ts';
import { listSessionLog } from './session-history.queries.ts';

/** Who asks: an admin sees every team's and what it cost, a foreman the own team's. */
export interface HistoryViewer {
  seesMoney: boolean;
  teamId: number | null;
}

/**
 * Undefined when there is no such session.
 * @throws AppError `not_allowed` for another team's.
 */
export function sessionHistory(
  reader: Reader,
  sessionId: string,
  { seesMoney, teamId }: HistoryViewer,
): SessionHistory | undefined {
  const session = findSession(reader, sessionId);
  if (!session) return undefined;
  // Two people without a team are no team.
  if (!seesMoney && (teamId === null || session.team_id !== teamId)) {
    throw new AppError('not_allowed', 'This is another team’s work.');
  }
  return {
    session: toSession(session, { seesCents: seesMoney }),
    corrections: listCorrections(reader, session.id),
    log: listSessionLog(reader, session.id),
  };
}
