/** Another process holds the database's write lock. */
import { latencyOf } from '../../latency.ts';
import { HttpClient } from '../../http-client.ts';
import { uuid7 } from '#schema/rules/uuid7.ts';
import { holdLock } from '#server/writer/testing/hold-lock.ts';
import { ms, type Goal } from '../figures.ts';
import { generate, startServer, type Bench, type Server } from '../processes.ts';
import { tokenOf } from '../shop.ts';
import { errorsOf, resultOf, type Section, type SectionResult } from './section.ts';

const SHORT_MS = 5000;
const LONG_MS = 14_000;
const DEADLINE_MS = 10_000;
const TOLERANCE_MS = 300;
const MOST_READ_P99_MS = 20;
const WRITERS = 20;
/** Each person's tap, so that each has a deadline of its own. */
const SPREAD_MS = 100;

export const lock: Section = async (bench) => {
  const short = await held(bench, SHORT_MS);
  const long = await held(bench, LONG_MS);
  const isOnTime = long.writes.every(
    ({ status, retryable, took }) =>
      status === 503 && retryable && Math.abs(took - DEADLINE_MS) <= TOLERANCE_MS,
  );
  const took = latencyOf(long.writes.map((write) => write.took));
  const least = Math.min(...long.writes.map((write) => write.took));
  const succeeded = short.writes.filter(({ status }) => status === 201).length;
  bench.say(`  held 5 s: ${succeeded} of ${WRITERS} writes succeeded after it`);
  bench.say(`  held 14 s: answers after ${ms(least)} to ${ms(took.max)}`);
  const goals: Goal[] = [
    {
      what: 'another process holds the lock 5 s',
      goal: `/api/health and reads p99 ≤ ${MOST_READ_P99_MS} ms, every write succeeds after it`,
      measured: `health p99 ${ms(short.health)}, reads p99 ${ms(short.reads)}, ${succeeded} of ${WRITERS} writes`,
      isMet:
        short.health <= MOST_READ_P99_MS &&
        short.reads <= MOST_READ_P99_MS &&
        succeeded === WRITERS,
    },
    {
      what: 'held 14 s',
      goal: 'writes answer 503 retryable at 10 s ± 0.3 s, each after its own 10 s',
      measured: `${(least / 1000).toFixed(2)} to ${(took.max / 1000).toFixed(2)} s`,
      isMet: isOnTime,
    },
  ];
  const faults = [...short.faults, ...long.faults];
  return { goals, data: { short, long }, faults } satisfies SectionResult;
};

async function held(bench: Bench, forMs: number) {
  const server = await startServer(bench, 'api');
  const hold = await holdLock(`${server.folder}/shop.db`, forMs);
  const streams = [
    { work: 'health', rate: 50 },
    { work: 'me', rate: 50 },
  ] as const;
  const seconds = forMs / 1000 - 1;
  const reading = generate(bench, server, {
    connections: 20,
    firstPerson: 100,
    seconds,
    warmupSeconds: 0.3,
    load: { kind: 'open', streams: [...streams] },
  });
  const writes = await Promise.all(
    Array.from({ length: WRITERS }, async (_, n) => {
      await new Promise((resolve) => setTimeout(resolve, n * SPREAD_MS));
      return tapOnce(server, bench.shop.firstUserId + n, tokenOf(n));
    }),
  );
  const result = await reading;
  await hold.released;
  await server.stop();
  return {
    writes,
    health: resultOf(result, 'health').latency.p99,
    reads: resultOf(result, 'me').latency.p99,
    faults: errorsOf(`reads beside a lock of ${forMs} ms`, result),
  };
}

async function tapOnce(server: Server, userId: number, token: string) {
  const client = new HttpClient(server.origin);
  const {
    status,
    body,
    ms: took,
  } = await client.send({
    method: 'POST',
    path: '/api/sessions',
    body: { id: uuid7(Date.now()), orderNumber: '100001', taskType: 'ENGRAVE' },
    headers: {
      cookie: `tot_development_tablet=${token}`,
      'idempotency-key': uuid7(Date.now()),
      'acting-user': String(userId),
    },
  });
  client.agent.destroy();
  return { status, retryable: (body as { retryable?: boolean }).retryable === true, took };
}
