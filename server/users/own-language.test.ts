import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

let shop: TestShop;
let luz: number;

beforeAll(async () => {
  shop = await openTestShop();
  luz = await shop.addUser('Luz Operator', 'operator');
});
afterAll(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});

const admin = async () => shop.cookieFor(await shop.addUser('Anna Admin', 'admin'), 'password');
const change = (as: string, body: object) => shop.request('PATCH', '/api/me', { as, body });

describe('the own language', () => {
  it('is everybody’s to change, by PIN too, and told wherever they are named', async () => {
    const as = await shop.cookieFor(luz);
    expect((await shop.request('GET', '/api/me', { as })).json.user.language).toBe('en');
    const { status, json } = await change(as, { language: 'es' });
    const user = { id: luz, displayName: 'Luz Operator', role: 'operator', language: 'es' };
    expect([status, json]).toEqual([200, { user }]);
    expect((await shop.request('GET', '/api/me', { as })).json.user).toEqual(user);
    await shop.request('POST', `/api/users/${luz}/pin`, {
      as: await admin(),
      body: { pin: '274893' },
    });
    const { users } = (await shop.request('GET', '/api/roster')).json;
    expect(users.find(({ id }: { id: number }) => id === luz).language).toBe('es');
  });

  it('is nobody else’s to change: whom it is about is never said', async () => {
    const other = await shop.addUser('Ana Other', 'operator');
    const as = await shop.cookieFor(luz);
    const { status, json } = await change(as, { language: 'en', userId: other });
    expect([status, json.code]).toEqual([422, 'malformed']);
  });

  it('is one of those the pages speak', async () => {
    const { status, json } = await change(await shop.cookieFor(luz), { language: 'fr' });
    expect([status, json.errors[0].field]).toEqual([422, 'language']);
  });

  it('is in the audit log with before and after', async () => {
    const eva = await shop.addUser('Eva Audit', 'operator');
    await change(await shop.cookieFor(eva), { language: 'es' });
    const line = shop.door.connection.raw
      .prepare(`SELECT name, actor_user_id, change FROM command_log ORDER BY seq DESC LIMIT 1`)
      .get() as { name: string; actor_user_id: number; change: string };
    expect([line.name, line.actor_user_id]).toEqual(['users.changeOwnLanguage', eva]);
    expect(JSON.parse(line.change)).toEqual({
      before: { userId: eva, language: 'en' },
      after: { userId: eva, language: 'es' },
    });
  });
});
