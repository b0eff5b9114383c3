/** What only the browser knows of the tablet it runs on, as far as it tells. */
import type { Heartbeat } from '#schema/contract/devices.ts';
import type { CheckOutcome } from '#schema/rules/self-test.ts';
import { pageBuild } from '../shared/page-facts.ts';
import { newestBuild } from '../shared/up-to-date.ts';

/** Chromium has it, over HTTPS; TypeScript's DOM has not. */
interface BatteryNavigator {
  getBattery?: () => Promise<{ level: number; charging: boolean }>;
}

export interface BrowserFacts {
  hasNetwork(): boolean;
  isSecure(): boolean;
  worker(): Promise<CheckOutcome>;
  /** Bytes the page may still store; null where the browser does not tell. */
  freeBytes(): Promise<number | null>;
  version(): Promise<CheckOutcome>;
  battery(): Promise<Heartbeat['battery']>;
}

export const browserFacts: BrowserFacts = {
  hasNetwork: () => navigator.onLine,
  isSecure: () => window.isSecureContext,
  worker,
  freeBytes,
  version,
  battery,
};

async function worker(): Promise<CheckOutcome> {
  // Over plain http the property is not there at all, whatever its type says.
  if (!('serviceWorker' in navigator)) return 'failed';
  const registration = await navigator.serviceWorker.getRegistration().catch(() => undefined);
  if (!registration) return 'failed';
  // A first visit still installs it.
  return registration.active ? 'ok' : 'unknown';
}

async function freeBytes(): Promise<number | null> {
  const { storage } = navigator as Partial<Navigator>;
  const { quota, usage } = (await storage?.estimate().catch(() => undefined)) ?? {};
  return quota === undefined ? null : quota - (usage ?? 0);
}

async function version(): Promise<CheckOutcome> {
  const [mine, newest] = [pageBuild(), await newestBuild()];
  if (mine === null || newest === null) return 'unknown';
  return mine === newest ? 'ok' : 'failed';
}

async function battery(): Promise<Heartbeat['battery']> {
  const told = await (navigator as BatteryNavigator).getBattery?.().catch(() => undefined);
  return told ? { percent: Math.round(told.level * 100), charging: told.charging } : null;
}
