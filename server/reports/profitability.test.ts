import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrderCost } from '#schema/contract/order-cost.ts';
import type { Profitability, ProfitabilityPictures } from '#schema/contract/reports.ts';
import { openMonth, type Month } from './testing/month.ts';

const MINUTE = 60_000;
const FEBRUARY = { from: '2026-02-01', to: '2026-02-28' };
const PATH = '/api/reports/order-profitability';

let month: Month;
beforeAll(async () => {
  month = await openMonth();
});
afterAll(async () => {
  expect(month.shop.unexpected).toEqual([]);
  await month.close();
});

type Query = Record<string, string>;
const get = (path: string, query: Query, as = month.admin) =>
  month.shop.request('GET', `${path}?${new URLSearchParams(query).toString()}`, { as });
const report = async (query: Query = FEBRUARY, as?: string): Promise<Profitability> => {
  const { status, json } = await get(PATH, query, as);
  expect(status).toBe(200);
  return json;
};
const numbers = ({ rows }: Profitability) => rows.map(({ orderNumber }) => orderNumber);
const drill = async (orderNumber: string, query: Query = FEBRUARY): Promise<OrderCost> =>
  (await get(`${PATH}/${orderNumber}`, query)).json;
const cursorOf = (cursor: object) => Buffer.from(JSON.stringify(cursor)).toString('base64url');
const sum = (parts: (number | null)[]) => parts.reduce<number>((total, n) => total + (n ?? 0), 0);

describe('the profitability of orders', () => {
  it('is what hand and head compute', async () => {
    const rows = (await report({ ...FEBRUARY, sort: 'orderNumber' })).rows.map((row) => [
      row.orderNumber,
      row.revenueCents,
      row.laborMs / MINUTE,
      row.laborCents,
      row.materialCents,
      row.marginCents,
      row.marginPercent,
    ]);
    expect(rows).toEqual([
      ['9', 25_000, 60, 2350, 0, 22_650, 90.6],
      ['101', 10_000, 150, 6025, 666, 3309, 33.1],
      ['102', 5000, 165, 5000, 999, -999, -20],
      ['103', 0, 30, 1175, 0, -1175, null],
      ['104', null, 0, 0, 333, null, null],
    ]);
  });

  it('totals what its rows say, with indirect hours beside them', async () => {
    const { rows, totals } = await report();
    expect(totals).toEqual({
      orders: 5,
      losingOrders: 2,
      losingWithoutRevenue: 1,
      revenueCents: 40_000,
      laborMs: 405 * MINUTE,
      laborCents: 14_550,
      burdenCents: 0,
      materialCents: 1998,
      marginCents: 23_452,
      marginPercent: 58.6,
      indirectMs: 20 * MINUTE,
      indirectCents: 783,
    });
    for (const figure of ['revenueCents', 'laborMs', 'laborCents', 'materialCents'] as const) {
      expect(totals[figure]).toBe(sum(rows.map((row) => row[figure])));
    }
  });

  it('adds up to the cent from sessions to tasks to rows', async () => {
    for (const row of (await report()).rows) {
      const cost = await drill(row.orderNumber);
      expect(cost.row).toEqual(row);
      for (const task of cost.tasks) {
        expect(sum(task.sessions.map(({ shareCents }) => shareCents))).toBe(task.laborCents);
        expect(sum(task.sessions.map(({ shareMs }) => shareMs))).toBe(task.laborMs);
      }
      expect(sum(cost.tasks.map(({ laborCents }) => laborCents))).toBe(row.laborCents);
      expect(sum(cost.tasks.map(({ laborMs }) => laborMs))).toBe(row.laborMs);
      expect(sum(cost.people.map(({ laborCents }) => laborCents))).toBe(row.laborCents);
      expect(sum(cost.materials.map(({ costCents }) => costCents))).toBe(row.materialCents);
    }
  });

  it('shows in the drill-down how the cents came about', async () => {
    const { tasks } = await drill('101');
    expect(tasks.map(({ taskType, people }) => [taskType, people])).toEqual([
      ['ENGRAVE', 1],
      ['PACK', 1],
    ]);
    expect(tasks.map(({ sessions }) => sessions[0]?.formula)).toEqual([
      '23.50 per hour × 90 min ÷ 60',
      '52,000.00 per year ÷ 2,080 h × 60 min ÷ 60',
    ]);
  });

  it('flags a missing rate, cost outside the range, and work that runs', async () => {
    const flags = new Map((await report()).rows.map((row) => [row.orderNumber, row.flags]));
    expect(flags.get('102')).toEqual(['rate_missing', 'not_invoiced', 'cost_warning']);
    expect(flags.get('9')).toEqual(['cost_outside_range', 'open_sessions', 'not_invoiced']);
    expect(flags.get('101')).toEqual(['not_invoiced']);
    expect(flags.get('104')).toEqual(['not_invoiced', 'revenue_missing']);
  });

  it('takes both ends of the range in, and everything where none is said', async () => {
    const { rows } = await report({ from: '2026-02-28', to: '2026-02-28' });
    expect(rows.map((row) => [row.orderNumber, row.laborCents])).toEqual([['9', 2350]]);
    const all = (await report({})).rows.find((row) => row.orderNumber === '9');
    expect([all?.laborCents, all?.flags]).toEqual([7050, ['open_sessions', 'not_invoiced']]);
    expect((await report({ from: '2026-03-01' })).rows).toEqual([]);
    expect((await drill('105')).row).toMatchObject({ laborCents: 0, marginCents: 99_900 });
  });

  it('counts orders into bands of margin, those without revenue into none', async () => {
    const { bands } = (await get(`${PATH}/pictures`, FEBRUARY)).json as ProfitabilityPictures;
    const full = bands.filter(({ orders }) => orders > 0);
    expect(full).toEqual([
      { fromPercent: -25, toPercent: 0, orders: 1 },
      { fromPercent: 30, toPercent: 40, orders: 1 },
      { fromPercent: 70, toPercent: null, orders: 1 },
    ]);
  });
});

describe('sorting', () => {
  it.each([
    ['marginPercent', ['102', '101', '9', '103', '104']],
    ['-marginPercent', ['9', '101', '102', '103', '104']],
    ['revenueCents', ['103', '102', '101', '9', '104']],
    ['-revenueCents', ['9', '101', '102', '103', '104']],
    ['orderNumber', ['9', '101', '102', '103', '104']],
    ['-laborMs', ['102', '101', '9', '103', '104']],
    ['-materialCents', ['102', '101', '104', '103', '9']],
    ['marginCents', ['103', '102', '101', '9', '104']],
  ])('by %s puts what has no figure last', async (sort, expected) => {
    expect(numbers(await report({ ...FEBRUARY, sort }))).toEqual(expected);
  });
});

describe('paging', () => {
  it.each([1, 2, 3, 5])('by %i gives each row once, in order', async (limit) => {
    const whole = await report();
    const pages: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const more: Query = cursor === '' ? {} : { cursor };
      const page = await report({ ...FEBRUARY, limit: String(limit), ...more });
      expect(page.totals).toEqual(whole.totals);
      pages.push(...numbers(page));
      cursor = page.nextCursor;
    }
    expect(pages).toEqual(numbers(whole));
  });

  it('jumps to any place of the list', async () => {
    const whole = numbers(await report());
    for (const offset of [1, 3, whole.length - 1]) {
      const page = await report({ ...FEBRUARY, limit: '2', offset: String(offset) });
      expect(numbers(page)).toEqual(whole.slice(offset, offset + 2));
      expect(page.totals.orders).toBe(whole.length);
    }
    expect(numbers(await report({ ...FEBRUARY, offset: '9999999' }))).toEqual([]);
  });
});

describe('filtering', () => {
  it('by customer takes the whole name', async () => {
    const { rows, totals, customers } = await report({ ...FEBRUARY, customer: 'Acme' });
    expect(rows.map(({ orderNumber }) => orderNumber)).toEqual(['101']);
    expect(totals.laborCents).toBe(6025);
    expect(customers).toEqual(expect.arrayContaining(['Acme', 'Acme 100%', 'Bolt Works']));
  });

  it.each([
    ['acme', ['102', '101']],
    ['100%', ['102']],
    ['%', ['102']],
    ['t_w', ['103']],
    ['_', ['103']],
    ['\\', []],
    ['job 10', ['102', '101', '103', '104']],
    ["' OR 1=1", []],
    ['" OR "', []],
    ['job*', []],
    ['NEAR(job 10)', []],
    ['description:job', []],
  ])('by %j takes it as text', async (q, expected) => {
    expect(numbers(await report({ ...FEBRUARY, q }))).toEqual(expected);
  });
});

describe('a report is refused', () => {
  it.each([
    [{ from: '2026-02-28', to: '2026-02-01' }, 'to'],
    [{ from: '2026-02-30' }, 'from'],
    [{ to: 'today' }, 'to'],
    [{ sort: 'profit' }, 'sort'],
    [{ sort: '--laborMs' }, 'sort'],
    [{ limit: '1001' }, 'limit'],
    [{ cursor: 'r-1' }, 'cursor'],
    [{ offset: '-1' }, 'offset'],
    [{ cursor: 'x' }, 'cursor'],
    [{ cursor: 'bnVsbA' }, 'cursor'],
    [{ cursor: cursorOf({ sort: 'laborMs', keys: [1], id: 1 }) }, 'cursor'],
    [{ cursor: cursorOf({ sort: 'marginPercent', keys: [1, 2], id: 1 }) }, 'cursor'],
    [{ cursor: cursorOf({ sort: 'marginPercent', keys: [[1]], id: 1 }) }, 'cursor'],
    [{ cursor: cursorOf({ sort: 'marginPercent', keys: [1], id: '1' }) }, 'cursor'],
    [{ cursor: cursorOf({ sort: 'marginPercent', keys: ['x'], id: 1 }) }, 'cursor'],
    [
      { sort: 'customerName', cursor: cursorOf({ sort: 'customerName', keys: [1], id: 1 }) },
      'cursor',
    ],
    [
      { sort: 'orderNumber', cursor: cursorOf({ sort: 'orderNumber', keys: ['9', 1], id: 1 }) },
      'cursor',
    ],
    [{ cursor: 'x'.repeat(2001) }, 'cursor'],
    [{ team: '77' }, 'team'],
    [{ team: 'Engraving' }, 'team'],
    [{ taskType: 'JUGGLE' }, 'taskType'],
    [{ status: 'lost' }, 'status'],
    [{ costOver: '0' }, 'costOver'],
    [{ costOver: '1e3' }, 'costOver'],
    [{ q: 'a\u0000b' }, 'q'],
    [{ q: 'x'.repeat(101) }, 'q'],
    [{ customer: '\ud800\u0007' }, 'customer'],
  ])('with %j, naming %s', async (query: Query, field) => {
    const { status, json } = await get(PATH, query);
    expect([status, json.code, json.errors[0].field]).toEqual([422, 'malformed', field]);
  });

  it.each([
    [{ from: '2026-02-28', to: '2026-02-01' }, 'to'],
    [{ team: '77' }, 'team'],
    [{ taskType: 'JUGGLE' }, 'taskType'],
    [{ costOver: '-1' }, 'costOver'],
  ])('in the pictures with %j, naming %s', async (query: Query, field) => {
    const { status, json } = await get(`${PATH}/pictures`, query);
    expect([status, json.code, json.errors[0].field]).toEqual([422, 'malformed', field]);
  });

  it('for an order nobody knows', async () => {
    const { status, json } = await get(`${PATH}/31337`, {});
    expect([status, json.code]).toEqual([404, 'order_unknown']);
  });
});
