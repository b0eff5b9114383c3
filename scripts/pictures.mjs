/**
 * Takes the pictures: every screen at every size in light and dark into .artifacts/pictures for
 * whoever reviews them, and the few that the README shows into docs/pictures.
 *
 *   npm run pictures
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { ensureBuilt } from './build.mjs';
import { launchBrowser } from './lib/browser.mjs';
import { checkNode, ensureInstalled } from './lib/install.mjs';
import { root, runMain, say, secondsSince, Stop } from './lib/project.mjs';
import { walkConsole, walkTablet } from './pictures/walk.mjs';

/** A Thursday morning, so that the pictures change only when the pages do. */
const SHOP_TIME = '2026-11-12T15:42:00Z';
const TIME_ZONE = 'America/Chicago';
const SIZES = [
  { width: 1280, height: 800 },
  { width: 800, height: 1280 },
  { width: 390, height: 844 },
];
const SCHEMES = ['light', 'dark'];
const ALL = join(root, '.artifacts/pictures');
const SHOWN = join(root, 'docs/pictures');

/** The README's pictures, at the first size: app, screen and scheme, and the file's name. */
const README = {
  'tablet wall light': 'tablet-wall.png',
  'tablet work-long light': 'tablet-work.png',
  'tablet order-found light': 'tablet-order.png',
  'tablet task dark': 'tablet-task-dark.png',
  'console report light': 'console-report.png',
  'console order dark': 'console-order-dark.png',
};

/** Loaded before the server: its clock, in every thread, starts at the shop's time. */
const clockModule = `data:text/javascript,${encodeURIComponent(`
  import { ServerResponse } from 'node:http';
  const started = Number((process.env.SHOP_STARTED ??= String(Date.now())));
  const aheadMs = Date.parse('${SHOP_TIME}') - started;
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...given) {
      if (given.length === 0) super(Real.now() + aheadMs);
      else super(...given);
    }
    static now() {
      return Real.now() + aheadMs;
    }
  };
  // Node writes the Date header by a clock of its own, and the wall of names believes it.
  const { writeHead } = ServerResponse.prototype;
  ServerResponse.prototype.writeHead = function (...head) {
    this.setHeader('Date', new Date().toUTCString());
    return writeHead.apply(this, head);
  };
`)}`;

/** @returns {Promise<{ origin: string, stop: () => Promise<void> }>} the built server with a demo shop */
async function openShop() {
  const folder = await mkdtemp(join(tmpdir(), 'tot-pictures-'));
  const main = join(root, 'dist/server/main.js');
  const child = spawn(process.execPath, ['--import', clockModule, main], {
    env: {
      ...process.env,
      PORT: '0',
      DATABASE_PATH: join(folder, 'shop.db'),
      WEB_ROOT: join(root, 'dist/web'),
      NODE_ENV: 'development',
      DEMO: '1',
      PLANT_TIME_ZONE: TIME_ZONE,
      LOG_LEVEL: 'info',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const port = await new Promise((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      const found = /"event":"listening".*?"port":(\d+)/.exec(line);
      if (found) resolve(found[1]);
    });
    ended.then(() => reject(new Stop('The server did not start.')));
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Takes one screen at every size and scheme, and leaves the page as it was. */
async function takeScreen(page, app, name) {
  let taken = 0;
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      // The pointer stays where it last pressed; nothing shall look hovered over.
      await page.mouse.move(0, 0);
      const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
      const file = `${name}-${size.width}-${colorScheme}.png`;
      await write(join(ALL, app, file), picture);
      const shown = README[`${app} ${name} ${colorScheme}`];
      if (shown && size === SIZES[0]) await write(join(SHOWN, shown), picture);
      taken += 1;
    }
  }
  await page.setViewportSize(SIZES[0]);
  await page.emulateMedia({ colorScheme: SCHEMES[0] });
  return taken;
}

async function write(file, bytes) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, bytes);
}

async function walk(browser, origin, app, walkApp) {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: SIZES[0],
    reducedMotion: 'reduce',
    timezoneId: TIME_ZONE,
    locale: 'en-US',
  });
  context.setDefaultTimeout(10_000);
  let taken = 0;
  await walkApp(await context.newPage(), async (page, name) => {
    taken += await takeScreen(page, app, name);
  });
  await context.close();
  return taken;
}

await runMain(async () => {
  checkNode();
  await ensureInstalled();
  await ensureBuilt();
  const started = performance.now();
  await rm(ALL, { recursive: true, force: true });
  const shop = await openShop();
  const browser = await launchBrowser();
  try {
    const tablet = await walk(browser, shop.origin, 'tablet', (page, visit) =>
      walkTablet(page, (name) => visit(page, name)),
    );
    const office = await walk(browser, shop.origin, 'console', (page, visit) =>
      walkConsole(page, (name) => visit(page, name)),
    );
    say(`${tablet + office} pictures in ${secondsSince(started)}: .artifacts/pictures`);
    say(`${Object.keys(README).length} of them for the README: docs/pictures`);
  } finally {
    await browser.close();
    await shop.stop();
  }
});
