/**
 * Another process holds the database's write lock. It slows writes and nothing else; whoever
 * cannot be written within ten seconds is told so, each after ten seconds of its own.
 */
import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { checkLedger } from '#server/testing/check-ledger.ts';
import { spawnServer } from '#server/testing/spawn-server.ts';
import { stockShop, type Person } from '#server/testing/stock-shop.ts';
import { Floor } from '#server/testing/taps.ts';
import { holdLock } from '#server/writer/testing/hold-lock.ts';
import { makeFolder } from '#server/writer/testing/scratch.ts';
import { latencyOf } from '../../loadtest/latency.ts';

const DEADLINE_MS = 10_000;
const EXACT_TO_MS = 300;
/** The goal is 20 ms; this leaves room for a machine full of tests, and none for waiting. */
const QUICK_MS = 500;

const closers: (() => Promise<unknown>)[] = [];

async function openShop(people: number) {
  const { folder, remove } = makeFolder();
  const floor = new Floor(await stockShop(folder, people));
  const server = await spawnServer({}, { folder });
  const agent = new Agent({ keepAlive: true });
  closers.push(async () => {
    agent.destroy();
    await server.stop('SIGKILL');
    remove();
  });
  return {
    floor,
    server,
    agent,
    path: server.databasePath,
    tap: (tapping: readonly Person[] = floor.people) =>
      Promise.all(tapping.map((person) => floor.deliver(server.origin, floor.next(person), agent))),
  };
}

/** Asks for the health page and the wall of names, by turns, until told to stop. */
async function readUntil(origin: string, isOver: AbortSignal) {
  const took: number[] = [];
  while (!isOver.aborted) {
    for (const path of ['/api/health', '/api/roster']) {
      const started = performance.now();
      const { status } = await fetch(`${origin}${path}`);
      if (status !== 200) throw new Error(`${path} answered ${status}`);
      took.push(performance.now() - started);
    }
    await sleep(10);
  }
  return latencyOf(took);
}

describe.concurrent('another process that holds the lock', () => {
  afterAll(() => Promise.all(closers.map((close) => close())));

  it('for 5 s: nobody who reads notices, and every write is confirmed after it', async () => {
    const { floor, server, path, tap } = await openShop(30);
    const hold = await holdLock(path, 5000);
    const answered = new AbortController();
    const reads = readUntil(server.origin, answered.signal);
    const answers = await tap();
    answered.abort();
    const latency = await reads;
    await hold.released;

    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    // They did wait, the control: so it was the lock that the reads went past.
    expect(Math.min(...answers.map(({ ms }) => ms))).toBeGreaterThan(3500);
    expect(latency.count).toBeGreaterThan(100);
    expect(latency.p99).toBeLessThan(QUICK_MS);
    console.log(`reads beside a lock of 5 s: p50 ${ms(latency.p50)}, p99 ${ms(latency.p99)}`);
    expect(checkLedger(path, floor.taps)).toEqual([]);
  });

  it('for 14 s: each write is answered after its own ten seconds, and done when sent again', async () => {
    const { floor, server, agent, path, tap } = await openShop(40);
    const groupOf = (n: number) => floor.people.slice(10 * n, 10 * n + 10);
    const hold = await holdLock(path, 14_000);
    const refused = await Promise.all([
      tap(groupOf(0)),
      sleep(1000).then(() => tap(groupOf(1))),
      sleep(2000).then(() => tap(groupOf(2))),
      // These have time left when the lock is let go.
      sleep(7000)
        .then(() => tap(groupOf(3)))
        .then((answers) => {
          for (const { status, ms: took } of answers) {
            expect(status).toBe(201);
            expect(took).toBeLessThan(DEADLINE_MS - EXACT_TO_MS);
          }
          return [];
        }),
    ]);
    await hold.released;

    expect(refused.flat()).toHaveLength(30);
    for (const answer of refused.flat()) {
      expect(answer).toMatchObject({
        status: 503,
        retryAfter: '1',
        body: { code: 'busy', retryable: true },
      });
      expect(Math.abs(answer.ms - DEADLINE_MS)).toBeLessThan(EXACT_TO_MS);
    }
    const { faults, doneUnconfirmed } = await floor.retry(server.origin, floor.taps, agent);
    expect(faults).toEqual([]);
    // Nobody waited for them any more, so they were not done behind anybody's back.
    expect(doneUnconfirmed).toBe(0);
    expect(checkLedger(path, floor.taps)).toEqual([]);
  });
});

const ms = (value: number): string => `${value.toFixed(1)} ms`;
