/**
 * Builds the server, the pages, their service worker and the API's docs into dist/, each only when
 * its inputs changed.
 *
 *   node scripts/build.mjs [--force] [server] [loadtest] [tablet] [console] [service-worker] [docs]
 */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { publish } from './build/publish.mjs';
import { readState, staleTargets, targetNames, targets, writeState } from './build/targets.mjs';
import { checkTokens } from './build/tokens.mjs';
import { run } from './lib/child.mjs';
import { withLock } from './lib/lock.mjs';
import { root, runMain, say, secondsSince, Stop } from './lib/project.mjs';

/** @type {Record<string, (outDir: string) => Promise<string>>} each answers with a figure to show */
const builders = {
  server: async (outDir) => (await import('./build/server.mjs')).buildServer(outDir),
  loadtest: async (outDir) => (await import('./build/server.mjs')).buildLoadtest(outDir),
  tablet: async (outDir) => (await import('./build/pages.mjs')).buildPage('tablet', outDir),
  console: async (outDir) => (await import('./build/pages.mjs')).buildPage('console', outDir),
  'service-worker': async (outDir) =>
    (await import('./build/service-worker.mjs')).buildServiceWorker(outDir),
  docs: async (outDir) => (await import('./build/docs.mjs')).buildDocs(outDir),
};

const dist = join(root, 'dist');
const ASIDE = '.building-';

/** Builds aside and puts the result in place; the stamp comes last, so a torn build is built again. */
async function buildTarget({ name, inputs }) {
  const started = performance.now();
  const aside = await mkdtemp(join(dist, `${ASIDE}${name}-`));
  try {
    const figure = await builders[name](aside);
    const output = join(root, targets[name].output);
    await checkTokens(aside, output);
    const { builds } = await readState(name);
    await writeState(name, { inputs: '', builds });
    const placed = await publish(aside, output, builds);
    await writeState(name, { inputs, builds: placed });
    say(`  ${name.padEnd(14)} ${secondsSince(started).padStart(6)}  ${figure}`);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/** Side by side; the first failure is told once the others have ended. */
async function buildAll(stale) {
  const results = await Promise.allSettled(stale.map(buildTarget));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

/** @param {string[]} names @param {boolean} [force] */
async function build(names, force = false) {
  await withLock('build', async () => {
    const left = (await readdir(dist)).filter((entry) => entry.startsWith(ASIDE));
    for (const entry of left) await rm(join(dist, entry), { recursive: true });
    // What earlier builds left is remembered: pages that are still open need their assets.
    if (force)
      for (const name of names) await writeState(name, { ...(await readState(name)), inputs: '' });
    const stale = await staleTargets(names);
    const waits = ({ name }) => targets[name].after !== undefined;
    await buildAll(stale.filter((target) => !waits(target)));
    await buildAll(stale.filter(waits));
  });
}

/**
 * Builds what is stale, in a process of its own: the compilers' memory ends with it.
 * @param {{ names?: string[], show?: boolean }} [options] `show` prints the figures of each target
 * @throws {Stop} with the compiler's words when something does not build
 */
export async function ensureBuilt({ names = targetNames, show = false } = {}) {
  if ((await staleTargets(names)).length === 0) return;
  say('Building…');
  const script = join(root, 'scripts/build.mjs');
  const { code, output } = await run(process.execPath, [script, ...names], { show });
  if (code !== 0) throw new Stop(`${output.trim()}\nThe build failed.`.trim());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(async () => {
    const args = process.argv.slice(2);
    const names = args.filter((arg) => arg !== '--force');
    const unknown = names.find((name) => !targetNames.includes(name));
    if (unknown) throw new Stop(`Unknown target ${unknown}; there are ${targetNames.join(', ')}.`);
    await build(names.length > 0 ? names : targetNames, args.includes('--force'));
  });
  // The bundlers keep helper processes alive for a next build that never comes.
  process.exit(0);
}
