/**
 * Order Profitability on many years of work: how fast it answers, beside the query that adds up
 * every session, and what it does to the taps meanwhile.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { openReader } from '#server/db/open.ts';
import { median, ms, ratioOf, ratioText, type Goal } from '../figures.ts';
import { Asker, onShop, withLargeShop } from '../large-shop.ts';
import { generate, startServer, type Bench, type Server } from '../processes.ts';
import { FIRST_ORDER } from '../shop.ts';
import { errorsOf, resultOf, stopAndCheck, type Section } from './section.ts';

const REPORT = '/api/reports/order-profitability';
const MOST_MS = { month: 40, year: 100, all: 250 } as const;
const MOST_DRILL_P99_MS = 20;
const MOST_SLOWER = 1.5;
const TAPS_A_SECOND = 200;
const TABLETS = 100;

type Span = keyof typeof MOST_MS;
type Days = [from: string, to: string] | undefined;

/** Different ranges of one length, the latest first: each is another answer. */
function rangesOf(span: Span, count: number): Days[] {
  const now = new Date();
  const year = now.getUTCFullYear() - 1;
  const iso = (...date: [number, number, number]): string =>
    new Date(Date.UTC(...date)).toISOString().slice(0, 10);
  return Array.from({ length: count }, (_, n): Days => {
    if (span === 'all') return undefined;
    if (span === 'year') return [`${year - (n % 4)}-01-01`, `${year - (n % 4)}-12-31`];
    const month = now.getUTCMonth() - 1 - (n % 48);
    return [iso(year + 1, month, 1), iso(year + 1, month + 1, 0)];
  });
}

const pathOf = (days: Days): string =>
  days
    ? `${REPORT}?from=${days[0]}&to=${days[1]}&sort=marginPercent`
    : `${REPORT}?sort=marginPercent`;

/** What the report was before there were roll-ups, without its customers' names. */
const PLAIN = `
  WITH labor AS (
    SELECT t.order_id, sum(s.duration_ms) AS ms, sum(s.labor_cents) AS cents
    FROM work_session w JOIN work_session_share s ON s.session_id = w.id
    JOIN order_task t ON t.id = s.order_task_id
    WHERE w.ended_at IS NOT NULL AND w.business_day BETWEEN @from AND @to GROUP BY t.order_id),
  material AS (
    SELECT order_id, sum(cost_cents) AS cents FROM material_usage
    WHERE business_day BETWEEN @from AND @to GROUP BY order_id)
  SELECT o.id, o.order_number, o.revenue_cents, l.ms, l.cents, m.cents AS material,
    1.0 * (o.revenue_cents - coalesce(l.cents, 0) - coalesce(m.cents, 0)) / o.revenue_cents AS margin
  FROM sales_order o LEFT JOIN labor l ON l.order_id = o.id LEFT JOIN material m ON m.order_id = o.id
  WHERE l.order_id IS NOT NULL OR m.order_id IS NOT NULL ORDER BY margin IS NULL, margin LIMIT 100`;

/** How long the plain query takes in a process of its own, with the file in the page cache, ms. */
function plainMs(databasePath: string, days: Days, times: number): number {
  const reader = openReader(databasePath);
  const statement = reader.raw.prepare(PLAIN);
  const [from, to] = days ?? ['0000', '9999'];
  const took = Array.from({ length: times }, () => {
    const began = performance.now();
    statement.all({ from, to });
    return performance.now() - began;
  });
  reader.close();
  return median(took);
}

export const reports: Section = (bench, quick) =>
  withLargeShop(bench, bench.sizes, async (shop) => {
    const own = onShop(bench, shop);
    const server = await startServer(own, 'api', {}, shop.folder);
    const asker = new Asker(server, 'admin');
    const goals: Goal[] = [];
    const data: Record<string, unknown> = {};
    for (const span of ['month', 'year', 'all'] as const) {
      const ranges = rangesOf(span, quick ? 6 : 25);
      if (span === 'month') await asker.warmUp(ranges.map(pathOf));
      const { p50, p99 } = await asker.askAll(ranges.map(pathOf));
      const plain = plainMs(shop.databasePath, ranges[0], quick ? 2 : 3);
      bench.say(`  ${span}: p50 ${ms(p50)}, p99 ${ms(p99)}; plain query ${ms(plain)}`);
      data[span] = { p50, p99, plain };
      goals.push({
        what: `profitability of ${bench.sizes.sessions} sessions, ${span}`,
        goal: `p50 ≤ ${MOST_MS[span]} ms at the API`,
        measured: `${ms(p50)}, p99 ${ms(p99)}; the plain query ${(plain / p50).toFixed(1)} ×`,
        isMet: p50 <= MOST_MS[span],
      });
    }
    const pick = (): number => FIRST_ORDER + Math.floor(Math.random() * bench.sizes.orders);
    const orders = Array.from({ length: quick ? 50 : 500 }, pick);
    const drill = await asker.askAll(orders.map((order) => `${REPORT}/${order}`));
    data['drill'] = drill;
    goals.push({
      what: 'drill-down into one order',
      goal: `p99 ≤ ${MOST_DRILL_P99_MS} ms`,
      measured: `p50 ${ms(drill.p50)}, p99 ${ms(drill.p99)}`,
      isMet: drill.p99 <= MOST_DRILL_P99_MS,
    });
    const beside = await tapsBesideReports(own, server, asker, quick);
    goals.push(beside.goal);
    data['tapsBeside'] = beside.data;
    asker.close();
    const faults = [...asker.faults, ...beside.faults, ...(await stopAndCheck('reports', server))];
    return { goals, data, faults };
  });

/** Taps at a steady rate, in turn alone and while one report follows the other. */
async function tapsBesideReports(bench: Bench, server: Server, asker: Asker, quick: boolean) {
  const faults: string[] = [];
  const tapP99 = async (): Promise<number> => {
    const streams = [{ work: 'tap' as const, rate: TAPS_A_SECOND }];
    const load = { kind: 'open' as const, streams };
    const plan = { connections: TABLETS, seconds: quick ? 3 : 10, warmupSeconds: 1, load };
    const result = await generate(bench, server, plan);
    faults.push(...errorsOf('taps beside reports', result));
    return resultOf(result, 'tap').latency.p99;
  };
  const paths = (['month', 'year', 'all'] as const).flatMap((span) =>
    rangesOf(span, 4).map(pathOf),
  );
  const alone: number[] = [];
  const beside: number[] = [];
  let asked = 0;
  for (let round = 0; round < (quick ? 2 : 5); round += 1) {
    alone.push(await tapP99());
    const reading = { goesOn: true };
    const loop = (async () => {
      for (let n = 0; reading.goesOn; n += 1) {
        await asker.ask(paths[n % paths.length] ?? REPORT);
        asked += 1;
      }
    })();
    beside.push(await tapP99());
    reading.goesOn = false;
    await loop;
    await sleep(100);
  }
  const ratio = ratioOf(beside, alone);
  bench.say(
    `  ${asked} reports meanwhile: tap p99 ${ms(median(beside))}, alone ${ms(median(alone))}`,
  );
  const goal: Goal = {
    what: `${TAPS_A_SECOND} taps a second while reports run without pause`,
    goal: `p99 < ${MOST_SLOWER} × without`,
    measured: `${ms(median(beside))}, without ${ms(median(alone))}: ${ratioText(ratio)}`,
    isMet: ratio.median < MOST_SLOWER,
  };
  return { goal, faults, data: { alone, beside, asked } };
}
