import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

const PIN = '738194';
const PASSWORD = 'a long enough password';

describe('cookies', () => {
  let shop: TestShop;
  let userId: number;

  async function open(environment: Record<string, string>): Promise<void> {
    shop = await openTestShop(environment);
    userId = await shop.addUser('Anna Admin', 'admin');
    const { passwords } = shop.context;
    await shop.execute('users.setPin', { userId, pinHash: await passwords.hash(PIN) }, shop.admin);
    const passwordHash = await passwords.hash(PASSWORD);
    await shop.execute('users.setPassword', { userId, passwordHash }, shop.admin);
  }
  const byPin = (headers: Record<string, string> = {}) =>
    shop.request('POST', '/api/auth/pin', { body: { userId, pin: PIN }, headers });
  const byPassword = (headers: Record<string, string> = {}) =>
    shop.request('POST', '/api/auth/password', {
      body: { username: 'anna.admin', password: PASSWORD },
      headers,
    });
  const cookieOf = (headers: Headers) => headers.getSetCookie().map((cookie) => cookie.split('; '));
  const roleOf = async (as: string, headers: Record<string, string> = {}) => {
    const me = await shop.request('GET', '/api/me', { as, headers });
    return me.status === 200 ? (me.json.user.role as string) : me.status;
  };

  afterEach(async () => {
    expect(shop.unexpected).toEqual([]);
    await shop.close();
  });

  describe('behind a proxy that speaks TLS', () => {
    beforeEach(() => open({ TRUSTED_PROXIES: '10.0.0.7, 127.0.0.1' }));
    const tls = { 'x-forwarded-proto': 'https' };

    it('are for this host only, over TLS only, and no script’s', async () => {
      const [[pair = '', ...attributes] = []] = cookieOf((await byPin(tls)).headers);
      expect(pair).toMatch(/^__Host-tot_development_tablet=[\w-]{43}$/);
      expect(attributes.sort()).toEqual([
        'HttpOnly',
        `Max-Age=${12 * 3600}`,
        'Path=/',
        'SameSite=Strict',
        'Secure',
      ]);
      expect(await roleOf(pair, tls)).toBe('operator');
      // Without TLS the browser would not send it, and it is not read.
      expect(await roleOf(pair)).toBe(401);
    });

    it('are plain where the proxy says it got plain HTTP', async () => {
      const [[pair = '', ...attributes] = []] = cookieOf((await byPin()).headers);
      expect(pair).toMatch(/^tot_development_tablet=/);
      expect(attributes).not.toContain('Secure');
    });
  });

  describe('without a trusted proxy', () => {
    beforeEach(() => open({ TRUSTED_PROXIES: '10.0.0.7' }));

    it('believe no X-Forwarded-Proto', async () => {
      const { headers } = await byPin({ 'x-forwarded-proto': 'https' });
      const [[pair = '', ...attributes] = []] = cookieOf(headers);
      expect(pair).toMatch(/^tot_development_tablet=/);
      expect(attributes).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Strict', 'Path=/']));
      expect(attributes).not.toContain('Secure');
      expect(attributes.some((attribute) => attribute.startsWith('Domain'))).toBe(false);
    });

    it('of tablet and console stand side by side', async () => {
      const tablet = cookieOf((await byPin()).headers)[0]![0]!;
      const console_ = cookieOf((await byPassword()).headers)[0]![0]!;
      expect([tablet, console_].map((pair) => pair.split('=')[0])).toEqual([
        'tot_development_tablet',
        'tot_development_console',
      ]);
      const both = `${tablet}; ${console_}`;
      expect(await roleOf(both, { 'time-on-tasks-app': 'tablet' })).toBe('operator');
      expect(await roleOf(both, { 'time-on-tasks-app': 'console' })).toBe('admin');
      expect(await roleOf(both)).toBe('admin');
      expect(await roleOf(console_, { 'time-on-tasks-app': 'tablet' })).toBe(401);

      const out = await shop.request('DELETE', '/api/auth', {
        as: both,
        headers: { 'time-on-tasks-app': 'tablet' },
      });
      expect(out.status).toBe(204);
      const [[gone = '', ...attributes] = []] = cookieOf(out.headers);
      expect([gone, attributes.includes('Max-Age=0')]).toEqual(['tot_development_tablet=', true]);
      expect(await roleOf(tablet)).toBe(401);
      expect(await roleOf(console_)).toBe('admin');
    });

    it('of another environment open nothing here', async () => {
      const pair = cookieOf((await byPassword()).headers)[0]![0]!;
      expect(await roleOf(pair.replace('development', 'production'))).toBe(401);
    });

    it.each([
      'tot_development_console',
      'tot_development_console=',
      'tot_development_console=%',
      'tot_development_console=%00',
      ';;;=;',
      `tot_development_console=${'x'.repeat(8000)}`,
      'tot_development_device=%ff; tot_development_tablet="',
    ])('that are broken are nobody’s: %s', async (cookie) => {
      expect(await roleOf(cookie)).toBe(401);
    });

    it('are not given for a wrong secret', async () => {
      const wrong = await shop.request('POST', '/api/auth/pin', { body: { userId, pin: '0000' } });
      expect([wrong.status, wrong.headers.getSetCookie()]).toEqual([401, []]);
    });
  });
});
