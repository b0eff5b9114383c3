/**
 * The pages without a network, and through an update. Each promise is shown twice: kept by the
 * worker that is served, and broken by one that lacks what keeps it.
 */
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/lib/browser.mjs';
import { spawnServer, type RunningServer } from '../../server/testing/spawn-server.ts';
import { openConsole } from './testing/at-the-console.ts';
import { button, heading, signIn, startOn } from './testing/at-the-tablet.ts';
import { openBuilds, type Builds } from './testing/builds.ts';
import { inspectEverywhere } from './testing/inspect.ts';
import { openLine, type Line } from './testing/line.ts';

const FIRST = 'Who are you?';
const SECOND = 'Who is it?';
const DEMO_WORKER = { id: 0, name: 'Aisha Mohamud', pin: '135790' };

let builds: Builds;
let server: RunningServer;
let line: Line;
let browser: Awaited<ReturnType<typeof launchBrowser>>;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  builds = await openBuilds();
  server = await spawnServer({
    DEMO: '1',
    WEB_ROOT: builds.webRoot,
    ENVIRONMENT_LABEL: 'STAGING',
  });
  [line, browser] = await Promise.all([openLine(server.origin), launchBrowser()]);
});
afterEach(async () => {
  line.set('up');
  for (const context of contexts.splice(0)) await context.close();
});
afterAll(async () => {
  await browser.close();
  await line.close();
  await server.stop();
  server.remove();
  await builds.remove();
});

/** A new device before the first build, with the worker that is served or one that lacks something. */
async function device(worker?: string, options: BrowserContextOptions = {}): Promise<Page> {
  await builds.begin(worker);
  const context = await browser.newContext({
    baseURL: line.origin,
    viewport: { width: 1280, height: 800 },
    ...options,
  });
  context.setDefaultTimeout(15_000);
  contexts.push(context);
  return context.newPage();
}

/** The page's worker has kept all it wants to keep, and answers for the page. */
async function workerRules(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { serviceWorker } = navigator;
    await serviceWorker.ready;
    if (serviceWorker.controller) return;
    await new Promise((taken) => {
      serviceWorker.addEventListener('controllerchange', taken, { once: true });
    });
  });
}

async function openTablet(page: Page, words = FIRST): Promise<void> {
  await page.goto('/');
  await heading(page, words).waitFor();
  await workerRules(page);
}

/** Looks for the next build's worker and waits until it has taken over. */
async function updateWorker(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { serviceWorker } = navigator;
    const taken = new Promise((done) => {
      serviceWorker.addEventListener('controllerchange', done, { once: true });
    });
    await (await serviceWorker.ready).update();
    await taken;
  });
}

const SAME_PAGE = 'still the same page';

/**
 * Marks the page, and has it looked at again as after a screen that was dark: it asks for the
 * server's build then, as it does every minute.
 */
async function lookAgain(page: Page): Promise<void> {
  await page.evaluate((title) => (document.title = title), SAME_PAGE);
  const answered = page.waitForResponse('**/version.json');
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await (await answered).finished();
}

/** Whether an app stands on the page, whatever it has to say without its server. */
const isDrawn = (page: Page, app: 'tablet-app' | 'console-app') =>
  page
    .locator(app)
    .evaluate((element) => (element.shadowRoot?.childElementCount ?? 0) > 0, undefined, {
      timeout: 3_000,
    })
    .catch(() => false);

/** The script a page came with, which tells builds apart. */
const scriptOf = (page: Page) =>
  page.locator('script[src]').evaluate((script: HTMLScriptElement) => new URL(script.src).pathname);

const isOpened = (page: Page, address: string) =>
  page.goto(address).then(
    () => true,
    () => false,
  );

/** Every address in every cache of the device. */
const cachedPaths = (page: Page) =>
  page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });

describe('a second build', () => {
  it('is seen after one reload', async () => {
    const page = await device();
    await openTablet(page);
    await builds.release(SECOND);
    await page.reload();
    await heading(page, SECOND).waitFor();
  });

  it('would not be, with pages out of the cache first (control)', async () => {
    const page = await device('cache-first-pages');
    await openTablet(page);
    await builds.release(SECOND);
    await page.reload();
    await heading(page, FIRST).waitFor();
    expect(await heading(page, SECOND).count()).toBe(0);
  });

  it('comes by itself to a page that stays open, when nobody is signed in', async () => {
    const page = await device();
    await page.clock.install();
    await openTablet(page);
    await signIn(page, DEMO_WORKER);
    await builds.release(SECOND);
    await lookAgain(page);
    await page.clock.runFor(30_000);
    expect(await page.title()).toBe(SAME_PAGE);
    await button(page, /^Sign out/).click();
    await heading(page, FIRST).waitFor();
    // Not at once either: the next one may be about to touch a name.
    await page.clock.runFor(5_000);
    expect(await page.title()).toBe(SAME_PAGE);
    await page.clock.runFor(6_000);
    await heading(page, SECOND).waitFor();
  });

  it('is no reason to reload for a page that is of this build', async () => {
    const page = await device();
    await page.clock.install();
    await openTablet(page);
    await lookAgain(page);
    await page.clock.runFor(300_000);
    expect(await page.title()).toBe(SAME_PAGE);
  });
});

describe('without a network', () => {
  const ADDRESSES = [
    ['/', 'tablet-app'],
    ['/?source=home', 'tablet-app'],
    ['/console/', 'console-app'],
    ['/console/reports/10482', 'console-app'],
  ] as const;

  it('every page opens, and reloads, and still says which environment it is', async () => {
    const page = await device();
    await openTablet(page);
    line.set('dead');
    for (const [address, app] of ADDRESSES) {
      expect([address, await isOpened(page, address)]).toEqual([address, true]);
      expect([address, await isDrawn(page, app)]).toEqual([address, true]);
      await page.reload();
      expect([address, await isDrawn(page, app)]).toEqual([address, true]);
    }
    await page.goto('/');
    await page.locator('status-line .ribbon').getByText('STAGING').waitFor();
    expect(await page.evaluate(async () => (await document.fonts.ready).size)).toBeGreaterThan(0);
  });

  it('none would, without the worker (control)', async () => {
    const page = await device(undefined, { serviceWorkers: 'block' });
    await page.goto('/');
    await heading(page, FIRST).waitFor();
    line.set('dead');
    for (const [address] of ADDRESSES) expect(await isOpened(page, address)).toBe(false);
  });

  it('the pages open while a proxy says that nobody is behind it', async () => {
    const page = await device();
    await openTablet(page);
    line.set('no-server');
    await page.reload();
    expect(await isDrawn(page, 'tablet-app')).toBe(true);
    // What is no page of ours is the network's own affair.
    expect((await page.goto('/api/docs/'))?.status()).toBe(502);
  });
});

describe('a network that stalls', () => {
  it('has the kept page opened after three and a half seconds', async () => {
    const page = await device();
    await openTablet(page);
    line.set('stalled');
    const startedMs = performance.now();
    await page.reload();
    expect(await isDrawn(page, 'tablet-app')).toBe(true);
    const tookMs = performance.now() - startedMs;
    expect(tookMs).toBeGreaterThan(3_400);
    expect(tookMs).toBeLessThan(6_000);
  });

  it('would keep people waiting, with patience that never ends (control)', async () => {
    const page = await device('waits-for-the-network');
    await openTablet(page);
    line.set('stalled');
    await expect(page.reload({ timeout: 5_000 })).rejects.toThrow('Timeout');
    line.set('up');
    await heading(page, FIRST).waitFor();
  });
});

describe('an update in flight', () => {
  /** The second build's script hangs while its worker fetches what it wants to keep. */
  async function cutWhileUpdating(page: Page): Promise<void> {
    await openTablet(page);
    await builds.release(SECOND);
    line.hold(/^\/assets\/index-.*\.js/);
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      const found = new Promise((seen) => {
        registration.addEventListener('updatefound', seen, { once: true });
      });
      await Promise.all([registration.update(), found]);
    });
    // Long enough to have begun: what it deletes first is gone by then.
    await page.waitForTimeout(300);
    line.set('dead');
  }

  it('leaves the build before whole until the next one is there, whole', async () => {
    const page = await device();
    await cutWhileUpdating(page);
    const first = await scriptOf(page);
    await page.reload();
    expect(await isDrawn(page, 'tablet-app')).toBe(true);
    expect(await scriptOf(page)).toBe(first);

    line.set('up');
    await openTablet(page, SECOND);
    const second = await scriptOf(page);
    expect(second).not.toBe(first);
    const scripts = async () =>
      (await cachedPaths(page)).filter((path) => [first, second].includes(path));
    await expect.poll(scripts).toEqual([second]);
    line.set('dead');
    await page.reload();
    expect(await isDrawn(page, 'tablet-app')).toBe(true);
    expect(await scriptOf(page)).toBe(second);
  });

  it('would be a gap, with a worker that clears its cache before it fills it (control)', async () => {
    const page = await device('clears-before-it-has');
    await cutWhileUpdating(page);
    const opened = await isOpened(page, '/');
    expect(opened && (await isDrawn(page, 'tablet-app'))).toBe(false);
  });
});

describe('after the update', () => {
  /** Asks for the script an open page came with, past every cache. */
  const askForOwnScript = async (page: Page) =>
    page.evaluate(
      async (script) => (await fetch(script, { cache: 'no-store' })).status,
      await scriptOf(page),
    );

  it('an old page still gets its old assets, through two builds', async () => {
    const page = await device();
    await openTablet(page);
    await signIn(page, DEMO_WORKER);
    for (const words of [SECOND, 'Who, then?']) {
      await builds.release(words);
      await updateWorker(page);
      expect(await askForOwnScript(page)).toBe(200);
    }
  });

  it('it would not, where a build forgets the ones before (control)', async () => {
    const page = await device();
    await openTablet(page);
    await signIn(page, DEMO_WORKER);
    await builds.release(SECOND, { forgetEarlier: true });
    await updateWorker(page);
    expect(await askForOwnScript(page)).toBe(404);
  });

  it('a tablet keeps what opens the console, and none of its rooms', async () => {
    const page = await device();
    await openTablet(page);
    const kept = await cachedPaths(page);
    await openConsole(page);
    await page.getByRole('link', { name: 'Sessions' }).click();
    await heading(page, 'Sessions').waitFor();
    const loaded = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => new URL(name).pathname)
        .filter((path) => /^\/console\/assets\/.*\.js$/.test(path)),
    );
    const html = await page.evaluate(async () => (await fetch('/console/')).text());
    const named = loaded.filter((path) => html.includes(`"${path}"`));
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((path) => !kept.includes(path))).toEqual([]);
    const rooms = loaded.filter((path) => !named.includes(path));
    expect(rooms.length).toBeGreaterThan(0);
    expect(rooms.filter((path) => kept.includes(path))).toEqual([]);
  });

  it('no cache is left but the new one, and nothing in it is of the old build', async () => {
    const page = await device();
    await openTablet(page);
    await signIn(page, DEMO_WORKER);
    await page.evaluate(async () => {
      const cache = await caches.open('left by somebody else');
      await cache.put('/old', new Response('old'));
    });
    const before = await cachedPaths(page);
    expect(before).toContain('/old');
    await builds.release(SECOND);
    await updateWorker(page);
    await expect.poll(() => page.evaluate(() => caches.keys())).toHaveLength(1);
    const after = await cachedPaths(page);
    expect(after).not.toContain('/old');
    expect(after.filter((path) => !before.includes(path))).toHaveLength(1);
    expect(after).toHaveLength(before.length - 1);
  });
});

describe('after a day of use', () => {
  async function useEverything(page: Page, task: string): Promise<void> {
    await openTablet(page);
    await signIn(page, DEMO_WORKER);
    await startOn(page, '10470', task);
    await button(page, /^Sign out/).click();
    await openConsole(page);
    await page.getByRole('link', { name: 'Sessions' }).click();
    await heading(page, 'Sessions').waitFor();
    await page.reload();
    await heading(page, 'Sessions').waitFor();
  }

  it('no answer of the API lies in any cache', async () => {
    const page = await device();
    await useEverything(page, 'Assembly');
    const paths = await cachedPaths(page);
    expect(paths.length).toBeGreaterThan(5);
    expect(paths.filter((path) => path.startsWith('/api'))).toEqual([]);
  });

  it('there would be, with the usual worker that keeps what passes (control)', async () => {
    const page = await device('caches-everything');
    await useEverything(page, 'Packing');
    const paths = await cachedPaths(page);
    expect(paths.filter((path) => path.startsWith('/api'))).toContain('/api/roster');
  });
});

describe('over plain http', () => {
  const SAID = 'This page came over plain http.';

  it('the tablet says what the browser withholds and whom to ask, until somebody signs in', async () => {
    // Under a name of its own: 127.0.0.1 counts as secure.
    const page = await device(undefined, {
      baseURL: 'http://shop.lan',
      proxy: { server: line.origin },
      reducedMotion: 'reduce',
    });
    await page.goto('/');
    await heading(page, FIRST).waitFor();
    const note = page.getByRole('complementary', { name: 'About this connection' });
    await note.getByText(SAID).waitFor();
    for (const what of ['service worker', 'WebCrypto', 'storage', 'https://']) {
      expect(await note.innerText()).toContain(what);
    }
    expect(await inspectEverywhere(page, { target: 44, main: 64 })).toEqual([]);
    await signIn(page, DEMO_WORKER);
    expect(await note.count()).toBe(0);
  });

  it('and says nothing where the connection is a secure one (control)', async () => {
    const page = await device();
    await openTablet(page);
    expect(await page.getByText(SAID).count()).toBe(0);
  });
});
