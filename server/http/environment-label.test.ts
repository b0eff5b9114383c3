import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '#server/app.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

const MANIFEST = '/manifest.webmanifest?v=0123456789ab';
const FILES = {
  'tablet/index.html': `<meta name="environment" content="" /><link rel="manifest" href="${MANIFEST}" />`,
  'tablet/manifest.webmanifest': '{"name":"Time On Tasks","short_name":"Time On Tasks","id":"/"}',
  'tablet/assets/app-12345678.js': 'go()',
  'service-worker/sw.js': `[{"url":"/?v=ba9876543210"},{"url":"${MANIFEST}"},{"url":"/assets/app-12345678.js"}]`,
};

describe('the label of an environment', () => {
  let shop: TestShop;
  let webRoot: string;
  beforeAll(async () => {
    shop = await openTestShop();
    webRoot = mkdtempSync(join(tmpdir(), 'tot-label-'));
    for (const [name, text] of Object.entries(FILES)) {
      mkdirSync(join(webRoot, name, '..'), { recursive: true });
      writeFileSync(join(webRoot, name), text);
      writeFileSync(join(webRoot, `${name}.br`), brotliCompressSync(text));
    }
  });
  afterAll(async () => {
    rmSync(webRoot, { recursive: true });
    await shop.close();
  });

  const ask = (
    path: string,
    environmentLabel: string | null,
    headers: Record<string, string> = {},
  ) => {
    const config = { ...shop.config, webRoot, environmentLabel };
    return createApp({ ...shop.context, config }).request(`http://localhost${path}`, { headers });
  };
  const read = async (path: string, label: string | null) => (await ask(path, label)).text();
  const manifestAddress = async (label: string | null) =>
    /href="([^"]+)"/.exec(await read('/', label))?.[1] ?? '';

  it('is not in production: everything goes out as it was built, compressed', async () => {
    expect(await read('/', null)).toBe(FILES['tablet/index.html']);
    expect(await read('/sw.js', null)).toBe(FILES['service-worker/sw.js']);
    const { headers } = await ask('/', null, { 'accept-encoding': 'br' });
    expect(headers.get('content-encoding')).toBe('br');
  });

  it('reaches the page and the names of the installed app', async () => {
    expect(await read('/', 'STAGING')).toContain('<meta name="environment" content="STAGING"');
    const answer = await ask(await manifestAddress('STAGING'), 'STAGING');
    expect(answer.headers.get('content-type')).toBe('application/manifest+json');
    expect(await answer.json()).toEqual({
      name: 'Time On Tasks STAGING',
      short_name: 'STAGING Time On Tasks',
      id: '/',
    });
  });

  it('gives the manifest another token than no label, or another one', async () => {
    const tokens = await Promise.all([null, 'STAGING', 'TRAINING'].map(manifestAddress));
    expect(new Set(tokens).size).toBe(3);
    for (const token of tokens) expect(token).toMatch(/^\/manifest\.webmanifest\?v=[0-9a-f]{12}$/);
  });

  it('has the service worker keep the labelled page and manifest under their own tokens', async () => {
    const worker = await read('/sw.js', 'STAGING');
    expect(worker).toContain(`"${await manifestAddress('STAGING')}"`);
    expect(worker).not.toContain('/?v=ba9876543210');
    expect(worker).toContain('"/assets/app-12345678.js"');
  });

  it('is text, whatever it is made of', async () => {
    const label = '"><script>$&';
    const page = await read('/', label);
    expect(page).not.toContain('<script>');
    expect(page).toContain('content="&#34;&#62;&#60;script&#62;$&#38;"');
    expect(await (await ask('/manifest.webmanifest', label)).json()).toMatchObject({
      name: `Time On Tasks ${label}`,
    });
  });

  it('changes what a browser has seen before, and then no more', async () => {
    const tag = (await ask('/', 'STAGING')).headers.get('etag') ?? '';
    expect((await ask('/', 'STAGING', { 'if-none-match': tag })).status).toBe(304);
    expect((await ask('/', 'TRAINING', { 'if-none-match': tag })).status).toBe(200);
  });

  it('is sent with the length it has, whatever encoding the browser takes', async () => {
    const answer = await ask('/', 'STAGING', { 'accept-encoding': 'br, gzip' });
    expect(answer.headers.get('content-encoding')).toBeNull();
    const { byteLength } = await answer.arrayBuffer();
    expect(answer.headers.get('content-length')).toBe(String(byteLength));
  });
});

describe('the service worker', () => {
  it('is asked for anew each time, from the root', async () => {
    const shop = await openTestShop();
    const webRoot = mkdtempSync(join(tmpdir(), 'tot-worker-'));
    mkdirSync(join(webRoot, 'service-worker'));
    writeFileSync(join(webRoot, 'service-worker/sw.js'), 'go()');
    const app = createApp({ ...shop.context, config: { ...shop.config, webRoot } });
    const { status, headers } = await app.request('http://localhost/sw.js');
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-cache']);
    expect(headers.get('content-type')).toMatch(/^text\/javascript/);
    expect((await app.request('http://localhost/console/sw.js')).status).toBe(404);
    rmSync(webRoot, { recursive: true });
    await shop.close();
  });
});
