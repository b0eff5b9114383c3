import { describe, expect, it } from 'vitest';
import type { Shop } from '#schema/contract/system.ts';
import { verdictOf } from '#schema/rules/self-test.ts';
import { createClock } from '../shared/clock.ts';
import { createStore } from '../shared/store.ts';
import type { BrowserFacts } from './browser-facts.ts';
import type { OutboxState } from './outbox/outbox.ts';
import { createSelfTester, toSelfTest } from './self-test.ts';
import { findingWords } from './self-test-words.ts';

const NOW = Date.parse('2026-11-12T14:00:00Z');
const MINUTE = 60_000;
const SHOP: Shop = {
  ...{ name: 'Shop', environment: null, timeZone: 'UTC', pinLength: 6, demo: null },
  ...{ generation: 'g1', enrolled: true, tablet: 'Bench 4' },
};
const BROWSER: BrowserFacts = {
  hasNetwork: () => true,
  isSecure: () => true,
  worker: () => Promise.resolve('ok'),
  freeBytes: () => Promise.resolve(2 ** 30),
  version: () => Promise.resolve('ok'),
  battery: () => Promise.resolve(null),
};
const NOTHING_WAITS = {
  pending: [],
  sinceMs: null,
  storageTrouble: null,
} as unknown as OutboxState;

interface Setting {
  shop?: Shop | Error;
  known?: Shop | null;
  browser?: Partial<BrowserFacts>;
  outbox?: Partial<OutboxState>;
  /** What the storage forgets, or cannot write. */
  isDeaf?: boolean;
  isBroken?: boolean;
  behindMs?: number;
}

async function test(setting: Setting = {}) {
  const { shop = SHOP, known = null, behindMs = 0 } = setting;
  const kept = new Map<string, unknown>();
  const clock = createClock(() => NOW);
  clock.resume(behindMs);
  const tester = createSelfTester({
    readShop: () => (shop instanceof Error ? Promise.reject(shop) : Promise.resolve(shop)),
    knownShop: () => known,
    storage: {
      keepMeta: (name, value) => {
        if (setting.isBroken) return Promise.reject(new Error('disk'));
        if (!setting.isDeaf) kept.set(name, value);
        return Promise.resolve();
      },
      meta: (name) => Promise.resolve(kept.get(name) as never),
    },
    outbox: {
      state: createStore({ ...NOTHING_WAITS, ...setting.outbox }),
      noteGeneration: (generation) => {
        kept.set('generation', generation);
        return Promise.resolve();
      },
    },
    clock,
    browser: { ...BROWSER, ...setting.browser },
  });
  await tester.run();
  return tester.findings.get()!;
}
const failedIn = ({ checks }: Awaited<ReturnType<typeof test>>) =>
  Object.entries(checks).flatMap(([name, outcome]) => (outcome === 'ok' ? [] : [name, outcome]));

describe('the self-test', () => {
  it('finds nothing on a tablet that is well', async () => {
    const found = await test();
    expect(failedIn(found)).toEqual([]);
    expect(verdictOf(found.checks)).toBe('yes');
    expect(toSelfTest(found)).toEqual({ at: '2026-11-12T14:00:00.000Z', checks: found.checks });
  });

  it('knows less without the server, and can punch where it knows the shop', async () => {
    const gone = new Error('offline');
    const browser = { hasNetwork: () => false, version: () => Promise.resolve('unknown' as const) };
    const found = await test({ shop: gone, known: SHOP, browser });
    expect(failedIn(found)).toEqual([
      ...['network', 'failed', 'server', 'failed', 'clock', 'unknown'],
      ...['generation', 'unknown', 'version', 'unknown'],
    ]);
    expect(verdictOf(found.checks)).toBe('limited');
    expect((await test({ shop: gone })).checks.enrolled).toBe('unknown');
  });

  it('says no where taps would be lost, or nobody may sign in', async () => {
    const lost = await test({ shop: new Error('offline'), known: SHOP, isBroken: true });
    expect([lost.checks.storage, verdictOf(lost.checks)]).toEqual(['failed', 'no']);
    const strange = await test({ shop: { ...SHOP, enrolled: false, tablet: null } });
    expect([strange.checks.enrolled, verdictOf(strange.checks)]).toEqual(['failed', 'no']);
  });

  it.each<[string, Setting]>([
    ['storage', { isDeaf: true }],
    ['storage', { outbox: { storageTrouble: 'full' } }],
    ['clock', { behindMs: 2 * MINUTE + 1 }],
    ['clock', { behindMs: -2 * MINUTE - 1 }],
    ['space', { browser: { freeBytes: () => Promise.resolve(1_000_000) } }],
    ['outbox', { outbox: { sinceMs: NOW - MINUTE } }],
    ['secure', { browser: { isSecure: () => false } }],
    ['worker', { browser: { worker: () => Promise.resolve('failed') } }],
    ['version', { browser: { version: () => Promise.resolve('failed') } }],
  ])('finds what is wrong with %s: %j', async (name, setting) => {
    const found = await test(setting);
    expect(failedIn(found)).toEqual([name, 'failed']);
    expect(verdictOf(found.checks)).toBe('limited');
  });

  it('lets a tap that was just made be on its way, and a clock be a little off', async () => {
    const outbox = { sinceMs: NOW - MINUTE + 1 };
    expect(failedIn(await test({ outbox, behindMs: 2 * MINUTE }))).toEqual([]);
  });
});

describe('what is said beside a check', () => {
  const said = async (name: Parameters<typeof findingWords>[0], setting: Setting) =>
    findingWords(name, await test(setting), (ms) => new Date(ms).toISOString().slice(11, 16));

  it('is what was found, where there is more to say', async () => {
    expect(await said('enrolled', {})).toBe('As Bench 4');
    expect(await said('clock', { behindMs: 1400 })).toBe('1 s off, which is corrected');
    expect(await said('clock', { behindMs: 5 * MINUTE })).toMatch(/5 minutes slow/);
    expect(await said('space', {})).toBe('1.0 GB free');
    const browser = { freeBytes: () => Promise.resolve(null) };
    expect(await said('space', { browser })).toBe('Not known here');
    const pending = [{}, {}] as unknown as OutboxState['pending'];
    const outbox = { pending, sinceMs: NOW - 9 * MINUTE };
    expect(await said('outbox', { outbox })).toBe('2 taps since 13:51');
    expect(await said('network', {})).toBe('Connected');
    expect(await said('clock', { behindMs: 400 })).toBe('Right to the second');
    expect(await said('secure', { browser: { isSecure: () => false } })).toBe('');
  });
});
