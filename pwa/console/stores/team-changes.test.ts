import { describe, expect, it } from 'vitest';
import { refusal, scriptedApi, user } from '../testing/fixtures.ts';
import { createPeople } from './people.ts';
import { createTeamChanges } from './team-changes.ts';
import { createTeams } from './teams.ts';

const art = { id: 3, name: 'Art', version: 4, changed: null };
const people = { users: [user()], teams: ['Art'] };

async function teams(...answers: unknown[]) {
  const api = scriptedApi({ teams: [art] }, people, ...answers);
  const list = createTeams(api);
  const known = createPeople(api).list;
  await list.load('all');
  await known.load('all');
  return { api, changes: createTeamChanges(api, list, known) };
}

describe('teams', () => {
  it('are renamed in the version that was seen, and asked for again with their people', async () => {
    const renamed = { ...art, name: 'Artwork', version: 5 };
    const { api, changes } = await teams({ team: renamed }, { teams: [renamed] }, people);
    expect(await changes.rename.submit(art, 'Artwork')).toBe(true);
    expect(api.asked[2]).toEqual({
      ...{ method: 'PATCH', path: '/api/teams/3', body: { name: 'Artwork' }, ifVersion: 4 },
    });
    expect(changes.list.state.get().value).toEqual([renamed]);
    expect(api.asked.slice(3).map(({ path }) => path)).toEqual(['/api/teams', '/api/users']);
  });

  it('say at the name that another one has it', async () => {
    const { changes } = await teams(refusal('team_exists', { detail: 'Taken.' }));
    expect(await changes.add.submit('Art')).toBeNull();
    expect(changes.add.state.get().problem?.fields).toEqual({ name: 'Taken.' });
  });

  it('that were changed meanwhile are there as they are now', async () => {
    const theirs = { ...art, name: 'Arts', version: 5 };
    const late = refusal('changed_meanwhile', { status: 412 });
    const { changes } = await teams(late, { teams: [theirs] }, people);
    expect(await changes.retire.submit(art)).toBeNull();
    expect(changes.list.state.get().value).toEqual([theirs]);
  });
});
