import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createApp } from '#server/app.ts';
import type { Config } from '#server/config.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

const SCRIPT = 'console.log("hello");'.repeat(50);

/** A folder as the build leaves it. */
function build(folder: string, words: string): void {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  const html = `<!doctype html><title>${words}</title>`;
  for (const [name, text] of [
    ['index.html', html],
    ['assets/app-1a2b.js', SCRIPT],
  ] as const) {
    writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(text));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(text));
  }
  writeFileSync(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(folder, 'manifest.webmanifest'), '{}');
}

describe('the pages', () => {
  let shop: TestShop;
  let root: string;

  beforeAll(async () => {
    shop = await openTestShop();
    root = mkdtempSync(join(tmpdir(), 'tot-web-'));
    mkdirSync(join(root, 'builds'));
    for (const name of ['tablet', 'console', 'docs']) {
      build(join(root, 'builds', `${name}-1`), `${name} one`);
      symlinkSync(join('builds', `${name}-1`), join(root, name));
    }
    writeFileSync(join(root, 'secret.txt'), 'secret');
    writeFileSync(join(root, 'builds/tablet-1/.hidden'), 'secret');
  });
  afterAll(async () => {
    rmSync(root, { recursive: true });
    await shop.close();
  });
  afterEach(() => vi.restoreAllMocks());

  const ask = async (
    path: string,
    headers: Record<string, string> = {},
    change: Partial<Config> = {},
    host = 'localhost',
  ) => {
    const app = createApp({
      ...shop.context,
      config: { ...shop.config, webRoot: root, ...change },
    });
    const response = await app.request(`http://${host}${path}`, { headers });
    const bytes = Buffer.from(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, bytes, text: bytes.toString() };
  };

  it.each([
    ['/', 'tablet one'],
    ['/?source=home', 'tablet one'],
    ['/console/', 'console one'],
    ['/api/docs/', 'docs one'],
  ])('%s has a policy that allows no foreign and no inline script', async (path, words) => {
    const { status, headers, text } = await ask(path);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(text).toContain(words);
    expect(headers.get('cache-control')).toBe('no-cache');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-eval');
    if (path !== '/api/docs/') expect(policy).not.toContain('unsafe-inline');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('are kept for ever where their name carries their content, else asked for anew', async () => {
    for (const path of ['/assets/app-1a2b.js', '/console/assets/app-1a2b.js']) {
      const { headers, text } = await ask(path);
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(headers.get('content-type')).toMatch(/^text\/javascript/);
      expect(text).toBe(SCRIPT);
    }
    for (const path of ['/icon.svg', '/manifest.webmanifest']) {
      expect((await ask(path)).headers.get('cache-control')).toBe('no-cache');
    }
  });

  it.each([
    ['br, gzip', 'br', brotliCompressSync(SCRIPT)],
    ['gzip, deflate', 'gzip', gzipSync(SCRIPT)],
    ['GZIP;q=0.5', 'gzip', gzipSync(SCRIPT)],
    ['br;q=0, gzip', 'gzip', gzipSync(SCRIPT)],
    ['gzip;q=0', null, Buffer.from(SCRIPT)],
    ['', null, Buffer.from(SCRIPT)],
  ])('come compressed for %j', async (accepted, encoding, body) => {
    const answer = await ask('/assets/app-1a2b.js', { 'accept-encoding': accepted });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('vary')).toBe('Accept-Encoding');
    expect(answer.headers.get('content-length')).toBe(String(body.length));
    expect(answer.bytes.equals(body)).toBe(true);
  });

  it('are not sent again to whoever has them', async () => {
    const tag = (await ask('/')).headers.get('etag') ?? '';
    const again = await ask('/', { 'if-none-match': tag });
    expect([again.status, again.text]).toEqual([304, '']);
    expect((await ask('/', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it.each([
    '/console/reports/10.482',
    '/console/sessions',
    '/console/reports/A%2F10%20%3Cb%3E%3F%23%25',
    '/console/a/b/c',
  ])('answer the address %s of the console by the console', async (path) => {
    const { status, text, headers } = await ask(path);
    expect([status, text.includes('console one')]).toEqual([200, true]);
    expect(headers.get('cache-control')).toBe('no-cache');
  });

  it.each([
    '/console/assets/gone-9z.js',
    '/console/assets/gone',
    '/console/favicon.ico',
    '/assets/gone.js',
    '/assets/',
    '/nothing',
    '/api/docs/nothing.js',
    // What would leave the folder, hide in it, or end a name too early.
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/assets/..%2f..%2f..%2fsecret.txt',
    '/console/..%2fsecret.txt',
    '/console/..%2f..%2fsecret',
    '/console/%2e%2e%2f%2e%2e%2fetc/passwd',
    '/api/docs/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/console/..%5c..%5csecret',
    '/index.html%00.js',
    '/console/%00',
    '/.hidden',
    '/%2ehidden',
    '/%',
    '/console/%ff',
    `/${'a'.repeat(5000)}`,
  ])('know nothing of %s', async (path) => {
    const { status, text, headers } = await ask(path);
    expect([status, headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    expect(text).not.toContain('secret"');
    expect(text).not.toContain('<title>');
  });

  it.each([
    ['/workforce', '/'],
    ['/workforce/anything/else', '/'],
    ['/user-guide.html', '/guide/'],
    ['/console', '/console/'],
    ['/api/docs', '/api/docs/'],
  ])('have moved from %s to %s for good', async (from, to) => {
    const { status, headers } = await ask(from);
    expect([status, headers.get('location')]).toEqual([308, to]);
  });

  it('show the console at the front of its own host', async () => {
    const change = { consoleHost: 'office.shop.example' };
    expect((await ask('/', {}, change, 'office.shop.example:8080')).text).toContain('console one');
    expect((await ask('/', {}, change, 'OFFICE.shop.example')).text).toContain('console one');
    expect((await ask('/', {}, change, 'tablet.shop.example')).text).toContain('tablet one');
  });

  it('may be swapped while the server runs', async () => {
    const app = createApp({ ...shop.context, config: { ...shop.config, webRoot: root } });
    const title = async () => (await app.request('http://localhost/')).text();
    const before = await app.request('http://localhost/');
    build(join(root, 'builds/tablet-2'), 'tablet two');
    symlinkSync(join('builds', 'tablet-2'), join(root, 'next'));
    renameSync(join(root, 'next'), join(root, 'tablet'));
    expect(await title()).toContain('tablet two');
    const headers = { 'if-none-match': before.headers.get('etag') ?? '' };
    expect((await app.request('http://localhost/', { headers })).status).toBe(200);
  });

  it('say what is missing where they were not built, quietly, and come once they are', async () => {
    const loud = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')];
    const webRoot = join(root, 'elsewhere');
    for (const path of ['/', '/console/', '/console/reports', '/api/docs/']) {
      const { status, text, headers } = await ask(path, {}, { webRoot });
      expect([status, headers.get('content-type')]).toEqual([503, 'text/plain; charset=UTF-8']);
      expect(text).toContain(webRoot);
      expect(text).toContain('npm run build');
    }
    expect((await ask('/assets/app.js', {}, { webRoot })).status).toBe(404);
    expect((await ask('/api/health', {}, { webRoot })).status).toBe(200);
    for (const spy of loud) expect(spy).not.toHaveBeenCalled();
    build(join(webRoot, 'tablet'), 'at last');
    expect((await ask('/', {}, { webRoot })).text).toContain('at last');
  });

  it('answer no other method', async () => {
    for (const method of ['POST', 'DELETE', 'PUT']) {
      const app = createApp({ ...shop.context, config: { ...shop.config, webRoot: root } });
      expect((await app.request('http://localhost/', { method })).status).toBe(404);
    }
  });
});
