import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrderCost } from '#schema/contract/order-cost.ts';
import type { CostSettings } from '#schema/contract/report-settings.ts';
import {
  ProfitabilityColumn,
  type Profitability,
  type ProfitabilityPictures,
  type ProfitabilityRow,
} from '#schema/contract/reports.ts';
import type { TestShop } from '#server/testing/test-shop.ts';
import { modelOf, type Query } from './testing/plain-model.ts';
import { openRandomShop, type Facts } from './testing/random-shop.ts';

const PATH = '/api/reports/order-profitability';
const SETTINGS: CostSettings[] = [
  { burdenBasisPoints: 0, costWarningPercent: 80 },
  { burdenBasisPoints: 1837, costWarningPercent: 35 },
];
const RANGES: Query[] = [
  {},
  { from: '2025-01-01', to: '2025-12-31' },
  { from: '2025-03-01', to: '2025-03-31' },
  { from: '2024-11-17', to: '2026-02-03' },
  { from: '2025-07-09', to: '2025-07-09' },
  { from: '2025-06-15' },
  { to: '2024-12-31' },
];
const FILTERS: Query[] = [
  {},
  { customer: 'Acme' },
  { customer: 'Zeta "Quoted" Ltd', status: 'shipped' },
  { q: '%' },
  { q: 'obelisk of' },
  { q: '"quo' },
  { team: 2 },
  { taskType: 'ENGRAVE', status: 'open' },
  { team: 1, taskType: 'PACK', q: 'cu' },
  { costOver: 40 },
  { status: 'open', costOver: 80 },
];
const VIEWS = SETTINGS.flatMap((settings) =>
  RANGES.flatMap((range) =>
    FILTERS.map(
      (filter) =>
        [JSON.stringify({ ...range, ...filter }), settings, { ...range, ...filter }] as const,
    ),
  ),
);

let shop: TestShop;
let facts: Facts;
let admin: string;
let current: CostSettings | undefined;
beforeAll(async () => {
  ({ shop, facts } = await openRandomShop('profitability'));
  admin = await shop.cookieFor(shop.admin.userId, 'password');
});
afterAll(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});

async function get<Answer>(query: Query & Record<string, unknown>, below = ''): Promise<Answer> {
  const given = Object.entries(query).map(([name, value]) => [name, String(value)] as const);
  const path = `${PATH}${below}?${new URLSearchParams(Object.fromEntries(given)).toString()}`;
  const { status, json, text } = await shop.request('GET', path, { as: admin });
  expect(status, text).toBe(200);
  return json as Answer;
}
async function countBy(settings: CostSettings): Promise<void> {
  if (settings === current) return;
  for (const [name, value] of Object.entries(settings)) {
    await shop.request('PATCH', '/api/settings', { as: admin, body: { [name]: value } });
  }
  current = settings;
}
const sum = (numbers: readonly (number | null)[]): number =>
  numbers.reduce<number>((total, one) => total + (one ?? 0), 0);

describe('the report is what a plain count says', () => {
  it.each(VIEWS)('of %s with %j', async (_name, settings, query) => {
    await countBy(settings);
    const model = modelOf(facts, query, settings);
    const report = await get<Profitability>({ ...query, limit: 1000 });
    expect(report.rows).toEqual(model.sorted('marginPercent'));
    expect(report.totals).toEqual(model.totals);
    expect(report.nextCursor).toBeNull();
  });

  it.each(VIEWS)('in the pictures of %s with %j', async (_name, settings, query) => {
    await countBy(settings);
    const model = modelOf(facts, query, settings);
    const { bands, months, costs } = await get<ProfitabilityPictures>(query, '/pictures');
    expect(bands.map(({ orders }) => orders)).toEqual(bands.map(model.inBand));
    const expected = model.months();
    expect(months).toEqual(
      expected.map(({ revenue: _revenue, ...month }): unknown => expect.objectContaining(month)),
    );
    // Each is rounded up or down, so that together they are the whole, rounded once.
    for (const [index, { revenue }] of expected.entries()) {
      expect(Math.abs((months[index]?.revenueCents ?? 0) - revenue)).toBeLessThan(1);
    }
    const earned = sum(expected.map(({ revenue }) => revenue));
    expect(sum(months.map(({ revenueCents }) => revenueCents))).toBe(Math.round(earned));
    expect(sum(months.map((month) => month.burdenCents))).toBe(model.totals.burdenCents);
    for (const month of months) {
      const cost = sum([month.laborCents, month.burdenCents, month.materialCents]);
      expect(month.marginCents).toBe((month.revenueCents ?? 0) - cost);
    }
    expect(costs.tasks.map(({ taskTypeName: _name, ...task }) => task)).toEqual(model.tasks());
    const { burdenCents, materialCents, indirectMs, indirectCents } = model.totals;
    expect(costs).toMatchObject({ burdenCents, materialCents, indirectMs, indirectCents });
  });

  it('tests something: the views differ, and many hold orders', () => {
    const counts = VIEWS.map(
      ([, settings, query]) => modelOf(facts, query, settings).totals.orders,
    );
    expect(counts.filter((orders) => orders > 3).length).toBeGreaterThan(VIEWS.length / 2);
    expect(new Set(counts).size).toBeGreaterThan(15);
    const { rows } = { rows: modelOf(facts, {}, SETTINGS[1]!).sorted('orderNumber') };
    expect(new Set(rows.flatMap(({ flags }) => flags)).size).toBe(6);
    for (const part of ['measuredMs', 'estimatedMs', 'correctedMs', 'unverifiedMs'] as const) {
      expect(rows.some(({ confidence }) => confidence[part] > 0)).toBe(true);
    }
  });
});

describe('sorting and paging', () => {
  const sorts = ProfitabilityColumn.options.flatMap((column) => [column, `-${column}`]);

  it.each(SETTINGS.flatMap((settings) => sorts.map((sort) => [sort, settings] as const)))(
    'by %s with %j gives every row once, in order, page by page',
    async (sort, settings) => {
      await countBy(settings);
      for (const range of [{}, RANGES[3]!]) {
        const rows: ProfitabilityRow[] = [];
        let cursor: string | null = null;
        do {
          const query: Record<string, unknown> = { ...range, sort, limit: 7 };
          const page: Profitability = await get({ ...query, ...(cursor !== null && { cursor }) });
          rows.push(...page.rows);
          cursor = page.nextCursor;
        } while (cursor !== null);
        expect(rows).toEqual(modelOf(facts, range, settings).sorted(sort));
      }
    },
  );
});

describe('the drill-down', () => {
  it.each(SETTINGS)('adds up at every level, with %j', async (settings) => {
    await countBy(settings);
    for (const range of RANGES) {
      const { rows } = await get<Profitability>({ ...range, limit: 1000 });
      for (const row of rows) {
        const cost = await get<OrderCost>(range, `/${row.orderNumber}`);
        expect(cost.row).toEqual(row);
        for (const figure of ['laborMs', 'laborCents', 'burdenCents'] as const) {
          const whole = row[figure];
          expect(sum(cost.tasks.map((task) => task[figure]))).toBe(whole);
          expect(sum(cost.people.map((person) => person[figure]))).toBe(whole);
          for (const task of cost.tasks) {
            expect(sum(task.workers.map((worker) => worker[figure]))).toBe(task[figure]);
          }
        }
        for (const task of cost.tasks) {
          expect(sum(task.sessions.map(({ shareMs }) => shareMs))).toBe(task.laborMs);
          expect(sum(task.sessions.map(({ shareCents }) => shareCents))).toBe(task.laborCents);
          expect(sum(task.sessions.map(({ burdenCents }) => burdenCents))).toBe(task.burdenCents);
          expect(sum(Object.values(task.confidence))).toBe(task.laborMs);
        }
        expect(sum(cost.materials.map(({ costCents }) => costCents))).toBe(row.materialCents);
        expect(sum(Object.values(row.confidence))).toBe(row.laborMs);
      }
    }
  });
});
