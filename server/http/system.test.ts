import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Health, Readiness, Shop, Version } from '#schema/contract/system.ts';
import { createApp } from '#server/app.ts';
import type { AppContext } from '#server/context.ts';
import type { Reader } from '#server/db/statements.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

class DiskGone extends Error {}

/** A reader whose disk went away. */
const brokenReader = {
  get: () => {
    throw new DiskGone('disk I/O error');
  },
  all: () => {
    throw new DiskGone('disk I/O error');
  },
} as unknown as Reader;

describe('the server about itself', () => {
  let shop: TestShop;
  beforeEach(async () => {
    shop = await openTestShop({ ENVIRONMENT_LABEL: 'STAGING' });
  });
  afterEach(async () => {
    expect(shop.unexpected).toEqual([]);
    await shop.close();
  });

  const ask = async (path: string, change: Partial<AppContext> = {}, cookie = '') => {
    const app = createApp({ ...shop.context, ...change });
    const response = await app.request(`http://localhost${path}`, { headers: { cookie } });
    return { status: response.status, headers: response.headers, json: await response.json() };
  };

  it('is healthy', async () => {
    const { status, json } = await ask('/api/health');
    expect([status, Health.strict().parse(json)]).toEqual([200, { status: 'ok' }]);
  });

  it('says the class of the error when it cannot read, whoever asks', async () => {
    for (const cookie of ['', 'tot_staging_console=x; tot_staging_device=y']) {
      const { status, json, headers } = await ask('/api/health', { reader: brokenReader }, cookie);
      expect([status, json]).toEqual([503, { status: 'error', detail: 'DiskGone' }]);
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  it('is ready with every check named', async () => {
    const { status, json } = await ask('/api/ready');
    const { checks } = Readiness.strict().parse(json);
    expect([status, Object.keys(checks).sort()]).toEqual([
      200,
      ['disk', 'draining', 'reference', 'schema', 'writer'],
    ]);
  });

  it('is not ready while it drains or its writer is silent', async () => {
    const { status: now } = shop.context;
    for (const [change, failing] of [
      [{ isDraining: () => true }, 'draining'],
      [{ writerSilentForMs: () => 6000 }, 'writer'],
    ] as const) {
      const { status, json } = await ask('/api/ready', { status: { ...now, ...change } });
      const { checks, status: word } = Readiness.strict().parse(json);
      expect([status, word, checks[failing]?.ok]).toEqual([503, 'not_ready', false]);
    }
  });

  it('says its version as the contract has it, and no secret', async () => {
    const { status, json } = await ask('/api/version');
    const version = Version.strict().parse(json);
    expect(status).toBe(200);
    expect(version).toMatchObject({ environment: 'staging', node: process.version });
    expect(version.pragmas).toEqual({
      journal_mode: 'wal',
      synchronous: 2,
      busy_timeout: 10_000,
      foreign_keys: 1,
      trusted_schema: 0,
      cell_size_check: 1,
      journal_size_limit: 67_108_864,
      wal_autocheckpoint: 1000,
      cache_size: -65_536,
    });
    expect(JSON.stringify(json)).not.toContain(shop.folder);
  });

  it('says what the pages need to know', async () => {
    const { json } = await ask('/api/shop');
    expect(Shop.strict().parse(json)).toMatchObject({ environment: 'STAGING', demo: null });
  });

  it('reads nothing from the database for pages and for what is everybody’s', async () => {
    const cookie = 'tot_staging_console=x; tot_staging_tablet=y; tot_staging_device=z';
    const app = createApp({ ...shop.context, reader: brokenReader });
    for (const path of [
      '/',
      '/console/',
      '/assets/x.js',
      '/api/docs/',
      '/api/openapi.json',
      '/api/ready',
    ]) {
      const response = await app.request(`http://localhost${path}`, { headers: { cookie } });
      const text = await response.text();
      expect(text, path).not.toContain('Internal error');
    }
    // The same reader is asked, and fails, where it matters who calls.
    const me = await app.request('http://localhost/api/me', { headers: { cookie } });
    expect(me.status).toBe(500);
  });

  it('asks connections to close while it drains', async () => {
    const status = { ...shop.context.status, isDraining: () => true };
    for (const path of ['/api/health', '/api/nothing', '/', '/api/me']) {
      const app = createApp({ ...shop.context, status });
      const { headers } = await app.request(`http://localhost${path}`);
      expect([path, headers.get('connection')]).toEqual([path, 'close']);
    }
  });
});
