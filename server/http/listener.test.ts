import { connect, type AddressInfo } from 'node:net';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '#server/app.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

describe('the listening server', () => {
  let shop: TestShop;
  let server: ServerType;
  let port: number;
  let draining = false;

  beforeAll(async () => {
    shop = await openTestShop();
    const status = { ...shop.context.status, isDraining: () => draining };
    server = createAdaptorServer({ fetch: createApp({ ...shop.context, status }).fetch });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
    await shop.close();
  });

  /** Sends bytes as they are and answers everything that comes back. */
  const talk = (text: string, hangUp = false): Promise<string> =>
    new Promise((resolve) => {
      let heard = '';
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(text);
        if (hangUp) setTimeout(() => socket.destroy(), 20);
      });
      socket.on('data', (chunk) => (heard += chunk.toString()));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(heard));
    });
  const head = (line: string, ...headers: string[]) =>
    `${[line, 'Host: localhost', 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`;
  const statusOf = (heard: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1] ?? 0);

  it.each([
    ['an absolute address', head('GET http://localhost/api/health HTTP/1.1'), 200],
    ['a backslash', head('GET /console\\..\\secret HTTP/1.1'), 400],
    ['a star', head('GET * HTTP/1.1'), 400],
    ['two slashes', head('GET //api/health HTTP/1.1'), 404],
    ['dots', head('GET /../../etc/passwd HTTP/1.1'), 404],
    ['a broken percent sign', head('GET /api/%zz HTTP/1.1'), 404],
    ['no HTTP at all', 'hello\r\n\r\n', 400],
    ['a header of 20 kB', head('GET /api/health HTTP/1.1', `X-Long: ${'a'.repeat(20_000)}`), 431],
    ['a bad host', 'GET /api/health HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', 400],
    ['two hosts', head('GET /api/health HTTP/1.1', 'Host: other'), 200],
    ['a method nobody knows', head('BREW /api/health HTTP/1.1'), 400],
    ['TRACE', head('TRACE /api/health HTTP/1.1'), 405],
    ['a NUL in a cookie', head('GET /api/me HTTP/1.1', 'Cookie: tot_development_tablet=%00'), 401],
  ])('answers %s', async (_what, request, status) => {
    expect(statusOf(await talk(request))).toBe(status);
  });

  it('says 413 to a chunked body that never says how long it is', async () => {
    const chunk = `2000\r\n${'a'.repeat(0x2000)}\r\n`;
    const post = head(
      'POST /api/auth/pin HTTP/1.1',
      'Content-Type: application/json',
      'Transfer-Encoding: chunked',
    );
    const heard = await talk(`${post}${chunk.repeat(9)}0\r\n\r\n`);
    expect(statusOf(heard)).toBe(413);
    expect(heard).toContain('application/problem+json');
  });

  it('outlives whoever hangs up in the middle of a body', async () => {
    const post = head(
      'POST /api/auth/pin HTTP/1.1',
      'Content-Type: application/json',
      'Content-Length: 500',
    );
    await Promise.all(Array.from({ length: 10 }, () => talk(`${post}{"userId":`, true)));
    expect(statusOf(await talk(head('GET /api/health HTTP/1.1')))).toBe(200);
  });

  it('closes connections while it drains', async () => {
    const keepAlive = 'GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n';
    draining = true;
    const heard = await talk(keepAlive);
    draining = false;
    expect(heard.toLowerCase()).toContain('connection: close');
  });
});
