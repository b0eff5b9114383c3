/** What a foreman can work out about pay from everything the reports tell (decision 19). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CostSettings } from '#schema/contract/report-settings.ts';
import type { ProfitabilityRow } from '#schema/contract/reports.ts';
import { openMonth, type Month } from './testing/month.ts';

const PATH = '/api/reports/order-profitability';
const ORDERS = ['9', '101', '102', '103', '104'];
const DAYS = ['2026-01-20', '2026-02-02', '2026-02-03', '2026-02-04', '2026-02-28'];
const RANGES = [
  '',
  ...DAYS.flatMap((from) => DAYS.map((to) => `from=${from}&to=${to}`)).filter(isForward),
  ...DAYS.flatMap((day) => [`from=${day}`, `to=${day}`]),
];
const SORTS = ['marginPercent', '-marginPercent', 'orderNumber', '-laborMs', 'estimateMs'];

function isForward(range: string): boolean {
  const [from = '', to = ''] = range.match(/[0-9-]{10}/g) ?? [];
  return from <= to;
}

let month: Month;
beforeAll(async () => {
  month = await openMonth();
});
afterAll(async () => {
  expect(month.shop.unexpected).toEqual([]);
  await month.close();
});

/** Status and body, so that a refusal is an answer too. */
async function ask(path: string, as = month.foreman) {
  const { status, json, text } = await month.shop.request('GET', path, { as });
  return { status, json: json ?? text, text };
}
async function rowsOf(query: string, as = month.foreman): Promise<ProfitabilityRow[]> {
  const { status, json, text } = await ask(`${PATH}?${query}`, as);
  expect(status, text).toBe(200);
  return json.rows;
}

/** Every question whose answer might have a margin in it, in every range. */
function questions(): string[] {
  const narrow = ORDERS.map((number) => `q=${number}`);
  return RANGES.flatMap((range) => [
    ...SORTS.map((sort) => `${PATH}?${range}&sort=${sort}`),
    ...SORTS.map((sort) => `${PATH}?${range}&sort=${sort}&limit=1`),
    ...narrow.flatMap((one) => [`${PATH}?${range}&${one}`, `${PATH}/pictures?${range}&${one}`]),
    ...['team=1', 'team=2', 'taskType=PACK', 'customer=Acme'].flatMap((one) => [
      `${PATH}?${range}&${one}`,
      `${PATH}/pictures?${range}&${one}`,
    ]),
    ...ORDERS.map((number) => `${PATH}/${number}?${range}`),
    `${PATH}/pictures?${range}`,
    `${PATH}.csv?${range}`,
    ...['customers', 'task-types', 'teams', 'time', 'materials', 'estimates'].flatMap((name) => [
      `/api/reports/tables/${name}?${range}`,
      `/api/reports/tables/${name}.csv?${range}`,
    ]),
  ]);
}
const bisections = (): string[] =>
  Array.from({ length: 200 }, (_, percent) => `${PATH}?costOver=${percent + 1}`);

describe('the margin percent a foreman sees', () => {
  it('is the whole order’s, rounded down to a step of 5, whatever is asked', async () => {
    const shown = { 9: 70, 101: 30, 102: -20, 103: null, 104: null };
    for (const range of RANGES) {
      for (const { orderNumber, marginPercent } of await rowsOf(range)) {
        expect({ [orderNumber]: marginPercent }).toEqual({
          [orderNumber]: shown[orderNumber as unknown as keyof typeof shown],
        });
        const { json } = await ask(`${PATH}/${orderNumber}?${range}`);
        expect(json.row.marginPercent).toBe(marginPercent);
      }
    }
  });

  it('is of no sum: no total, no month, no customer', async () => {
    for (const range of RANGES) {
      const { json } = await ask(`${PATH}?${range}&q=101`);
      expect(json.totals.marginPercent).toBeNull();
      const pictures = await ask(`${PATH}/pictures?${range}&q=101`);
      for (const one of pictures.json.months) expect(one.marginPercent).toBeNull();
      const { json: customers } = await ask(`/api/reports/tables/customers?${range}`);
      for (const { cells } of customers.rows) expect(cells.marginPercent).toBeNull();
      expect(customers.totals.marginPercent).toBeNull();
      const { text } = await ask(`/api/reports/tables/customers.csv?${range}`);
      expect(text).not.toContain('Margin');
    }
    const { json } = await ask('/api/reports/tables/customers?sort=-marginPercent');
    expect(json.code).toBe('not_allowed');
  });

  it('is what the orders are sorted by, and where a page ends', async () => {
    const numbers = (await rowsOf('from=2026-02-01')).map((row) => row.orderNumber);
    expect(numbers).toEqual(['102', '101', '9', '103', '104']);
    const { json } = await ask(`${PATH}?from=2026-02-01&limit=1`);
    const cursor = JSON.parse(Buffer.from(json.nextCursor, 'base64url').toString());
    expect(cursor.keys).toEqual([json.rows[0].marginPercent * 10]);
  });

  it('is what the bands and the losing orders are counted by', async () => {
    const { json } = await ask(`${PATH}/pictures?from=2026-02-28&q=9`);
    const filled = json.bands.filter(({ orders }: { orders: number }) => orders > 0);
    expect(filled).toEqual([{ fromPercent: 70, toPercent: null, orders: 1 }]);
    const { json: report } = await ask(`${PATH}?from=2026-02-03&to=2026-02-03&q=102`);
    expect(report.totals.losingOrders).toBe(1);
    // Orders that bring nothing lose whatever they cost.
    expect((await ask(PATH)).json.totals.losingOrders).toBe(2);
  });

  it('is what costOver and the early warning ask', async () => {
    const over = async (percent: number) =>
      (await rowsOf(`costOver=${percent}&sort=orderNumber`)).map((row) => row.orderNumber);
    // 101 costs 66.91 % of its revenue: shown 30, so more than 65 and at most 70.
    expect(await over(65)).toEqual(['101', '102', '103']);
    for (const percent of [66, 67, 69]) expect(await over(percent)).toEqual(await over(65));
    expect(await over(70)).toEqual(['102', '103']);
    const { shop, admin } = month;
    const set = (body: Partial<CostSettings>) =>
      shop.request('PATCH', '/api/settings', { as: admin, body });
    const warned = async () => (await rowsOf('q=101'))[0]?.flags.includes('cost_warning');
    for (const [costWarningPercent, isWarned] of [
      [69, true],
      [66, true],
      [70, false],
    ] as const) {
      await set({ costWarningPercent });
      expect(await warned(), String(costWarningPercent)).toBe(isWarned);
    }
    await set({ costWarningPercent: 80 });
  });
});

describe('a foreman who asks every range, order, sort and share of cost', () => {
  const raise = async (userId: number, rate: object) => {
    const body = { effectiveFrom: '2026-01-02', confirm: true, ...rate };
    const path = `/api/users/${userId}/pay-rates`;
    const { status, text } = await month.shop.request('POST', path, { as: month.admin, body });
    expect(status, text).toBe(201);
  };
  const idOf = (name: string) =>
    month.shop.door.connection.raw
      .prepare('SELECT id FROM app_user WHERE display_name = ?')
      .pluck()
      .get(name) as number;
  const everything = async (as: string) => {
    const answers = new Map<string, unknown>();
    for (const path of [...questions(), ...bisections()]) {
      answers.set(path, (await ask(path, as)).json);
    }
    return answers;
  };

  it(
    'gets the same answers when everybody earns something else',
    { timeout: 120_000 },
    async () => {
      const before = await everything(month.foreman);
      const margins = await rowsOf('from=2026-02-02&to=2026-02-02', month.admin);
      await raise(idOf('Olga Operator'), { kind: 'hourly', amountCents: 2410 });
      await raise(idOf('Sally Salaried'), { kind: 'salaried', amountCents: 5_033_600 });
      await raise(idOf('Nick Newcomer'), { kind: 'hourly', amountCents: 100 });
      const after = await everything(month.foreman);
      for (const [path, answer] of before) expect(after.get(path), path).toEqual(answer);
      // It was no empty question: whoever sees money sees another margin.
      expect(await rowsOf('from=2026-02-02&to=2026-02-02', month.admin)).not.toEqual(margins);
    },
  );
});

describe('orders sold for next to nothing', () => {
  const NUMBERS = ['R-1', 'R-2', 'R-3'];
  const call = async (method: string, path: string, as: string, body: object) => {
    const { status, text } = await month.shop.request(method, path, { as, body });
    expect(status, text).toBe(201);
  };
  const log = async (orderNumber: string, quantity: number) => {
    const body = { orderNumber, materialCode: 'BRASS', quantity };
    await call('POST', '/api/material-usages', month.foreman, body);
  };
  const idOf = (name: string) =>
    month.shop.door.connection.raw
      .prepare('SELECT id FROM app_user WHERE display_name = ?')
      .pluck()
      .get(name) as number;
  const told = async () => {
    const answers: unknown[] = [];
    for (const query of [...SORTS, ...SORTS.map((sort) => `${sort}&limit=1`)]) {
      const { json } = await ask(`${PATH}?q=R-&sort=${query}`);
      answers.push(
        json.rows.map((row: ProfitabilityRow) => row.marginPercent),
        json.nextCursor,
      );
    }
    for (const costOver of [100, 195, 196, 205, 300, 1000]) {
      answers.push((await rowsOf(`q=R-&costOver=${costOver}`)).map((row) => row.orderNumber));
    }
    answers.push((await ask(`${PATH}/pictures?q=R-`)).json.bands);
    return answers;
  };

  beforeAll(async () => {
    for (const [index, revenueCents] of [1, 100, 40].entries()) {
      const order = { orderNumber: NUMBERS[index], customerName: 'Remake', revenueCents };
      await call('POST', '/api/orders', month.admin, { ...order, description: 'Warranty' });
      const session = { orderNumber: NUMBERS[index], taskType: 'PACK', reason: 'Forgotten' };
      const day = `2026-02-${String(10 + index)}`;
      const at = { startedAt: `${day}T09:00:00Z`, endedAt: `${day}T09:47:00Z` };
      const missed = { userId: idOf('Olga Operator'), ...at, ...session };
      await call('POST', '/api/missed-sessions', month.admin, missed);
    }
  });

  it('are all in the lowest step, in the order they were entered, page and file', async () => {
    const exact = await rowsOf('q=R-', month.admin);
    expect(exact.map((row) => row.orderNumber)).toEqual(['R-1', 'R-3', 'R-2']);
    for (const sort of ['marginPercent', '-marginPercent']) {
      const rows = await rowsOf(`q=R-&sort=${sort}`);
      expect(rows.map((row) => [row.orderNumber, row.marginPercent])).toEqual(
        NUMBERS.map((number) => [number, -100]),
      );
      const { json } = await ask(`${PATH}?q=R-&sort=${sort}&limit=2`);
      const cursor = JSON.parse(Buffer.from(json.nextCursor, 'base64url').toString());
      expect(cursor.keys).toEqual([-1000]);
      const next = await rowsOf(`q=R-&sort=${sort}&limit=2&cursor=${json.nextCursor}`);
      expect(next.map((row) => row.orderNumber)).toEqual(['R-3']);
    }
    const { text } = await ask(`${PATH}.csv?q=R-`);
    expect(text.match(/^R-\d,.*$/gm)).toEqual(
      NUMBERS.map((number) => expect.stringMatching(`^${number},Remake,.*,-100,`) as string),
    );
  });

  it('may have cost any share of their revenue, so every share finds them all', async () => {
    for (const percent of [100, 195, 205, 1000]) {
      const rows = await rowsOf(`q=R-&costOver=${percent}`);
      expect(rows.map((row) => row.orderNumber)).toEqual(NUMBERS);
    }
    const { shop, admin } = month;
    const set = (costWarningPercent: number) =>
      shop.request('PATCH', '/api/settings', { as: admin, body: { costWarningPercent } });
    await set(1000);
    for (const row of await rowsOf('q=R-')) expect(row.flags).toContain('cost_warning');
    await set(80);
  });

  it('say nothing when material is put on them, which would tell the revenue', async () => {
    const before = await told();
    for (const number of NUMBERS) await log(number, 1000);
    expect(await told()).toEqual(before);
    for (const number of NUMBERS) await log(number, -1000);
    expect(await told()).toEqual(before);
  });

  it('say the same whatever the person earns who worked on them', async () => {
    const before = await told();
    const body = { effectiveFrom: '2026-01-02', confirm: true, replace: true };
    const path = `/api/users/${idOf('Olga Operator')}/pay-rates`;
    const exact = await rowsOf('q=R-', month.admin);
    await call('POST', path, month.admin, { ...body, kind: 'hourly', amountCents: 1850 });
    expect(await told()).toEqual(before);
    expect(await rowsOf('q=R-', month.admin)).not.toEqual(exact);
  });
});
