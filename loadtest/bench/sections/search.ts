/** Search among millions of orders: the beginning of a number, any fragment, and health meanwhile. */
import { ms, type Goal } from '../figures.ts';
import { Asker, onShop, withLargeShop } from '../large-shop.ts';
import { generate, startServer } from '../processes.ts';
import { FIRST_ORDER } from '../shop.ts';
import { errorsOf, resultOf, stopAndCheck, type Section } from './section.ts';

const MOST_PREFIX_P99_MS = 3;
const MOST_FRAGMENT_P99_MS = 25;
const MOST_HEALTH_P99_MS = 20;
const HEALTH_A_SECOND = 50;

const pick = (count: number): number => Math.floor(Math.random() * count);

export const search: Section = (bench, quick) => {
  const { searchOrders } = bench.sizes;
  return withLargeShop(bench, { orders: searchOrders, sessions: 0 }, async (shop) => {
    const server = await startServer(bench, 'api', {}, shop.folder);
    const asker = new Asker(server, 'operator');
    const anyNumber = (): string => String(FIRST_ORDER + pick(searchOrders));
    const fragments = [
      () => anyNumber().slice(-4),
      () => `Customer ${pick(searchOrders / 100)}`,
      () => `obelisk ${pick(997)}`,
      () => 'rystal pla',
      () => `nothing has ${pick(1000)}`,
    ];
    const paths = (words: () => string): string[] =>
      Array.from(
        { length: quick ? 100 : 1000 },
        () => `/api/orders/search?q=${encodeURIComponent(words())}`,
      );
    const prefixes = paths(() => anyNumber().slice(0, 1 + pick(6)));
    const others = paths(() => fragments[pick(fragments.length)]?.() ?? '');
    // A server that has just been copied here would be asked for what its disk is slow to read.
    await asker.askAll(paths(() => anyNumber().slice(0, 1 + pick(6))));
    const prefix = await asker.askAll(prefixes);
    const streams = [{ work: 'health' as const, rate: HEALTH_A_SECOND }];
    const plan = {
      connections: 5,
      seconds: quick ? 3 : 10,
      warmupSeconds: 0.5,
      load: { kind: 'open' as const, streams },
    };
    const watching = generate(onShop(bench, shop), server, plan);
    const reading = { goesOn: true };
    const loop = (async () => {
      for (let n = 0; reading.goesOn; n += 1) await asker.ask(others[n % others.length] ?? '');
    })();
    const watched = await watching;
    reading.goesOn = false;
    await loop;
    const fragment = await asker.askAll(others);
    const health = resultOf(watched, 'health').latency.p99;
    asker.close();
    const faults = [
      ...asker.faults,
      ...errorsOf('health beside searches', watched),
      ...(await stopAndCheck('search', server)),
    ];
    bench.say(`  prefix p50 ${ms(prefix.p50)}, fragment p50 ${ms(fragment.p50)}`);
    const goalOf = (what: string, most: number, measured: number): Goal => ({
      what: `${what}, ${searchOrders} orders`,
      goal: `p99 ≤ ${most} ms`,
      measured: ms(measured),
      isMet: measured <= most,
    });
    const goals = [
      goalOf('search by the beginning of a number', MOST_PREFIX_P99_MS, prefix.p99),
      goalOf('search by any fragment', MOST_FRAGMENT_P99_MS, fragment.p99),
      goalOf('health while searches run without pause', MOST_HEALTH_P99_MS, health),
    ];
    return { goals, data: { prefix, fragment, health }, faults };
  });
};
