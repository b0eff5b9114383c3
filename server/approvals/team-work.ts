/** Whose work of a week a team answers for: the parts of every question about it. */
import { isFixture } from '#server/db/fixture-names.ts';
import type { Builder } from '#server/db/statements.ts';

export interface Week {
  teamId: number | null;
  monday: string;
  sunday: string;
  /** UTC ms at which the week begins and the next one does. */
  from: number;
  until: number;
  /** Whatever began outside of these, UTC ms, is not of the week. */
  earliest: number;
  latest: number;
}

export const inTeam = (db: Builder, { teamId }: Pick<Week, 'teamId'>) =>
  db
    .selectFrom('app_user as u')
    .where('u.team_id', 'is', teamId)
    .where((eb) => eb.not(isFixture('u.display_name')));

/**
 * The team's work. The starts are there to find it by; the business day is what counts. The cross
 * join keeps SQLite from reading everybody's sessions.
 */
export const workOf = (db: Builder, p: Week) =>
  inTeam(db, p)
    .crossJoin('work_session as w')
    .whereRef('w.user_id', '=', 'u.id')
    .where('w.started_at', '>=', p.earliest)
    .where('w.started_at', '<', p.latest)
    .where('w.business_day', '>=', p.monday)
    .where('w.business_day', '<=', p.sunday);
