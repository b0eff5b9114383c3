/**
 * `npm test` (and `npm run check`): installs, then format, lint, types, build, browser, tests, and
 * stops at the first that fails. `npm test -- server/sessions` hands its words to Vitest and runs
 * only what those tests need.
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureBrowser } from './lib/browser.mjs';
import { run, stopAll } from './lib/child.mjs';
import { checkNode, ensureInstalled } from './lib/install.mjs';
import { root, runMain, say, secondsSince, Stop } from './lib/project.mjs';

const CACHE = 'node_modules/.cache';
const RESULTS = join(root, '.artifacts/vitest.json');
const bin = (name) => join(root, 'node_modules', name);
const TSC = bin('typescript/bin/tsc');

/** The longest first, so that two cores finish at about the same time. */
const CHECKS = [
  ['Lint', bin('eslint/bin/eslint.js'), '.', '--cache', '--cache-location', `${CACHE}/eslint/`],
  ['Types (tests)', TSC, '-p', 'tsconfig.test.json'],
  ['Types (server)', TSC, '-p', 'tsconfig.server.json'],
  ['Types (pages)', TSC, '-p', 'tsconfig.pwa.json'],
  ['Types (worker)', TSC, '-p', 'tsconfig.worker.json'],
  ['Format', bin('prettier/bin/prettier.cjs'), '--check', '.', '--log-level', 'warn', '--cache'],
];

async function check([title, ...command]) {
  const started = performance.now();
  const { code, output } = await run(process.execPath, command);
  return { title, ok: code === 0, output, took: secondsSince(started) };
}

/** Runs the checks side by side; the first failure ends the others and is shown alone. */
async function runChecks() {
  const queue = [...CHECKS];
  let failed;
  const worker = async () => {
    for (let next = queue.shift(); next && !failed; next = queue.shift()) {
      const result = await check(next);
      if (failed) return;
      say(`${result.ok ? '✓' : '✗'} ${result.title.padEnd(15)} ${result.took.padStart(7)}`);
      if (result.ok) continue;
      failed = result;
      stopAll();
    }
  };
  await Promise.all(Array.from({ length: Math.min(3, availableParallelism()) }, worker));
  if (!failed) return;
  const hint = failed.title === 'Format' ? 'Run `npm run format`.' : undefined;
  throw new Stop(`${failed.output.trim()}\n\n${failed.title} failed.`, hint);
}

/** Vitest's own summary, then one plain line with the sums. */
async function runTests(args) {
  await mkdir(join(root, '.artifacts'), { recursive: true });
  await rm(RESULTS, { force: true });
  const command = [bin('vitest/vitest.mjs'), 'run', ...args];
  command.push('--reporter=default', '--reporter=json', `--outputFile.json=${RESULTS}`);
  const { code } = await run(process.execPath, command, { show: true });
  const results = await readFile(RESULTS, 'utf8').then(JSON.parse, () => undefined);
  const passed = results?.numPassedTests ?? 0;
  // A file that could not be loaded has no tests; it counts as one failure, as does a crash.
  const brokenFiles = (results?.testResults ?? []).filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((t) => t.status === 'failed'),
  ).length;
  const seenFailed = (results?.numFailedTests ?? 0) + brokenFiles;
  const failed = seenFailed === 0 && (code !== 0 || passed === 0) ? 1 : seenFailed;
  const skipped = (results?.numPendingTests ?? 0) + (results?.numTodoTests ?? 0);
  say(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return failed === 0;
}

await runMain(async () => {
  const args = process.argv.slice(2);
  checkNode();
  await ensureInstalled();
  if (args.length === 0) {
    say('— Checks —');
    await runChecks();
  }
  say('— Build —');
  await ensureBuilt({ show: true });
  process.env.CHROMIUM_PATH = await ensureBrowser();
  say('— Tests —');
  if (!(await runTests(args))) process.exit(1);
});
