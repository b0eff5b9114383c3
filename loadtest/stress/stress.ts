/** A run from seed to cleanup. Whatever happens in between, what it made is removed again. */
import { Agent } from 'node:http';
import { FIXTURE_PREFIX } from '#schema/rules/fixtures.ts';
import type { FixtureRemoval } from '#schema/contract/fixtures.ts';
import { AdminApi, readPublic } from './admin-api.ts';
import { findFixtures, seedFixtures, type Fixtures } from './fixtures.ts';
import { compareLedger } from './ledger.ts';
import { UsageError, type Options } from './options.ts';
import { OPERATIONS, Outcomes } from './outcomes.ts';
import { releaseEverybody } from './person.ts';
import type { Progress } from './progress.ts';
import type { Report } from './report.ts';
import { openTarget, type Target } from './target.ts';
import { judge } from './verdict.ts';

export interface Surroundings {
  environment: NodeJS.ProcessEnv;
  /** Aborted when somebody presses Ctrl-C. */
  signal: AbortSignal;
  say: (line: string) => void;
  progress: Progress;
}

const PROGRESS_EVERY_MS = 200;

/** @throws UsageError, Error in plain words, or the signal's reason when it was broken off. */
export async function stress(options: Options, around: Surroundings): Promise<Report> {
  const target = await openTarget(options, around.environment, around.say);
  try {
    around.signal.throwIfAborted();
    const api = await AdminApi.signIn(target.origin, target.admin);
    try {
      if (options.seed) await assertNobodyElse(api);
      return await runAndCleanUp(options, around, target, api);
    } finally {
      await api.signOut();
    }
  } finally {
    await target.close();
  }
}

/** Cleaning up takes everything of the prefix: what another run works with must not be there. */
async function assertNobodyElse(api: AdminApi): Promise<void> {
  const { size } = await api.readLedger();
  if (size === 0) return;
  throw new UsageError(
    `${size} people named ${FIXTURE_PREFIX}… are there already: another run is going on, or left them. ` +
      `Wait for it, work with them (--no-seed), or remove them: npm run stress:cleanup -- --target URL`,
  );
}

async function runAndCleanUp(
  options: Options,
  around: Surroundings,
  target: Target,
  api: AdminApi,
): Promise<Report> {
  try {
    return await run(options, around, target, api);
  } finally {
    around.progress.end();
    await cleanUp(options, around, api);
  }
}

async function run(
  options: Options,
  { signal, say, progress }: Surroundings,
  target: Target,
  api: AdminApi,
): Promise<Report> {
  const fixtures = await prepare(options, { signal, say, progress }, target, api);
  say(`[check] Verifying ${target.origin}/api/health`);
  await readPublic(target.origin, '/api/health');
  const before = await api.readLedger();
  const outcomes = new Outcomes(options.users * options.iterations * OPERATIONS.length);
  signal.throwIfAborted();
  say(`[run] Releasing ${options.users} people simultaneously`);
  const ticking = setInterval(() => progress.show(progressLine(outcomes)), PROGRESS_EVERY_MS);
  const agent = new Agent({ keepAlive: true, maxSockets: options.users });
  const started = performance.now();
  const acts = await releaseEverybody({
    origin: target.origin,
    agent,
    fixtures,
    outcomes,
    burst: options.burst,
    iterations: options.iterations,
    signal,
    random: Math.random,
  }).finally(() => {
    clearInterval(ticking);
    agent.destroy();
  });
  const wallMs = performance.now() - started;
  progress.show(progressLine(outcomes));
  progress.end();
  signal.throwIfAborted();
  const ledgerFaults = compareLedger(acts, await api.readLedger(), before);
  const mode = options.burst ? 'BURST' : 'REALISTIC';
  const summary = outcomes.summary();
  return {
    mode,
    target: target.label,
    users: options.users,
    iterations: options.iterations,
    wallMs,
    outcomes: summary,
    proven: acts.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0),
    ledgerFaults,
    verdict: judge(mode, summary, ledgerFaults),
  };
}

async function prepare(
  options: Options,
  { signal, say, progress }: Omit<Surroundings, 'environment'>,
  { origin }: Target,
  api: AdminApi,
): Promise<Fixtures> {
  const { pinLength } = await readPublic<{ pinLength: number }>(origin, '/api/shop');
  const plan = { users: options.users, pinLength, signal };
  const fixtures = options.seed
    ? await seedFixtures(api, origin, plan, (ready) =>
        progress.show(`[seed] ${ready} of ${options.users} people can sign in`),
      )
    : await findFixtures(api, origin, plan);
  progress.end();
  const { people, orderNumbers } = fixtures;
  say(`[seed] ${people.length} people, ${orderNumbers.length} orders, 1 tablet`);
  return fixtures;
}

function progressLine(outcomes: Outcomes): string {
  const { done, total, busy, failures } = outcomes;
  return `[run] ${done}/${total} operations, ${busy} busy, ${failures} failed`;
}

/** What was removed, table by table, in one line. */
export function removalText({ removed, kept }: FixtureRemoval): string[] {
  const counts = Object.entries(removed).filter(([, rows]) => rows > 0);
  const tables = counts.map(([table, rows]) => `${table} ${rows}`).join(', ');
  return [
    counts.length === 0 ? 'Nothing to remove.' : `Removed: ${tables}`,
    ...kept.map(({ kind, name, reason }) => `Kept ${kind} ${name}: ${reason}`),
  ];
}

async function cleanUp(options: Options, { say }: Surroundings, api: AdminApi): Promise<void> {
  if (!options.cleanup) {
    say('[cleanup] Left as it is (--no-cleanup). Later: npm run stress:cleanup -- --target URL');
    return;
  }
  for (const line of removalText(await api.removeFixtures())) say(`[cleanup] ${line}`);
}
