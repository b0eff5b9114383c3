/** A built server with a shop of its own, and a browser before it. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { launchBrowser } from '../../../scripts/lib/browser.mjs';
import { spawnServer, type RunningServer } from '../../../server/testing/spawn-server.ts';
import { createAdmin, openOffice, type Desk, type Office } from './office.ts';

export type Scheme = 'light' | 'dark';

export interface Room {
  width?: number;
  height?: number;
  scheme?: Scheme;
  reducedMotion?: boolean;
}

/** A window onto the shop, and everything its pages complained about so far. */
export interface Window {
  page: Page;
  context: BrowserContext;
  complaints: string[];
}

export interface Stage {
  server: RunningServer;
  office: Office;
  /** A new browser context: its own cookies, its own storage, like another device. */
  window(room?: Room): Promise<Window>;
  /** Lends a page of its own; afterwards it must not have complained of anything. */
  lend(use: (page: Page) => Promise<void>, room?: Room): Promise<void>;
  close(): Promise<void>;
}

/** Neither the machine's zone (America/New_York in tests) nor the browser's: the plant's counts. */
const PLANT_TIME_ZONE = 'America/Chicago';
const BROWSER_TIME_ZONE = 'Asia/Kolkata';
/** A machine that tests other things meanwhile may take its time; who waits in vain fails anyway. */
const PATIENCE_MS = 15_000;

/** With a desk, the shop is empty but for the admin made at the terminal. */
export async function openStage(
  environment: Record<string, string> = {},
  desk?: Desk,
): Promise<Stage> {
  const DEMO = desk ? '0' : '1';
  const server = await spawnServer({ DEMO, PLANT_TIME_ZONE, ...environment });
  if (desk) await createAdmin(server, desk);
  const browser = await launchBrowser();
  return {
    server,
    office: await openOffice(server, desk),
    window: (room) => openWindow(browser, server.origin, room),
    async lend(use, room) {
      const { page, context, complaints } = await openWindow(browser, server.origin, room);
      await use(page);
      await context.close();
      expect(complaints).toEqual([]);
    },
    async close() {
      await browser.close();
      await server.stop();
      server.remove();
    },
  };
}

async function openWindow(browser: Browser, origin: string, room: Room = {}): Promise<Window> {
  const { width = 1280, height = 800, scheme = 'light', reducedMotion = false } = room;
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    timezoneId: BROWSER_TIME_ZONE,
    locale: 'en-US',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  await listen(page, complaints);
  return { page, context, complaints };
}

/**
 * Hears errors, warnings and violations of the content security policy. A refusal by the API, and
 * a network the test took away, are said in the console by the browser itself and are none.
 */
async function listen(page: Page, complaints: string[]): Promise<void> {
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (said) => {
    if (!['error', 'warning', 'assert'].includes(said.type())) return;
    const isRefusal =
      said.text().startsWith('Failed to load resource') &&
      said.location().url.includes('/api/') &&
      /status of 4\d\d|net::ERR_(FAILED|INTERNET_DISCONNECTED)|status of 503/.test(said.text());
    if (!isRefusal) complaints.push(`${said.type()}: ${said.text()} (${said.location().url})`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy violated: ${event.violatedDirective} by ${event.blockedURI}`);
    });
  });
}
