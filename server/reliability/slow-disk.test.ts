/** A disk that takes 100 ms for an fsync: commits are shared, and nobody who reads waits for it. */
import { Agent } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildShim } from '#server/testing/build-shim.ts';
import { checkLedger } from '#server/testing/check-ledger.ts';
import { spawnServer } from '#server/testing/spawn-server.ts';
import { stockShop } from '#server/testing/stock-shop.ts';
import { Floor } from '#server/testing/taps.ts';
import { makeFolder } from '#server/writer/testing/scratch.ts';
import { latencyOf } from '../../loadtest/latency.ts';

const TABLETS = 20;
const SYNC_MS = 100;
/** What start and stop sync beside the taps. */
const MOST_SYNCS_OF_ITS_OWN = 12;

/** Every tablet taps a few times; answers what it took and how often the disk was waited for. */
async function tapOnSlowDisk(batchMax: number, rounds: number) {
  const { folder, remove } = makeFolder();
  const floor = new Floor(await stockShop(folder, TABLETS));
  const server = await spawnServer(
    {
      LD_PRELOAD: `${buildShim(folder, 'count-syncs')} ${buildShim(folder, 'slow-syncs')}`,
      SHIM_DATABASE: join(folder, 'shop.db'),
      SYNC_DELAY_MS: String(SYNC_MS),
      WRITE_BATCH_MAX: String(batchMax),
    },
    { folder },
  );
  const agent = new Agent({ keepAlive: true });
  const writes: number[] = [];
  const reads: number[] = [];
  try {
    const over = new AbortController();
    const reading = (async () => {
      while (!over.signal.aborted) {
        const started = performance.now();
        await fetch(`${server.origin}/api/health`);
        reads.push(performance.now() - started);
      }
    })();
    for (let round = 0; round < rounds; round += 1) {
      const answers = await Promise.all(
        floor.people.map((person) => floor.deliver(server.origin, floor.next(person), agent)),
      );
      // The first round also makes the write-ahead log, which syncs more often.
      if (round > 0) writes.push(...answers.map(({ ms }) => ms));
    }
    over.abort();
    await reading;
    agent.destroy();
    const code = await server.stop();
    const syncs = Number(/syncs=(\d+)/.exec(server.output())?.[1]);
    const faults = checkLedger(server.databasePath, floor.taps);
    const confirmed = floor.taps.filter((tap) => tap.confirmed).length;
    return { code, syncs, faults, confirmed, writes: latencyOf(writes), reads: latencyOf(reads) };
  } finally {
    await server.stop('SIGKILL');
    remove();
  }
}

describe.concurrent('a disk of 100 ms', () => {
  it('is waited for by many writes at once, and by no read', async () => {
    // So many rounds that what start and stop sync, and a busy machine, do not hide the sharing.
    const rounds = 8;
    const taps = TABLETS * rounds;
    const { syncs, writes, reads, ...rest } = await tapOnSlowDisk(256, rounds);
    expect(rest).toEqual({ code: 0, faults: [], confirmed: taps });
    expect(syncs).toBeLessThan(taps / 3);
    expect(reads.p99).toBeLessThan(SYNC_MS);
    console.log(
      `fsync of ${SYNC_MS} ms, ${TABLETS} tablets: ${taps} writes, ${syncs} syncs, writes p95 ` +
        `${writes.p95.toFixed(0)} ms, health p99 ${reads.p99.toFixed(1)} ms`,
    );
  });

  it('is waited for once by every write when WRITE_BATCH_MAX is 1, the control', async () => {
    const rounds = 4;
    const taps = TABLETS * rounds;
    const { syncs, writes, ...rest } = await tapOnSlowDisk(1, rounds);
    expect(rest).toMatchObject({ code: 0, faults: [], confirmed: taps });
    expect(syncs).toBeGreaterThanOrEqual(taps);
    expect(syncs).toBeLessThan(taps + MOST_SYNCS_OF_ITS_OWN);
    expect(writes.max).toBeGreaterThan(TABLETS * SYNC_MS * 0.8);
  });
});
