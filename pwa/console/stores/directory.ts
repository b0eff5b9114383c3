/** Names to choose a person by. Admins see everybody, others the roster of the wall of names. */
import type { Role, UserList } from '#schema/contract/users.ts';
import type { Roster } from '#schema/contract/auth.ts';
import type { ConsoleApi } from './console-api.ts';
import { createQuery, type Query } from './load.ts';

export interface PersonName {
  id: number;
  displayName: string;
  team: string | null;
}

export function createDirectory(api: ConsoleApi): Query<Role, PersonName[]> {
  return createQuery(async (role, signal) => {
    const path = role === 'admin' ? '/api/users' : '/api/roster';
    const { users } = await api.get<UserList | Roster>(path, signal);
    return users
      .map(({ id, displayName, team }) => ({ id, displayName, team }))
      .sort((a, b) => a.displayName.localeCompare(b.displayName));
  });
}
