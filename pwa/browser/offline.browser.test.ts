/** Taps while the network is gone, in a real browser before a real server. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Inbox } from '#schema/contract/inbox.ts';
import { launchBrowser } from '../../scripts/lib/browser.mjs';
import {
  button,
  chooseName,
  heading,
  openWall,
  saved,
  signIn,
  startOn,
  tapDigits,
} from './testing/at-the-tablet.ts';
import { openLine, type Line, type LineState } from './testing/line.ts';
import type { Worker } from './testing/office.ts';
import { openStage, type Stage } from './testing/stage.ts';

const PATIENCE = { timeout: 15_000, interval: 100 };

let stage: Stage;
let browser: Awaited<ReturnType<typeof launchBrowser>>;
/** Made before any tablet reads its list, which the server keeps for a minute. */
const orders = Array.from({ length: 20 }, (_, n) => String(80_101 + n));
beforeAll(async () => {
  [stage, browser] = await Promise.all([openStage(), launchBrowser()]);
  for (const orderNumber of orders) {
    await stage.office.addOrder(orderNumber, { description: 'Tin star' });
  }
});
afterAll(async () => {
  await browser.close();
  await stage.close();
});

interface Site {
  line: Line;
  context: BrowserContext;
  page: Page;
  worker: Worker;
  orderNumber: string;
}

/** A tablet on a wire of its own, with a person and an order, and the page in the worker's hands. */
async function atSite(name: string, use: (site: Site) => Promise<void>): Promise<void> {
  const worker = await stage.office.addWorker(name);
  const orderNumber = orders.pop() ?? '';
  const line = await openLine(stage.server.origin);
  const viewport = { width: 1280, height: 800 };
  const context = await browser.newContext({ baseURL: line.origin, viewport });
  context.setDefaultTimeout(20_000);
  try {
    const page = await context.newPage();
    await openWall(page);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await use({ line, context, page, worker, orderNumber });
  } finally {
    await context.close();
    await line.close();
  }
}

const timer = (page: Page) => page.getByRole('timer', { name: 'Running time' });
const waiting = (page: Page, taps: number) =>
  page.getByText(new RegExp(`^${taps} taps? not sent yet, since \\d\\d:\\d\\d$`)).waitFor();

async function sessionsOf({ worker }: Site) {
  const sessions = await stage.office.sessionsOf({ user: worker.id });
  return sessions.map(({ orderNumber, taskType, endReason }) => [orderNumber, taskType, endReason]);
}

/** What hands do in the middle of which the network goes, and what must come of it. */
const FLOWS: Record<
  string,
  {
    before?: (site: Site) => Promise<void>;
    tap: (site: Site) => Promise<void>;
    expected: (site: Site) => unknown[][];
  }
> = {
  start: {
    tap: async ({ page, orderNumber }) => {
      await startOn(page, orderNumber, 'Engraving');
      await page.getByText(/^Started \d\d:\d\d$/).waitFor();
    },
    expected: ({ orderNumber }) => [[orderNumber, 'ENGRAVE', null]],
  },
  finish: {
    before: ({ page, orderNumber }) => startOn(page, orderNumber, 'Engraving'),
    tap: async ({ page }) => {
      await button(page, 'Finish').click();
      await heading(page, 'How many pieces?').waitFor();
      await page.keyboard.type('48');
      await button(page, 'Finish').click();
      await button(page, /^Start/).waitFor();
    },
    expected: ({ orderNumber }) => [[orderNumber, 'ENGRAVE', 'finished']],
  },
  material: {
    before: ({ page, orderNumber }) => startOn(page, orderNumber, 'Engraving'),
    tap: async ({ page }) => {
      await button(page, 'Material').click();
      await button(page, /^Walnut plaque board/).click();
      await tapDigits(page, '3');
      await button(page, 'Log it').click();
      await page.getByText('Logged 3 pcs Walnut plaque board').waitFor();
    },
    expected: ({ orderNumber }) => [[orderNumber, 'ENGRAVE', null]],
  },
  switch: {
    before: ({ page, orderNumber }) => startOn(page, orderNumber, 'Engraving'),
    tap: async ({ page }) => {
      await button(page, 'Switch').click();
      await button(page, 'Cleaning').click();
      await page.getByText(/^Switched \d\d:\d\d$/).waitFor();
    },
    expected: ({ orderNumber }) => [
      [null, 'CLEAN', null],
      [orderNumber, 'ENGRAVE', 'switched'],
    ],
  },
};

describe.concurrent('the network goes', () => {
  const cuts: LineState[] = ['dead', 'deaf'];
  for (const [name, flow] of Object.entries(FLOWS)) {
    it.each(cuts)(`in the middle of “${name}”, %s, through a reload, and comes back`, (cut) =>
      atSite(`Olga ${name} ${cut}`, async (site) => {
        const { line, page, worker, orderNumber } = site;
        await signIn(page, worker);
        // What is searched now is found later, too.
        await vi.waitUntil(async () => (await knownOrders(page)).includes(orderNumber), PATIENCE);
        await flow.before?.(site);
        await saved(page);
        line.set(cut);
        await flow.tap(site);
        await waiting(page, 1);
        await page.reload();
        await heading(page, 'Who are you?').waitFor();
        await waiting(page, 1);
        line.set('up');
        await saved(page);
        expect(await sessionsOf(site)).toEqual(flow.expected(site));
        if (name === 'material') expect(await materialOn(site)).toEqual([3]);
      }),
    );
  }

  it('before somebody comes: they sign in, work, and are known to be right afterwards', () =>
    atSite('Otto Offline', async (site) => {
      const { line, page, worker, orderNumber } = site;
      await signIn(page, worker);
      await vi.waitUntil(async () => (await knownOrders(page)).includes(orderNumber), PATIENCE);
      await button(page, 'Sign out').click();
      await heading(page, 'Who are you?').waitFor();
      line.set('dead');
      await page.reload();
      await signIn(page, worker);
      await page.getByText('PIN checked later').waitFor();
      await startOn(page, orderNumber, 'Engraving');
      await button(page, 'Pause').click();
      await button(page, /^Take up again: Engraving/).click();
      await timer(page).waitFor();
      await waiting(page, 3);
      line.set('up');
      await saved(page);
      expect(await sessionsOf(site)).toEqual([
        [orderNumber, 'ENGRAVE', null],
        [orderNumber, 'ENGRAVE', 'paused'],
      ]);
      await page.getByText('PIN checked later').waitFor({ state: 'detached' });
      // The next to come is not taken for them.
      await button(page, 'Sign out, work goes on').click();
      await heading(page, 'Who are you?').waitFor();
    }));

  it('and their name can be read in full, however long, whatever else is said of them', () =>
    atSite('Ruth Asante-Featherstone', async ({ line, page, worker }) => {
      await signIn(page, worker);
      await button(page, 'Cleaning').waitFor();
      await button(page, 'Sign out').click();
      await heading(page, 'Who are you?').waitFor();
      line.set('dead');
      await page.reload();
      await signIn(page, worker);
      await button(page, 'Cleaning').click();
      await timer(page).waitFor();
      for (const width of [1280, 800, 390]) {
        await page.setViewportSize({ width, height: width === 1280 ? 800 : 1280 });
        const name = heading(page, worker.name);
        const { lines, isCut } = await name.evaluate((title) => ({
          lines: title.clientHeight / parseFloat(getComputedStyle(title).lineHeight),
          isCut: title.scrollWidth > title.clientWidth,
        }));
        expect([Math.round(lines) <= 2, isCut]).toEqual([true, false]);
      }
    }));

  it('and a wrong PIN goes to the foreman, not to the bin', () =>
    atSite('Wanda Wrong', async (site) => {
      const { line, page, worker } = site;
      await signIn(page, worker);
      await button(page, 'Cleaning').waitFor();
      await button(page, 'Sign out').click();
      await heading(page, 'Who are you?').waitFor();
      line.set('dead');
      await page.reload();
      await signIn(page, { ...worker, pin: '975312' });
      await button(page, 'Cleaning').click();
      await waiting(page, 1);
      line.set('up');
      await page.getByText(/^The PIN typed without the network was not right\./).waitFor();
      await heading(page, 'Who are you?').waitFor();
      expect(await sessionsOf(site)).toEqual([]);
      const { items } = await stage.office.call<Inbox>('GET', '/api/inbox');
      const hers = items.filter(({ user }) => user.id === worker.id);
      expect(hers).toMatchObject([{ kind: 'unverified', reason: 'wrong_pin' }]);
    }));

  it('and the page with it: who was here before is not let in again without a PIN', () =>
    atSite('Rita Reloaded', async ({ line, page, worker }) => {
      const next = await stage.office.addWorker('Nils Next');
      await page.reload();
      await signIn(page, worker);
      await saved(page);
      line.set('dead');
      await page.reload();
      await chooseName(page, next);
      await page.keyboard.type(next.pin.slice(0, 3));
      const told = page.waitForResponse((answer) => answer.request().method() === 'DELETE');
      line.set('up');
      expect((await told).status()).toBe(204);
      await heading(page, `Hello, ${next.name}`).waitFor();
      await page.keyboard.type(next.pin.slice(3));
      await heading(page, next.name).waitFor();
      await page.reload();
      await heading(page, next.name).waitFor();
    }));

  it('and the page with it: a tap that was saved is sent by the next page', () =>
    atSite('Kim Killed', async (site) => {
      const { line, context, page, worker } = site;
      await signIn(page, worker);
      await saved(page);
      line.hold(/^\/api\/events/);
      await button(page, 'Cleaning').click();
      await page.getByText(/^Started/).waitFor();
      await page.close();
      line.set('up');
      const next = await context.newPage();
      await next.goto('/');
      await vi.waitUntil(async () => (await sessionsOf(site)).length > 0, PATIENCE);
      expect(await sessionsOf(site)).toEqual([[null, 'CLEAN', null]]);
    }));
});

describe.concurrent('a tablet', () => {
  it('without room says so, and that a tap is saved only when the server has it', () =>
    atSite('Fay Full', async (site) => {
      const { line, page, worker } = site;
      await page.addInitScript(() => {
        const full = () => {
          throw new DOMException('The storage is full.', 'QuotaExceededError');
        };
        IDBObjectStore.prototype.put = full;
        IDBObjectStore.prototype.add = full;
      });
      await page.reload();
      await signIn(page, worker);
      await button(page, 'Cleaning').click();
      await page.getByText(/^Started/).waitFor();
      await page.getByText('This tablet cannot store taps').waitFor();
      expect(await sessionsOf(site)).toEqual([[null, 'CLEAN', null]]);
      line.set('dead');
      await button(page, 'Pause').click();
      await page.getByText('1 tap not stored: leave this page open').waitFor();
      expect(await page.getByText(/^Paused/).count()).toBe(0);
      line.set('up');
      await page
        .getByText(/^Paused/)
        .first()
        .waitFor();
      expect(await sessionsOf(site)).toEqual([[null, 'CLEAN', 'paused']]);
    }));

  it('shows one person at a time, whatever windows are open', () =>
    atSite('Tina Tabs', async ({ context, page, worker }) => {
      const other = await stage.office.addWorker('Udo Other');
      const second = await context.newPage();
      await openWall(second);
      await signIn(page, worker);
      await second.reload();
      await second.getByRole('button', { name: /^Sign out/ }).click();
      await signIn(second, other);
      await page.getByText('Somebody signed in or out in another window').waitFor();
      await heading(page, 'Who are you?').waitFor();
    }));

  it('says what was done where no button lies, and moves nothing for it', () =>
    atSite('Toni Toast', async (site) => {
      const { line, page, worker } = site;
      await signIn(page, worker);
      await button(page, 'Cleaning').waitFor();
      line.set('dead');
      const frame = page.getByRole('main');
      const sizes = [
        [1280, 800],
        [800, 1280],
        [390, 844],
      ] as const;
      const frames = [];
      for (const [width, height] of sizes) {
        await page.setViewportSize({ width, height });
        frames.push(await frame.boundingBox());
      }
      await button(page, 'Cleaning').click();
      const undo = button(page, 'Undo');
      await undo.waitFor();
      await waiting(page, 1);
      for (const [n, [width, height]] of sizes.entries()) {
        await page.setViewportSize({ width, height });
        expect(await frame.boundingBox()).toEqual(frames[n]);
        const toast = await page.locator('tablet-toast').boundingBox();
        const others = page.getByRole('button').filter({ hasNotText: 'Undo' });
        const boxes = await Promise.all((await others.all()).map((one) => one.boundingBox()));
        expect(boxes.length).toBeGreaterThan(4);
        expect(boxes.filter((box) => box && toast && meet(box, toast))).toEqual([]);
      }
      await button(page, /^Sign out/).click();
      await heading(page, 'Who are you?').waitFor();
      expect(await undo.count()).toBe(0);
    }));

  it('takes the last tap back with one more', () =>
    atSite('Una Undo', async (site) => {
      const { page, worker } = site;
      await signIn(page, worker);
      await button(page, 'Cleaning').click();
      await button(page, 'Undo').click();
      await page.getByText('Undone').waitFor();
      await button(page, /^Start/).waitFor();
      await saved(page);
      const [session] = await stage.office.sessionsOf({ user: worker.id });
      expect(session?.flags).toContain('voided');
    }));
});

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

function meet(one: Box, other: Box): boolean {
  const isBeside = one.x >= other.x + other.width || other.x >= one.x + one.width;
  const isBelow = one.y >= other.y + other.height || other.y >= one.y + one.height;
  return !isBeside && !isBelow;
}

async function materialOn({ orderNumber, worker }: Site): Promise<number[]> {
  const call = await stage.office.signInAs(worker);
  const { materialUsages } = await call<{ materialUsages: { quantity: number }[] }>(
    'GET',
    `/api/material-usages?order=${orderNumber}`,
  );
  return materialUsages.map(({ quantity }) => quantity);
}

/** What lies in the tablet's own database of orders. */
function knownOrders(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const [found] = await indexedDB.databases();
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open(found?.name ?? '');
      opening.onsuccess = () => resolve(opening.result);
    });
    const kept = await new Promise<{ orders: { orderNumber: string }[] } | undefined>((resolve) => {
      const asked = database.transaction('snapshots').objectStore('snapshots').get('orders');
      asked.onsuccess = () => resolve(asked.result);
    });
    database.close();
    return (kept?.orders ?? []).map(({ orderNumber }) => orderNumber);
  });
}
