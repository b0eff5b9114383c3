/** Each way to put work right × who asks × whose work it is × how they signed in. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuid7 } from '#schema/rules/uuid7.ts';
import { at, MINUTE, openCorrectingShop, type CorrectingShop } from './testing/correcting-shop.ts';

let floor: CorrectingShop;
const cookies = new Map<string, string>();
let other: number;
beforeAll(async () => {
  floor = await openCorrectingShop();
  const { shop } = floor;
  other = await shop.addUser('Paul Packer', 'operator', 'Packing');
  const people = {
    operator: floor.olga,
    foreman: floor.fred,
    teamless: await shop.addUser('Nico Noteam', 'foreman'),
    admin: await shop.addUser('Anna Admin', 'admin'),
  };
  for (const [role, id] of Object.entries(people)) {
    for (const strength of ['pin', 'password'] as const) {
      cookies.set(`${role} by ${strength}`, await shop.cookieFor(id, strength));
    }
  }
});
afterAll(async () => {
  expect(floor.shop.unexpected).toEqual([]);
  await floor.close();
});

let minutes = 0;
/** A minute of work, and a plate used during it, straight in the tables. */
async function workOf(userId: number): Promise<{ session: string; usage: string }> {
  const as = await floor.shop.cookieFor(userId);
  const body = { orderNumber: '10482', taskType: 'ENGRAVE', id: uuid7(floor.shop.now()) };
  const { json } = await floor.post('/api/sessions', body, as);
  const plate = { orderNumber: '10482', materialCode: 'BRASS', quantity: 2 };
  const used = await floor.post('/api/material-usages', plate, as);
  floor.shop.later(MINUTE);
  await floor.post(`/api/sessions/${json.session.id}/closure`, { reason: 'finished' }, as);
  return { session: json.session.id, usage: used.json.materialUsage.id };
}

const instant = (ms: number) => new Date(ms).toISOString();
type Whose = Awaited<ReturnType<typeof workOf>> & { userId: number };
const reason = 'because';
const WAYS: Record<string, (whose: Whose) => [method: string, path: string, body?: object]> = {
  correct: ({ session }) => ['POST', `/api/sessions/${session}/corrections`, { note: 'x', reason }],
  history: ({ session }) => ['GET', `/api/sessions/${session}/corrections`],
  split: ({ session }) => [
    'POST',
    `/api/sessions/${session}/split`,
    { at: instant(floor.shop.now() - MINUTE / 2), reason },
  ],
  void: ({ session }) => ['POST', `/api/sessions/${session}/void`, { reason }],
  add: ({ userId }) => {
    minutes += 1;
    const start = Date.parse(at('00:00')) + minutes * MINUTE;
    const times = { startedAt: instant(start), endedAt: instant(start + MINUTE / 2) };
    return ['POST', '/api/missed-sessions', { userId, taskType: 'CLEAN', ...times, reason }];
  },
  'correct material': ({ usage }) => [
    'POST',
    `/api/material-usages/${usage}/corrections`,
    { quantity: 1, reason },
  ],
  'history of material': ({ usage }) => ['GET', `/api/material-usages/${usage}/corrections`],
  'void material': ({ usage }) => ['POST', `/api/material-usages/${usage}/void`, { reason }],
};

const MAY: Readonly<Record<string, readonly ('own team' | 'other team')[]>> = {
  'operator by pin': [],
  'operator by password': [],
  'foreman by pin': [],
  'foreman by password': ['own team'],
  'teamless by pin': [],
  'teamless by password': [],
  'admin by pin': [],
  'admin by password': ['own team', 'other team'],
};

describe.each(Object.keys(WAYS))('%s', (way) => {
  it.each(Object.entries(MAY))('by %s is for %j', async (caller, teams) => {
    for (const team of ['own team', 'other team'] as const) {
      const userId = team === 'own team' ? floor.olga : other;
      const [method, path, body] = WAYS[way]!({ ...(await workOf(userId)), userId });
      const as = cookies.get(caller)!;
      const { status, json } = await floor.shop.request(method, path, { as, body });
      const may = teams.includes(team);
      expect([team, status < 300 ? 'may' : json.code]).toEqual([team, may ? 'may' : 'not_allowed']);
    }
  });
});

describe('one session', () => {
  it('is read by its person, the team’s foreman and admins', async () => {
    const { session } = await workOf(floor.olga);
    const codeFor = async (caller: string) => {
      const as = cookies.get(caller)!;
      const { status, json } = await floor.shop.request('GET', `/api/sessions/${session}`, { as });
      return status === 200 ? json.session.laborCents : json.code;
    };
    expect(await codeFor('operator by pin')).toBeNull();
    expect(await codeFor('foreman by password')).toBeNull();
    expect(await codeFor('admin by password')).toBe(40);
    for (const caller of ['foreman by pin', 'teamless by password', 'admin by pin']) {
      expect(await codeFor(caller), caller).toBe('not_allowed');
    }
  });
});
