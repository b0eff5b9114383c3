import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';
import { operationsOf, type Operation } from './testing/operations.ts';

describe('a page that takes somebody else to be signed in', () => {
  let shop: TestShop;
  let admin: string;
  let foremanId: number;

  beforeAll(async () => {
    shop = await openTestShop();
    admin = await shop.cookieFor(await shop.addUser('Anna Admin', 'admin'), 'password');
    foremanId = await shop.addUser('Frank Foreman', 'foreman');
  });
  afterAll(async () => {
    expect(shop.unexpected).toEqual([]);
    await shop.close();
  });

  const asFrank = (method: string, path: string, body?: object) =>
    shop.request(method, path, {
      as: admin,
      headers: { 'acting-user': String(foremanId) },
      ...(body && { body }),
    });
  const isForPeople = ({ access }: Operation) =>
    !['public', 'device', 'capture', 'enrolled'].includes(String(access));

  it('neither reads nor changes anything, at any address, and is told who it is', async () => {
    const closed = operationsOf(shop.context).filter(isForPeople);
    expect(closed.length).toBeGreaterThan(90);
    for (const { name, method, path, body } of closed) {
      const filled = path.replaceAll(/\{\w+\}/g, '1');
      const { status, json } = await asFrank(method, filled, body && {});
      expect([name, status, json.code]).toEqual([name, 409, 'other_user']);
      expect(json.context).toEqual({ displayName: 'Anna Admin' });
    }
  });

  it('does not sign them out', async () => {
    expect((await asFrank('DELETE', '/api/auth')).status).toBe(409);
    expect((await shop.request('GET', '/api/me', { as: admin })).status).toBe(200);
  });

  it('may still sign its own person in', async () => {
    const wrong = { username: 'frank.foreman', password: 'not the right one' };
    const { json } = await asFrank('POST', '/api/auth/password', wrong);
    expect(json.code).toBe('invalid_credentials');
  });
});
