import { Writable } from 'node:stream';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '#server/app.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

describe('the log', () => {
  let shop: TestShop;
  let lines: Record<string, unknown>[];
  let app: ReturnType<typeof createApp>;

  beforeEach(async () => {
    shop = await openTestShop({ TRUSTED_PROXIES: '127.0.0.1' });
    lines = [];
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
        done();
      },
    });
    // As main.ts makes it.
    const formatters = { level: (level: string) => ({ level }) };
    const log = pino({ level: 'info', base: null, formatters }, sink);
    app = createApp({ ...shop.context, log });
  });
  afterEach(() => shop.close());

  const ask = (path: string, init: RequestInit = {}) =>
    app.request(`http://localhost${path}`, init);

  it('has one line per request with just these fields', async () => {
    await ask('/api/shop?name=somebody', { headers: { 'x-forwarded-for': '10.1.2.3' } });
    expect(lines).toEqual([
      {
        level: 'info',
        time: expect.any(Number),
        event: 'http_request',
        method: 'GET',
        path: '/api/shop',
        status: 200,
        ms: expect.any(Number),
        ip: '10.1.2.3',
      },
    ]);
  });

  it('has them for refusals of every kind too', async () => {
    await ask('/api/me');
    await ask('/api/nothing');
    await ask('/api/me', { method: 'PUT' });
    await ask('/api/auth/pin', {
      method: 'POST',
      body: 'x',
      headers: { 'content-type': 'text/plain' },
    });
    expect(lines.map(({ event, status }) => [event, status])).toEqual([
      ['http_request', 401],
      ['http_request', 404],
      ['http_request', 405],
      ['http_request', 415],
    ]);
  });

  it('never holds a PIN, a password, a cookie, a code or what people typed', async () => {
    const userId = await shop.addUser('Olga Operator');
    const secrets = [
      '90817263',
      'open sesame please',
      'cookie-of-somebody',
      'KEY-OF-TAP',
      'Acme&Sons',
    ];
    const [pin, password, cookie, key, search] = secrets as [
      string,
      string,
      string,
      string,
      string,
    ];
    const post = (path: string, body: object) =>
      ask(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: {
          'content-type': 'application/json',
          'idempotency-key': key,
          cookie: `tot_development_console=${cookie}`,
        },
      });
    await post('/api/auth/pin', { userId, pin });
    await post('/api/auth/password', { username: 'olga.operator', password });
    await post('/api/devices/enrolment', { code: password });
    await post(`/api/users/${userId}/pin`, { pin });
    await ask(`/api/orders/search?q=${encodeURIComponent(search)}`);
    const text = JSON.stringify(lines);
    expect(lines.length).toBeGreaterThanOrEqual(5);
    for (const secret of [...secrets, encodeURIComponent(search), 'Olga']) {
      expect(text).not.toContain(secret);
    }
  });

  it('holds an error nobody expected whole, while the caller learns only that there was one', async () => {
    app = createApp({
      ...shop.context,
      log: pino(
        { base: null },
        new Writable({
          write: (chunk: Buffer, _e, done) => {
            lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
            done();
          },
        }),
      ),
      settings: () => {
        throw new TypeError('the secret of the house');
      },
    });
    const response = await ask('/api/shop');
    const text = await response.text();
    expect([response.status, response.headers.get('cache-control')]).toEqual([500, 'no-store']);
    expect(text).toContain('Internal error');
    expect(text).not.toContain('secret of the house');
    expect(lines).toEqual([
      expect.objectContaining({
        event: 'unexpected_error',
        path: '/api/shop',
        name: 'TypeError',
        message: 'the secret of the house',
        stack: expect.stringContaining('request-log.test.ts') as string,
      }),
      expect.objectContaining({ event: 'http_request', status: 500 }),
    ]);
  });
});
