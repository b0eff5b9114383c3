/** The shops of many years that reports and searches are measured on, and who asks there. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ADMIN_TOKEN, findBulkShop, makeBulkShop, type BulkShop } from '../bulk/bulk-shop.ts';
import type { BulkSize } from '../bulk/rows.ts';
import { HttpClient } from '../http-client.ts';
import { latencyOf, type Latency } from '../latency.ts';
import type { Bench, Server } from './processes.ts';
import { PEOPLE, tokenOf } from './shop.ts';

const YEARS = 5;
/** A plain query over ten million sessions may take its time; nothing else should. */
const PATIENCE_MS = 120_000;

/** Runs `work` on a shop of that size: one that is kept, or one that goes away afterwards. */
export async function withLargeShop<Result>(
  bench: Bench,
  size: Pick<BulkSize, 'orders' | 'sessions'>,
  work: (shop: BulkShop) => Promise<Result>,
): Promise<Result> {
  const { orders, sessions } = size;
  const name = `orders-${orders}-sessions-${sessions}`;
  const parent = bench.bulk ?? mkdtempSync(join(tmpdir(), 'tot-bulk-'));
  const folder = join(parent, name);
  try {
    const found = findBulkShop(folder);
    if (found) return await work(found);
    bench.say(`  making a shop of ${orders} orders and ${sessions} sessions`);
    const whole = { ...size, people: PEOPLE, customers: Math.ceil(orders / 100), years: YEARS };
    return await work(await makeBulkShop(folder, whole, Date.now(), bench.say));
  } finally {
    if (bench.bulk === undefined) rmSync(parent, { recursive: true, force: true });
  }
}

/** The bench with that shop in the place of the small one: taps go to its people. */
export const onShop = (bench: Bench, { firstUserId }: BulkShop): Bench => ({
  ...bench,
  shop: { ...bench.shop, firstUserId },
});

/** Somebody who asks one thing after the other. */
export class Asker {
  readonly #client: HttpClient;
  readonly #cookie: string;
  readonly faults: string[] = [];

  constructor(server: Server, who: 'admin' | 'operator') {
    this.#client = new HttpClient(server.origin);
    this.#cookie =
      who === 'admin'
        ? `tot_development_console=${ADMIN_TOKEN}`
        : `tot_development_tablet=${tokenOf(0)}`;
  }

  /** @returns how long the answer took, ms */
  async ask(path: string): Promise<number> {
    const headers = { cookie: this.#cookie };
    const sending = { method: 'GET', path, headers, timeoutMs: PATIENCE_MS };
    const { status, ms } = await this.#client.send(sending);
    if (status !== 200) this.faults.push(`GET ${path} was answered with ${status}`);
    return ms;
  }

  /** Reads what the answers are made of into memory, as a server that has been running has it. */
  async warmUp(paths: readonly string[]): Promise<void> {
    this.#client.agent.destroy();
    for (const path of paths) await this.ask(path);
  }

  /** Asks for each path in turn; the first answer warms up and does not count. */
  async askAll(paths: readonly string[]): Promise<Latency> {
    // The server hung up on whoever was busy with something else for seconds.
    this.#client.agent.destroy();
    const [first, ...others] = paths;
    if (first !== undefined) await this.ask(first);
    const samples: number[] = [];
    for (const path of others) samples.push(await this.ask(path));
    return latencyOf(samples);
  }

  close(): void {
    this.#client.agent.destroy();
  }
}
