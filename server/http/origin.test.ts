import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

describe('a change comes from our own pages', () => {
  let shop: TestShop;
  let admin: string;

  beforeAll(async () => {
    shop = await openTestShop();
    admin = await shop.cookieFor(await shop.addUser('Anna Admin', 'admin'), 'password');
  });
  afterAll(async () => {
    expect(shop.unexpected).toEqual([]);
    await shop.close();
  });

  const status = async (headers: Record<string, string>) =>
    (
      await shop.request('POST', '/api/orders', {
        as: admin,
        body: { orderNumber: crypto.randomUUID().slice(0, 8), customerName: 'Acme' },
        headers,
      })
    ).json.code ?? 'taken';

  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'nonsense' },
    { origin: 'http://localhost:8081' },
    { origin: 'http://localhost.evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'http://localhost', 'sec-fetch-site': 'cross-site' },
  ])('so %j is refused', async (headers: Record<string, string>) => {
    expect(await status(headers)).toBe('origin_refused');
  });

  it.each([
    {},
    { origin: 'http://localhost' },
    // The proxy speaks TLS; we do not.
    { origin: 'https://localhost' },
    { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
  ])('so %j is taken', async (headers: Record<string, string>) => {
    expect(await status(headers)).toBe('taken');
  });

  it('while reading is the browser’s to keep apart: no other origin is given leave', async () => {
    const { status: read, headers } = await shop.request('GET', '/api/me', {
      as: admin,
      headers: { origin: 'https://evil.example' },
    });
    expect(read).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  it('also signing in and out, which need no sign-in', async () => {
    for (const [method, path] of [
      ['POST', '/api/auth/pin'],
      ['POST', '/api/auth/password'],
      ['POST', '/api/devices/enrolment'],
      ['DELETE', '/api/auth'],
    ] as const) {
      const refused = await shop.request(method, path, {
        headers: { origin: 'https://evil.example' },
        ...(method === 'POST' && { body: {} }),
      });
      expect(refused.json.code).toBe('origin_refused');
    }
  });
});
