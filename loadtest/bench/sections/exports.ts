/** Files of 50,000 rows: how long they take, and whether anybody else notices. */
import { setTimeout as sleep } from 'node:timers/promises';
import { median, ms, ratioOf, ratioText, type Goal } from '../figures.ts';
import { Asker, onShop, withLargeShop } from '../large-shop.ts';
import type { Work } from '../plan.ts';
import { generate, startServer, type Bench, type Server } from '../processes.ts';
import { errorsOf, resultOf, stopAndCheck, type Section } from './section.ts';

const FILE = '/api/reports/order-profitability';
const ROWS = 50_000;
const SESSIONS_OF_AN_ORDER = 10;
const MOST_MS = { csv: 1000, xlsx: 3000 } as const;
type Format = keyof typeof MOST_MS;
const FORMATS: readonly Format[] = ['csv', 'xlsx'];

const MOST_SLOWER = 1.5;
const EACH_A_SECOND = 200;
const TABLETS = 100;
const BESIDE: readonly Work[] = ['tap', 'health'];

export const exports: Section = (bench, quick) =>
  withLargeShop(bench, { orders: ROWS, sessions: ROWS * SESSIONS_OF_AN_ORDER }, async (shop) => {
    const own = onShop(bench, shop);
    const server = await startServer(own, 'api', {}, shop.folder);
    const asker = new Asker(server, 'admin');
    const goals: Goal[] = [];
    const data: Record<string, unknown> = {};
    for (const format of FORMATS) {
      const paths = Array.from({ length: quick ? 4 : 12 }, () => `${FILE}.${format}`);
      const latency = await asker.askAll(paths);
      data[format] = latency;
      goals.push({
        what: `${ROWS} rows as .${format}`,
        goal: `≤ ${MOST_MS[format]} ms`,
        measured: `${ms(latency.p50)}, at most ${ms(latency.max)}`,
        isMet: latency.p50 <= MOST_MS[format],
      });
    }
    const memory = server.memory();
    bench.say(`  memory at its peak ${memory.peak.toFixed(0)} MB`);
    const beside = await othersBesideFiles(own, server, asker, quick);
    asker.close();
    return {
      goals: [...goals, ...beside.goals],
      data: { ...data, memory, beside: beside.data },
      faults: [...asker.faults, ...beside.faults, ...(await stopAndCheck('exports', server))],
    };
  });

type P99s = Record<string, number[]>;

/** Taps and health at a steady rate, in turn alone and while one file follows the other. */
async function othersBesideFiles(bench: Bench, server: Server, asker: Asker, quick: boolean) {
  const faults: string[] = [];
  const alone: P99s = {};
  const beside: P99s = {};
  const measure = async (into: P99s): Promise<void> => {
    const streams = BESIDE.map((work) => ({ work, rate: EACH_A_SECOND }));
    const load = { kind: 'open' as const, streams };
    const plan = { connections: TABLETS, seconds: quick ? 3 : 10, warmupSeconds: 1, load };
    const result = await generate(bench, server, plan);
    faults.push(...errorsOf('beside exports', result));
    for (const work of BESIDE) (into[work] ??= []).push(resultOf(result, work).latency.p99);
  };
  let files = 0;
  for (let round = 0; round < (quick ? 2 : 5); round += 1) {
    await measure(alone);
    const reading = { goesOn: true };
    const loop = (async () => {
      for (; reading.goesOn; files += 1) {
        await asker.ask(`${FILE}.${FORMATS[files % FORMATS.length] ?? 'csv'}`);
      }
    })();
    await measure(beside);
    reading.goesOn = false;
    await loop;
    await sleep(100);
  }
  bench.say(`  ${files} files meanwhile`);
  const goals = BESIDE.map((work): Goal => {
    const [during, without] = [beside[work] ?? [], alone[work] ?? []];
    const ratio = ratioOf(during, without);
    return {
      what: `${EACH_A_SECOND} ${work} a second while files are made without pause`,
      goal: `p99 < ${MOST_SLOWER} × without`,
      measured: `${ms(median(during))}, without ${ms(median(without))}: ${ratioText(ratio)}`,
      isMet: ratio.median < MOST_SLOWER,
    };
  });
  return { goals, faults, data: { alone, beside, files } };
}
