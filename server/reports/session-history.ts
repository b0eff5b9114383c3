/** The last step of the drill-down: a session, what was corrected on it, and who changed it. */
import type { SessionHistory } from '#schema/contract/order-cost.ts';
import type { Role } from '#schema/contract/users.ts';
import { AppError } from '#server/app-error.ts';
import { listCorrections } from '#server/corrections/corrections.queries.ts';
import type { Reader } from '#server/db/statements.ts';
import { findSession, toSession } from '#server/sessions/sessions.queries.ts';
import { leadsTeam } from '#server/writer/tx.ts';
import { listSessionLog } from './session-history.queries.ts';

/** Who asks: an admin sees every team's and what it cost, a foreman the own team's. */
export interface HistoryViewer {
  role: Role | null;
  teamId: number | null;
  seesMoney: boolean;
}

/**
 * Undefined when there is no such session.
 * @throws AppError `not_allowed` for another team's.
 */
export function sessionHistory(
  reader: Reader,
  sessionId: string,
  viewer: HistoryViewer,
): SessionHistory | undefined {
  const session = findSession(reader, sessionId);
  if (!session) return undefined;
  if (!leadsTeam(viewer, session.team_id)) {
    throw new AppError('not_allowed', 'This is another team’s work.');
  }
  return {
    session: toSession(session, { seesCents: viewer.seesMoney }),
    corrections: listCorrections(reader, session.id),
    log: listSessionLog(reader, session.id),
  };
}
