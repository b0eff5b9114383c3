/** A disk that takes 100 ms for an fsync, as an SD card does. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildShim } from '#server/testing/build-shim.ts';
import { ms, perSecond } from '../figures.ts';
import { generate, startServer, withFolder } from '../processes.ts';
import { errorsOf, resultOf, stopAndCheck, type Section } from './section.ts';

const TABLETS = 20;
const SYNC_MS = 100;
const MOST_WRITE_P95_MS = 350;
const MOST_HEALTH_P99_MS = 20;

export const slowDisk: Section = (bench, quick) =>
  withFolder(async (folder) => {
    if (spawnSync('cc', ['--version']).status !== 0) {
      bench.say('  left out: there is no C compiler here to build the slow disk with');
      return { goals: [], data: null, faults: [] };
    }
    const own = bench.shop.copy();
    const slow = {
      LD_PRELOAD: buildShim(folder, 'slow-syncs'),
      SHIM_DATABASE: join(own, 'shop.db'),
      SYNC_DELAY_MS: String(SYNC_MS),
    };
    const server = await startServer(bench, 'api', slow, own);
    const seconds = quick ? 2 : 10;
    const common = { seconds, warmupSeconds: 1 };
    const [writing, probing] = await Promise.all([
      generate(bench, server, {
        ...common,
        connections: TABLETS,
        load: { kind: 'closed', work: 'tap' },
      }),
      generate(bench, server, {
        ...common,
        connections: 5,
        firstPerson: 100,
        load: { kind: 'open', streams: [{ work: 'health', rate: 50 }] },
      }),
    ]);
    const faults = [
      ...errorsOf('slow disk', writing),
      ...errorsOf('health beside a slow disk', probing),
      ...(await stopAndCheck('slow disk', server)),
    ];
    const { latency: tap, perSecond: rate } = resultOf(writing, 'tap');
    const { latency: health } = resultOf(probing, 'health');
    bench.say(
      `  ${TABLETS} tablets: ${rate.toFixed(0)} writes/s with ten syncs a second at most; ` +
        `write p95 ${ms(tap.p95)}, health p99 ${ms(health.p99)}`,
    );
    // Everybody shares a sync: more answers than that and the disk was not slow at all.
    const most = (TABLETS * 1000) / SYNC_MS;
    if (rate > most * 1.1)
      faults.push(`slow disk: ${perSecond(rate)} cannot be, the disk was not slow`);
    const goal = {
      what: `100 ms per fsync, ${TABLETS} tablets`,
      goal: `health p99 ≤ ${MOST_HEALTH_P99_MS} ms, writes p95 ≤ ${MOST_WRITE_P95_MS} ms`,
      measured: `health p99 ${ms(health.p99)}, writes p95 ${ms(tap.p95)}`,
      isMet: health.p99 <= MOST_HEALTH_P99_MS && tap.p95 <= MOST_WRITE_P95_MS,
    };
    return { goals: [goal], data: { tap, health, rate }, faults };
  });
