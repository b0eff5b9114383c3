/** An import of half a million orders with lines and notes, while twenty tablets write. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ReferenceState } from '#schema/contract/reference.ts';
import { HttpClient } from '../../http-client.ts';
import { writeErpTables } from '../erp-tables.ts';
import { ms, type Goal } from '../figures.ts';
import type { PlanResult } from '../plan.ts';
import { generate, startServer, type Bench, type Server } from '../processes.ts';
import { ADMIN_TOKEN } from '../shop.ts';
import { errorsOf, resultOf, stopAndCheck, type Section } from './section.ts';

const TABLETS = 20;
/** Four times what twenty people tap at their busiest. */
const TAPS_A_SECOND = 40;
const MOST_SECONDS = 60;
const MOST_MB = 300;
const MOST_WRITE_P99_MS = 70;
const MOST_UNCHANGED_MS = 1000;
const LOOK_EVERY_MS = 250;

export const importing: Section = async (bench, quick) => {
  const { erpOrders } = bench.sizes;
  const folder = bench.shop.copy();
  const tables = join(folder, 'pm_database');
  mkdirSync(tables);
  writeErpTables(tables, erpOrders, Date.now());
  bench.say(`  ${erpOrders.toLocaleString('en-US')} orders and ${3 * erpOrders} lines are written`);
  const server = await startServer(bench, 'api', { FORCE_REFRESH: '1' }, folder);
  const office = new Office(server);
  const [first, loads] = await whileTapping(bench, server, quick ? 3 : 15, () => office.refresh());
  const peak = server.memory().peak;
  const again = await office.refresh();
  office.close();
  const taps = loads.map((load) => resultOf(load, 'tap').latency);
  const p99 = Math.max(...taps.map((latency) => latency.p99));
  const slowest = Math.max(...taps.map((latency) => latency.max));
  const seconds = first.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000;
  const unchanged = again.reduce((sum, { durationMs }) => sum + durationMs, 0);
  for (const { group, result, rows, added, changed, durationMs } of [...first, ...again]) {
    bench.say(
      `  ${group} ${result}: ${rows} rows, ${added} new, ${changed} changed, ${durationMs} ms`,
    );
  }
  bench.say(`  taps: worst p99 ${ms(p99)}, slowest ${ms(slowest)}`);
  const faults = [
    ...loads.flatMap((load) => errorsOf('taps beside the import', load)),
    ...first.filter(({ result }) => result !== 'imported').map(({ message }) => message),
    ...again.filter(({ result }) => result !== 'unchanged').map(({ message }) => message),
    ...(await stopAndCheck('import', server)),
  ];
  const what = `import of ${erpOrders} orders with lines and notes`;
  const goals: Goal[] = [
    {
      what,
      goal: `≤ ${MOST_SECONDS} s`,
      measured: `${seconds.toFixed(1)} s`,
      isMet: seconds <= MOST_SECONDS,
    },
    {
      what: `memory of the server, ${TABLETS} tablets at work`,
      goal: `≤ ${MOST_MB} MB at the most`,
      measured: `${Math.round(peak)} MB`,
      isMet: peak <= MOST_MB,
    },
    {
      what: `taps meanwhile, ${TAPS_A_SECOND} a second`,
      goal: `p99 ≤ ${MOST_WRITE_P99_MS} ms`,
      measured: ms(p99),
      isMet: p99 <= MOST_WRITE_P99_MS,
    },
    {
      what: 'the same files again',
      goal: `skipped in ≤ ${MOST_UNCHANGED_MS} ms`,
      measured: ms(unchanged),
      isMet: unchanged <= MOST_UNCHANGED_MS,
    },
  ];
  return { goals, data: { seconds, peak, p99, slowest, unchanged, first, again }, faults };
};

/** Taps in rounds for as long as the work takes; a round that outlasts it counts, too. */
async function whileTapping<Result>(
  bench: Bench,
  server: Server,
  seconds: number,
  work: () => Promise<Result>,
): Promise<[Result, PlanResult[]]> {
  const loads: PlanResult[] = [];
  const under = { way: true };
  const done = work().finally(() => (under.way = false));
  while (under.way) {
    const streams = [{ work: 'tap' as const, rate: TAPS_A_SECOND }];
    const plan = {
      connections: TABLETS,
      seconds,
      warmupSeconds: 0.5,
      load: { kind: 'open' as const, streams },
    };
    loads.push(await generate(bench, server, plan));
  }
  return [await done, loads];
}

/** An admin at the console. */
class Office {
  readonly #client: HttpClient;

  constructor(server: Server) {
    this.#client = new HttpClient(server.origin);
  }

  /** Starts a refresh and waits for its end. @returns what came of each group */
  async refresh(): Promise<ReferenceState['imports']> {
    const before = (await this.#state()).imports.length;
    await this.#send('POST', '/api/reference/refresh');
    for (;;) {
      const { isUnderWay, imports } = await this.#state();
      if (!isUnderWay) return imports.slice(0, imports.length - before);
      await sleep(LOOK_EVERY_MS);
    }
  }

  close(): void {
    this.#client.agent.destroy();
  }

  async #state(): Promise<ReferenceState> {
    return (await this.#send('GET', '/api/reference')) as ReferenceState;
  }

  async #send(method: 'GET' | 'POST', path: string): Promise<unknown> {
    const headers = { cookie: `tot_development_console=${ADMIN_TOKEN}` };
    const body = method === 'POST' ? {} : undefined;
    const { status, body: answer } = await this.#client.send({
      method,
      path,
      headers,
      ...(body && { body }),
    });
    if (status >= 300)
      throw new Error(`${method} ${path} answered ${status}: ${JSON.stringify(answer)}`);
    return answer;
  }
}
