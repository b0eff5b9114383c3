/** "Can this tablet punch?": tries everything a tap needs, and keeps what was found. */
import type { Shop } from '#schema/contract/system.ts';
import type { SelfTest } from '#schema/contract/devices.ts';
import { isClockOff } from '#schema/rules/heartbeat.ts';
import type { CheckOutcome, SelfTestCheck } from '#schema/rules/self-test.ts';
import type { Clock } from '../shared/clock.ts';
import { createStore, type Readable } from '../shared/store.ts';
import type { BrowserFacts } from './browser-facts.ts';
import type { Outbox } from './outbox/outbox.ts';
import type { TabletStorage } from './outbox/storage.ts';

export interface Findings {
  /** By the tablet's clock, UTC ms. */
  atMs: number;
  checks: Readonly<Record<SelfTestCheck, CheckOutcome>>;
  /** Its name at the office; null where it has none. */
  tablet: string | null;
  /** The server's clock minus the tablet's. */
  offsetMs: number;
  pending: number;
  /** When the oldest tap that waits was made, by the tablet's clock, UTC ms. */
  sinceMs: number | null;
  freeBytes: number | null;
}

export interface SelfTester {
  readonly findings: Readable<Findings | null>;
  readonly running: Readable<boolean>;
  /** One at a time: whoever asks meanwhile waits for the one that runs. */
  run(): Promise<void>;
}

interface Parts {
  readShop: () => Promise<Shop>;
  /** As it was read last; null before. */
  knownShop: () => Shop | null;
  storage: Pick<TabletStorage, 'meta' | 'keepMeta'>;
  outbox: Pick<Outbox, 'state' | 'noteGeneration'>;
  clock: Clock;
  browser: BrowserFacts;
}

/** Room for a week of taps, and for the next version of the page. */
const LEAST_FREE_BYTES = 20 * 1024 * 1024;
/** A tap is on its way for a moment; what waits longer has a reason to. */
const WAITS_LONG_MS = 60_000;

const outcome = (isOk: boolean): CheckOutcome => (isOk ? 'ok' : 'failed');

export function createSelfTester(parts: Parts): SelfTester {
  const findings = createStore<Findings | null>(null);
  const running = createStore(false);
  let underWay: Promise<void> | null = null;

  async function test(): Promise<void> {
    running.set(true);
    try {
      findings.set(await examine(parts));
    } finally {
      running.set(false);
      underWay = null;
    }
  }

  return { findings, running, run: () => (underWay ??= test()) };
}

async function examine(parts: Parts): Promise<Findings> {
  const { clock, browser, outbox } = parts;
  const read = await parts.readShop().catch(() => null);
  const [storage, generation, worker, version, freeBytes] = await Promise.all([
    storageOutcome(parts),
    generationOutcome(parts, read),
    browser.worker(),
    browser.version(),
    browser.freeBytes(),
  ]);
  const shop = read ?? parts.knownShop();
  const { pending, sinceMs } = outbox.state.get();
  const offsetMs = clock.onServerMs(0);
  return {
    ...{ atMs: clock.nowMs(), offsetMs, pending: pending.length, sinceMs, freeBytes },
    tablet: shop?.tablet ?? null,
    checks: {
      network: outcome(browser.hasNetwork()),
      server: outcome(read !== null),
      enrolled: shop === null ? 'unknown' : outcome(shop.enrolled),
      clock: read === null ? 'unknown' : outcome(!isClockOff(offsetMs)),
      storage,
      space: freeBytes === null ? 'unknown' : outcome(freeBytes >= LEAST_FREE_BYTES),
      outbox: outcome(sinceMs === null || clock.nowMs() - sinceMs < WAITS_LONG_MS),
      generation,
      secure: outcome(browser.isSecure()),
      worker,
      version,
    },
  };
}

/** Writes as a tap is written, down to the disk, and reads it back. */
async function storageOutcome({ storage, outbox, clock }: Parts): Promise<CheckOutcome> {
  if (outbox.state.get().storageTrouble !== null) return 'failed';
  const testedMs = clock.nowMs();
  try {
    await storage.keepMeta('selfTestedMs', testedMs);
    return outcome((await storage.meta('selfTestedMs')) === testedMs);
  } catch {
    return 'failed';
  }
}

/** Whether it would notice that an older backup was put back. */
async function generationOutcome(
  { storage, outbox }: Parts,
  shop: Shop | null,
): Promise<CheckOutcome> {
  try {
    if (shop) await outbox.noteGeneration(shop.generation);
    const known = await storage.meta('generation');
    if (known === undefined) return shop ? 'failed' : 'unknown';
    return outcome(shop === null || known === shop.generation);
  } catch {
    return 'failed';
  }
}

/** As the heartbeat says it. */
export function toSelfTest(found: Findings | null): SelfTest | null {
  return found && { at: new Date(found.atMs).toISOString(), checks: found.checks };
}
