/** Adding teams, calling them otherwise, and retiring those that nobody is in. */
import type { Team, UserList } from '#schema/contract/users.ts';
import { withCurrent } from './changed-meanwhile.ts';
import type { ConsoleApi } from './console-api.ts';
import type { Query } from './load.ts';
import { createSubmitter, type FormFields, type Submitter } from './submission.ts';
import type { Teams } from './teams.ts';

export interface TeamChanges {
  list: Teams;
  add: Submitter<[name: string], true>;
  /** `seen` is the team as it was shown: a newer version of it refuses the change. */
  rename: Submitter<[seen: Team, name: string], true>;
  retire: Submitter<[seen: Team], true>;
}

const NAME: FormFields = {
  fields: ['name'],
  fieldOf: (code) => (code === 'team_exists' ? 'name' : undefined),
};

/** @param people who say which team they are in: they are asked for again */
export function createTeamChanges(
  api: ConsoleApi,
  list: Teams,
  people: Query<'all', UserList>,
): TeamChanges {
  const reload = async () => {
    await Promise.all([list.reload(), people.reload()]);
  };
  const change = async (sent: Promise<unknown>) => {
    await withCurrent(sent, reload);
    await reload();
    return true as const;
  };
  return {
    list,
    add: createSubmitter((name) => change(api.change('POST', '/api/teams', { name })), NAME),
    rename: createSubmitter(
      (seen, name) => change(api.change('PATCH', `/api/teams/${seen.id}`, { name }, seen.version)),
      NAME,
    ),
    retire: createSubmitter((seen) =>
      change(api.change('DELETE', `/api/teams/${seen.id}`, undefined, seen.version)),
    ),
  };
}
