/** Finds (or installs) the Chromium that the browser tests drive, and starts it. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './child.mjs';
import { say, secondsSince, Stop } from './project.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const PLACES = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/opt/google/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @returns {string | undefined} the path of a Chromium; `CHROMIUM_PATH` goes before all others */
export function findBrowser() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const folders = [...(process.env.PATH ?? '').split(delimiter).filter(Boolean), ...PLACES];
  const candidates = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...candidates, ...PLACES.filter((place) => place.includes('.app/'))].find(isExecutable);
}

/** Installs Debian's Chromium when this is root on a machine with apt-get and has none. */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found && isExecutable(found)) return found;
  if (found) throw new Stop(`CHROMIUM_PATH is ${found}, which is not a program.`);
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const started = performance.now();
    say('Installing Chromium for the browser tests (apt-get)…');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const update = await run('apt-get', ['update', '-q'], { env });
    const install = ['install', '-y', '-q', '--no-install-recommends', 'chromium'];
    const { code, output } = await run('apt-get', install, { env });
    const installed = findBrowser();
    if (code === 0 && installed) {
      say(`Installed in ${secondsSince(started)}.`);
      return installed;
    }
    say(
      `${update.code === 0 ? '' : update.output}${output}`.trim().split('\n').slice(-15).join('\n'),
    );
  }
  throw new Stop(
    'The browser tests need Chromium or Chrome, and none was found.',
    'Install one (on Debian: apt-get install chromium) or name it in CHROMIUM_PATH.',
  );
}

/** Quiet and contained: no sandbox for root, no calls to other hosts, software rendering. */
const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/**
 * Starts a headless Chromium with an empty profile; the test closes it.
 * @param {import('playwright-core').LaunchOptions} [options]
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchBrowser(options = {}) {
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath: await ensureBrowser(),
    headless: true,
    chromiumSandbox: process.getuid?.() !== 0,
    args: FLAGS,
    ...options,
  });
}
