/** The teams by id, for filters; their names alone come with the people. */
import type { Team } from '#schema/contract/users.ts';
import type { ConsoleApi } from './console-api.ts';
import { createQuery, type Query } from './load.ts';

export type Teams = Query<'all', Team[]>;

export function createTeams(api: ConsoleApi): Teams {
  return createQuery(
    async (_all, signal) => (await api.get<{ teams: Team[] }>('/api/teams', signal)).teams,
  );
}
