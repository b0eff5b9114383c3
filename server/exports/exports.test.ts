import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openMonth, type Month } from '#server/reports/testing/month.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';
import { readXlsx } from './testing/read-xlsx.ts';
import { XLSX_TYPE } from './xlsx.ts';

const PATH = '/api/reports/order-profitability';
const FEBRUARY = 'from=2026-02-01&to=2026-02-28';

describe('Order Profitability as .xlsx', () => {
  let month: Month;
  beforeAll(async () => {
    month = await openMonth();
  });
  afterAll(async () => {
    expect(month.shop.unexpected).toEqual([]);
    await month.close();
  });
  const ask = (query: string, cookie: string) =>
    month.shop.app.request(`http://localhost${PATH}.xlsx?${query}`, { headers: { cookie } });
  const read = async (query: string, cookie: string) =>
    readXlsx(new Uint8Array(await (await ask(query, cookie)).arrayBuffer()))[0]!;
  const valuesOf = (row: object | undefined) =>
    Object.values(row ?? {}).map(({ value }: { value: unknown }) => value);

  it('holds the report with its totals, in the order asked for', async () => {
    const response = await ask(`${FEBRUARY}&sort=orderNumber`, month.admin);
    expect(response.headers.get('content-type')).toBe(XLSX_TYPE);
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="order-profitability-2026-02-01-2026-02-28.xlsx"',
    );
    const { name, rows } = readXlsx(new Uint8Array(await response.arrayBuffer()))[0]!;
    expect(name).toBe('Orders');
    expect(valuesOf(rows[0])).toEqual([
      ...['Order', 'Customer', 'Description', 'Status', 'Due', 'Revenue', 'Hours'],
      ...['Estimated hours', 'Labor', 'Burden', 'Material', 'Margin', 'Margin %', 'Notes'],
    ]);
    expect(rows.slice(1, -1).map(({ A }) => A?.value)).toEqual(['9', '101', '102', '103', '104']);
    expect(valuesOf(rows[2])).toEqual([
      ...['101', 'Acme', 'Job 101', 'open', 100, 2.5, 60.25, 0, 6.66, 33.09, 33.1, 'not invoiced'],
    ]);
    const { json } = await month.shop.request('GET', `${PATH}?${FEBRUARY}`, { as: month.admin });
    expect(valuesOf(rows.at(-1))).toEqual([
      'Total',
      json.totals.revenueCents / 100,
      json.totals.laborMs / 3_600_000,
      json.totals.laborCents / 100,
      json.totals.burdenCents / 100,
      json.totals.materialCents / 100,
      json.totals.marginCents / 100,
      json.totals.marginPercent,
    ]);
  });

  it('has no money in it for a foreman', async () => {
    const { rows } = await read(FEBRUARY, month.foreman);
    expect(valuesOf(rows[0])).toEqual([
      ...['Order', 'Customer', 'Description', 'Status', 'Due', 'Hours', 'Estimated hours'],
      ...['Margin %, in steps of 5 from −100 up', 'Notes'],
    ]);
    const figures = rows.flatMap(valuesOf).filter((value) => typeof value === 'number');
    for (const money of [100, 60.25, 33.09, 6.66, 425]) expect(figures).not.toContain(money);
  });

  it.each([
    ['from=2026-02-02&to=2026-02-01', 'to'],
    ['sort=shoeSize', 'sort'],
    ['from=yesterday', 'from'],
    ['team=4711', 'team'],
  ])('is refused before anything is sent when asked %j', async (query, field) => {
    for (const ending of ['csv', 'xlsx']) {
      const answer = await month.shop.request('GET', `${PATH}.${ending}?${query}`, {
        as: month.admin,
      });
      expect([answer.status, answer.json.code, answer.json.errors[0].field]).toEqual([
        422,
        'malformed',
        field,
      ]);
      expect(answer.headers.get('content-disposition')).toBeNull();
    }
  });

  it.each([
    ['from=2026-02-01', 'from-2026-02-01'],
    ['to=2026-02-28', 'until-2026-02-28'],
    ['', ''],
  ])('says in its name what %j holds', async (query, range) => {
    const response = await ask(query, month.admin);
    const name = ['order-profitability', range].filter(Boolean).join('-');
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${name}.xlsx"`);
    await response.body?.cancel();
  });

  it('calculates no formula, whoever wrote it where, and .csv neither', async () => {
    const texts = ['=HYPERLINK("http://evil.example")', "+cmd|' /C calc'!A0", '@SUM(A1)'];
    const [customer, description, number] = texts;
    const { raw } = month.shop.door.connection;
    raw.prepare(`UPDATE customer_account SET name = ? WHERE name = '=SUM(A1)'`).run(customer);
    raw
      .prepare(`UPDATE sales_order SET description = ?, order_number = ? WHERE order_key = '104'`)
      .run(description, number);
    const { rows } = await read(FEBRUARY, month.admin);
    const cells = rows.flatMap((row) => Object.values(row));
    for (const value of texts) {
      expect(cells.filter((cell) => cell.value === value)).toEqual([
        { value, format: '49', isBold: false, isFormula: false },
      ]);
    }
    expect(cells.filter(({ isFormula }) => isFormula)).toEqual([]);
    const { text } = await month.shop.request('GET', `${PATH}.csv?${FEBRUARY}`, {
      as: month.admin,
    });
    expect(text).toContain(
      `'@SUM(A1),"'=HYPERLINK(""http://evil.example"")",'+cmd|' /C calc'!A0,open`,
    );
  });
});

describe('a large export over the network', () => {
  const ORDERS = 30_000;
  let shop: TestShop;
  let server: Server;
  let origin: string;
  let cookie: string;
  beforeEach(async () => {
    shop = await openTestShop();
    const { userId } = shop.admin as { userId: number };
    cookie = await shop.cookieFor(userId, 'password');
    shop.door.connection.raw.exec(`
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ORDERS})
      INSERT INTO sales_order (order_key, order_number, description, revenue_cents, source,
        created_at, updated_at, sort_date)
      SELECT 'B' || i, 'B' || i, 'Award ' || i || hex(randomblob(40)), 10000, 'import', 0, 0, '2026-01-01' FROM n;
      INSERT INTO material_usage (public_id, order_id, user_id, material_id, quantity_thousandths,
        unit_cost_cents, cost_cents, business_day, used_at, received_at, source_key)
      SELECT lower(hex(randomblob(18))), id, ${userId}, 1, 1000, 333, 333, '2026-01-14', 0, 0, 'u' || id FROM sales_order;
    `);
    server = createServer(getRequestListener(shop.app.fetch));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(shop.unexpected).toEqual([]);
    await shop.close();
  });
  const ask = (path: string, signal?: AbortSignal) =>
    fetch(`${origin}${path}`, { headers: { cookie }, ...(signal && { signal }) });

  it('begins before it is made, and lets reports through meanwhile', async () => {
    const response = await ask(`${PATH}.csv`);
    const reader = response.body!.getReader();
    let bytes = (await reader.read()).value!.length;
    // Nobody reads on, so it cannot end; the same thread answers all the same.
    const report = await ask(`${PATH}?limit=1`);
    expect(((await report.json()) as { totals: { orders: number } }).totals.orders).toBe(ORDERS);
    let rest = '';
    const decoder = new TextDecoder();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      bytes += next.value.length;
      rest += decoder.decode(next.value, { stream: true });
    }
    expect(rest.trimEnd().split('\n').length).toBeLessThan(ORDERS);
    expect(bytes).toBeGreaterThan(ORDERS * 100);
  });

  it('is whole', async () => {
    const lines = (await (await ask(`${PATH}.csv`)).text()).trimEnd().split('\n');
    expect(lines).toHaveLength(ORDERS + 1);
    const [sheet] = readXlsx(new Uint8Array(await (await ask(`${PATH}.xlsx`)).arrayBuffer()));
    expect(sheet!.rows).toHaveLength(ORDERS + 2);
  });

  it('makes room when whoever asked has gone', async () => {
    const going = new AbortController();
    const open = await Promise.all(
      Array.from({ length: 4 }, () => ask(`${PATH}.csv`, going.signal)),
    );
    expect(open.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const fifth = await ask(`${PATH}.xlsx`);
    expect([fifth.status, ((await fifth.json()) as { code: string }).code]).toEqual([503, 'busy']);
    going.abort();
    await expect
      .poll(async () => {
        const answer = await ask(`${PATH}.csv`);
        await answer.text();
        return answer.status;
      })
      .toBe(200);
  });
});
