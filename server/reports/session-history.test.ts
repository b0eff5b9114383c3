import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionHistory } from '#schema/contract/order-cost.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

let shop: TestShop;
let admin: string;
let olga: string;
beforeAll(async () => {
  shop = await openTestShop();
  admin = await shop.cookieFor(shop.admin.userId, 'password');
  olga = await shop.cookieFor(await shop.addUser('Olga Operator', 'operator', 'Engraving'));
  for (const number of ['1', '2', '3']) await shop.addOrder(number, 10_000);
});
afterAll(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});

const post = async (as: string, path: string, body: object) => {
  const { status, json, text } = await shop.request('POST', path, { as, body });
  expect(status, text).toBeLessThan(300);
  return json;
};
const start = async (orderNumber: string): Promise<string> => {
  const body = { orderNumber, taskType: 'ENGRAVE', switch: true };
  return (await post(olga, '/api/sessions', body)).session.id;
};
const history = async (id: string, as = admin) =>
  shop.request('GET', `/api/reports/sessions/${id}`, { as });
const commandsOf = ({ log }: SessionHistory) => log.map(({ command }) => command);

describe('what made a session what it is', () => {
  it('is its start, its end and its corrections, the latest first, and no other line', async () => {
    const first = await start('1');
    shop.later(60_000);
    // The switch ends the first: one line concerns both.
    const second = await start('2');
    shop.later(60_000);
    await post(olga, `/api/sessions/${second}/closure`, { reason: 'finished' });
    shop.later(60_000);
    await post(admin, `/api/sessions/${first}/corrections`, {
      orderNumber: '3',
      reason: 'wrong order',
    });
    const { json } = await history(first);
    expect(commandsOf(json)).toEqual(['corrections.correct', 'sessions.start', 'sessions.start']);
    expect(json.log[0].by).toEqual({ id: shop.admin.userId, displayName: 'Ada Admin' });
    expect(json.log[2].by.displayName).toBe('Olga Operator');
    expect(json.log[0].receivedAt).toBe(new Date(shop.now()).toISOString());
    expect(json.corrections).toMatchObject([{ reason: 'wrong order' }]);
    expect(json.session.orderNumber).toBe('3');
    expect(commandsOf((await history(second)).json)).toEqual(['sessions.close', 'sessions.start']);
  });

  it('is found among lines of the same moment, and names an undo', async () => {
    const id = await start('1');
    shop.later(5000);
    await post(olga, `/api/sessions/${id}/closure`, { reason: 'finished' });
    const undone = await post(olga, `/api/sessions/${id}/undo`, { of: 'closure' });
    await start('2');
    expect(commandsOf((await history(id)).json)).toEqual([
      'sessions.undo',
      'sessions.close',
      'sessions.start',
    ]);
    expect(commandsOf((await history(undone.resumed.id)).json)).toEqual([
      'sessions.start',
      'sessions.undo',
    ]);
  });

  it('is a foreman’s of the own team, without cents', async () => {
    const id = await start('1');
    shop.later(60_000);
    await post(olga, `/api/sessions/${id}/closure`, { reason: 'finished' });
    const cookie = async (name: string, team: string) =>
      shop.cookieFor(await shop.addUser(name, 'foreman', team), 'password');
    const own = await history(id, await cookie('Fred Foreman', 'Engraving'));
    expect([own.status, own.json.session.laborCents]).toEqual([200, null]);
    const other = await history(id, await cookie('Paula Packer', 'Packing'));
    expect([other.status, other.json.code]).toEqual([403, 'not_allowed']);
  });

  it('is not there for a session nobody knows', async () => {
    expect((await history(crypto.randomUUID())).status).toBe(404);
    expect((await history('7')).status).toBe(422);
  });
});
