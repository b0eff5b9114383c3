import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

let shop: TestShop;
let admin: string;

beforeAll(async () => {
  shop = await openTestShop();
  admin = await shop.cookieFor(shop.admin.userId, 'password');
});
afterAll(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});

interface TeamRow {
  id: number;
  name: string;
  version: number;
}
const teams = async (): Promise<TeamRow[]> =>
  (await shop.request('GET', '/api/teams', { as: admin })).json.teams;
const names = async () => (await teams()).map(({ name }) => name);
const add = (name: string) => shop.request('POST', '/api/teams', { as: admin, body: { name } });
const addTeam = async (name: string): Promise<TeamRow> => {
  await add(name);
  return (await teams()).find((team) => team.name === name)!;
};
const rename = (id: number, name: string, version?: number) =>
  shop.request('PATCH', `/api/teams/${id}`, {
    as: admin,
    body: { name },
    ...(version !== undefined && { headers: { 'if-match': `"${version}"` } }),
  });
const retire = (id: number) => shop.request('DELETE', `/api/teams/${id}`, { as: admin });

describe('a team', () => {
  it('is renamed with its people in it, and says who did', async () => {
    const { id } = await addTeam('Art');
    const person = await shop.addUser('Pia Person', 'operator', 'Art');
    const { status, json } = await rename(id, 'Artwork', 1);
    expect(status).toBe(200);
    expect(json.team).toMatchObject({
      ...{ id, name: 'Artwork', version: 2 },
      changed: { by: { displayName: 'Ada Admin' } },
    });
    const { users } = (await shop.request('GET', '/api/users', { as: admin })).json;
    expect(users.find((user: { id: number }) => user.id === person).team).toBe('Artwork');
  });

  it('is not renamed over somebody else’s change, or to a name another one has', async () => {
    const { id } = await addTeam('Glass');
    await rename(id, 'Crystal');
    const late = await rename(id, 'Glassware', 1);
    expect([late.status, late.json.code]).toEqual([412, 'changed_meanwhile']);
    expect((await rename(id, 'packing')).json.code).toBe('team_exists');
    expect((await rename(999_999, 'Nowhere')).json.code).toBe('not_found');
  });

  it('is retired once nobody is in it, the inactive ones counted', async () => {
    const { id } = await addTeam('Short-lived');
    const person = await shop.addUser('Sam Short', 'operator', 'Short-lived');
    await shop.execute('users.change', { userId: person, change: { active: false } }, shop.admin);
    const refused = await retire(id);
    expect([refused.status, refused.json.code]).toEqual([409, 'team_in_use']);
    await shop.execute('users.change', { userId: person, change: { team: null } }, shop.admin);
    expect((await retire(id)).status).toBe(204);
    expect(await names()).not.toContain('Short-lived');
    const body = { displayName: 'X', role: 'operator', team: 'Short-lived' };
    const late = await shop.request('POST', '/api/users', { as: admin, body });
    expect(late.json.code).toBe('team_unknown');
    expect((await retire(id)).json.code).toBe('not_found');
  });

  it('that was retired comes back by its name', async () => {
    const { id } = await addTeam('Season');
    await retire(id);
    expect((await add('season')).status).toBe(201);
    expect((await teams()).find(({ name }) => name === 'season')?.id).toBe(id);
  });
});
