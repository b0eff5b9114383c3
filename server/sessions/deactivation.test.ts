import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

const HOUR = 3_600_000;

let shop: TestShop;
let admin: string;
let user: number;
let tablet: string;

beforeAll(async () => {
  shop = await openTestShop();
  await shop.addOrder('10482');
});
afterAll(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});
beforeEach(async () => {
  admin = await shop.cookieFor(shop.admin.userId, 'password');
  const person = { displayName: 'Olga Operator', role: 'operator', team: 'Engraving' } as const;
  ({ userId: user } = await shop.execute('users.create', person, shop.admin));
  await shop.addRate(user, { effectiveFrom: '2026-01-01', kind: 'hourly', amountCents: 2400 });
  tablet = await shop.cookieFor(user);
});

const start = async (): Promise<string> => {
  const body = { orderNumber: '10482', taskType: 'ENGRAVE' };
  const { json } = await shop.request('POST', '/api/sessions', { as: tablet, body });
  return json.session.id;
};
const address = (id = user) => `/api/users/${id}/deactivation`;
const preview = () => shop.request('GET', address(), { as: admin });
const deactivate = (body: object, id = user, headers = {}) =>
  shop.request('POST', address(id), { as: admin, body, headers });
const sessionOf = async (id: string) => {
  const { json } = await shop.request('GET', `/api/sessions?user=${user}`, { as: admin });
  return json.sessions.find((session: { id: string }) => session.id === id);
};
const signedIn = async () => (await shop.request('GET', '/api/me', { as: tablet })).status === 200;

describe('before somebody is deactivated', () => {
  it('it is said what ends and what stays', async () => {
    expect((await preview()).json).toEqual({ signIns: 1, sessions: 0, runningWork: null });
    const id = await start();
    await shop.cookieFor(user, 'password');
    expect((await preview()).json).toMatchObject({
      ...{ signIns: 2, sessions: 1 },
      runningWork: { id, orderNumber: '10482', taskTypeName: 'Engraving', laborCents: null },
    });
  });

  it('there has to be somebody', async () => {
    const { status } = await shop.request('GET', address(999_999), { as: admin });
    expect(status).toBe(404);
  });
});

describe('deactivating', () => {
  it('ends the sign-ins and keeps the work that was done', async () => {
    const id = await start();
    await shop.request('POST', `/api/sessions/${id}/closure`, {
      as: tablet,
      body: { reason: 'finished' },
    });
    const { status, json } = await deactivate({});
    expect([status, json.user.active]).toEqual([201, false]);
    expect(await signedIn()).toBe(false);
    expect((await sessionOf(id)).endReason).toBe('finished');
  });

  it('asks what becomes of running work, and does nothing until it is told', async () => {
    await start();
    const { status, json } = await deactivate({});
    expect([status, json.code]).toEqual([409, 'confirmation_required']);
    expect(await signedIn()).toBe(true);
  });

  it('asks the same when it is changed beside the name, and says where the answer goes', async () => {
    const id = await start();
    const path = `/api/users/${user}`;
    const leave = () => shop.request('PATCH', path, { as: admin, body: { active: false } });
    const { status, json } = await leave();
    expect([status, json.code, json.context]).toEqual([
      409,
      'confirmation_required',
      { sessionId: id },
    ]);
    expect(json.errors[0].field).toBe('active');
    expect(await signedIn()).toBe(true);
    const closure = { as: tablet, body: { reason: 'finished' } };
    await shop.request('POST', `/api/sessions/${id}/closure`, closure);
    expect((await leave()).json.user.active).toBe(false);
  });

  it('ends running work now, as a foreman would, with the reason and its cost', async () => {
    const id = await start();
    shop.later(HOUR);
    const { status } = await deactivate({ runningWork: 'end', reason: 'Left the shop' });
    expect(status).toBe(201);
    expect(await sessionOf(id)).toMatchObject({
      ...{ endReason: 'foreman', note: 'Left the shop', durationMs: HOUR, laborCents: 2400 },
      endedAt: new Date(shop.now()).toISOString(),
    });
    const day = shop.door.connection.raw
      .prepare('SELECT ended_at FROM presence WHERE user_id = ?')
      .get(user);
    expect(day).toEqual({ ended_at: shop.now() });
    const { change } = shop.door.connection.raw
      .prepare(`SELECT change FROM command_log WHERE name = 'users.deactivate' ORDER BY seq DESC`)
      .get() as { change: string };
    expect(JSON.parse(change).after).toMatchObject({
      ...{ userId: user, isActive: false, signInsEnded: 1 },
      ...{ runningWork: 'end', reason: 'Left the shop', endedAt: shop.now() },
    });
  });

  it('says why work ends, or not at all', async () => {
    await start();
    const { status, json } = await deactivate({ runningWork: 'end' });
    expect([status, json.errors[0].field]).toEqual([422, 'reason']);
    expect((await deactivate({ runningWork: 'end', reason: '  ' })).status).toBe(422);
    expect(await signedIn()).toBe(true);
  });

  it('lets work go on when so told, for the foreman to see and to end', async () => {
    const id = await start();
    await deactivate({ runningWork: 'keep' });
    const fred = await shop.addUser(`Fred ${user}`, 'foreman', 'Engraving');
    const foreman = await shop.cookieFor(fred, 'password');
    const { json } = await shop.request('GET', '/api/floor', { as: foreman });
    expect(json.working.map((session: { id: string }) => session.id)).toContain(id);
    const closed = await shop.request('POST', `/api/sessions/${id}/closure`, {
      as: foreman,
      body: { reason: 'finished' },
    });
    expect(closed.status).toBe(200);
  });

  it('is refused over somebody else’s change', async () => {
    const change = { displayName: 'Olga O.' };
    await shop.execute('users.change', { userId: user, change }, shop.admin);
    const { status, json } = await deactivate({}, user, { 'if-match': '"1"' });
    expect([status, json.code]).toEqual([412, 'changed_meanwhile']);
    expect((await deactivate({}, user, { 'if-match': '"2"' })).json.user.version).toBe(3);
  });

  it('is nothing people do to themselves, nor to the last admin', async () => {
    const only = await deactivate({}, shop.admin.userId);
    expect([only.status, only.json.code]).toEqual([409, 'last_admin']);
    const second = await shop.addUser(`Second ${user}`, 'admin');
    const secret = { userId: second, passwordHash: 'another' };
    await shop.execute('users.setPassword', secret, shop.admin);
    const own = await deactivate({}, shop.admin.userId);
    expect([own.status, own.json.code]).toEqual([409, 'own_account']);
    const path = `/api/users/${shop.admin.userId}`;
    const changed = await shop.request('PATCH', path, { as: admin, body: { active: false } });
    expect(changed.json.code).toBe('own_account');
    expect((await deactivate({}, second)).status).toBe(201);
  });

  it('is undone by taking them back, signed out as they are', async () => {
    await deactivate({});
    const path = `/api/users/${user}`;
    const { json } = await shop.request('PATCH', path, { as: admin, body: { active: true } });
    expect(json.user.active).toBe(true);
    expect(await signedIn()).toBe(false);
  });
});
