import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrderSummary } from '#schema/contract/orders.ts';
import type { Profitability } from '#schema/contract/reports.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

const PATH = '/api/reports/order-profitability';
const ORDERS: [number: string, customer: string, description: string][] = [
  ['0010327', 'Café Zürich', 'Name badges'],
  ['A-10327-B', 'Café Zürich', 'Écrin, 3 mm'],
  ['20001', 'Acme Trophies', 'Pokal für Öl'],
  ['#20001', 'Acme Trophies', 'Cup #7'],
  ['10032', 'Ñandú "Golf" Club', 'Ώρα 100%'],
  ['TYPO-1', '', ''],
];
const RANGES = { all: {}, year: { from: '2026-01-01' }, before: { to: '2025-12-31' } };

let shop: TestShop;
let admin: string;
beforeAll(async () => {
  shop = await openTestShop();
  shop.at('2026-02-02T08:00:00Z');
  const as = await shop.cookieFor(await shop.addUser('Olga Operator'));
  for (const [orderNumber, customerName, description] of ORDERS) {
    await shop.execute('orders.create', { orderNumber, customerName, description }, shop.admin);
    // A number typed wrong; merging takes its hours along.
    if (orderNumber === 'TYPO-1') continue;
    const started = { orderNumber, taskType: 'PACK', switch: true };
    await shop.request('POST', '/api/sessions', { as, body: started });
    shop.later(600_000);
  }
  await shop.request('POST', '/api/sessions', {
    as,
    body: { orderNumber: '20001', taskType: 'PACK', switch: true },
  });
  shop.door.connection.raw.exec(
    `UPDATE sales_order SET status = 'void', merged_into =
       (SELECT id FROM sales_order WHERE order_key = '10032') WHERE order_key = 'TYPO-1'`,
  );
  admin = await shop.cookieFor(shop.admin.userId, 'password');
});
afterAll(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});

async function get<Answer>(path: string, query: Record<string, string>): Promise<Answer> {
  const address = `${path}?${new URLSearchParams(query).toString()}`;
  const { status, json, text } = await shop.request('GET', address, { as: admin });
  expect(status, text).toBe(200);
  return json as Answer;
}
const numbersOf = (orders: readonly { orderNumber: string }[]): string[] =>
  orders.map(({ orderNumber }) => orderNumber).sort();
async function reported(query: Record<string, string>): Promise<string[]> {
  const { rows, totals } = await get<Profitability>(PATH, query);
  expect(totals.orders).toBe(rows.length);
  return numbersOf(rows);
}

describe('the orders of a report that a text names', () => {
  it.each([
    ['zurich', 2],
    ['ZURICH', 2],
    ['cafe', 2],
    ['ecrin', 1],
    ['fur ol', 1],
    ['nandu', 1],
    ['ωρα', 1],
    ['10327', 2],
    ['010327', 1],
    ['#10327', 1],
    ['#20001', 2],
    ['typo-1', 1],
    ['"golf"', 1],
    ['vienna', 0],
  ])('are those that searching for %j finds, over any days', async (q, count) => {
    const found = await get<{ orders: OrderSummary[] }>('/api/orders/search', { q, limit: '100' });
    expect(found.orders).toHaveLength(count);
    expect(await reported({ ...RANGES.all, q })).toEqual(numbersOf(found.orders));
    expect(await reported({ ...RANGES.year, q })).toEqual(numbersOf(found.orders));
    expect(await reported({ ...RANGES.before, q })).toEqual([]);
  });

  it.each([
    ['Zu', ['0010327', 'A-10327-B']],
    ['é', ['0010327', '20001', '#20001', 'A-10327-B']],
    ['ol', ['10032', '20001']],
    ['#7', ['#20001']],
    ['%', ['10032']],
  ])('are found by a short text, %j, too', async (q, expected) => {
    const numbers = (names: readonly string[]) =>
      numbersOf(names.map((name) => ({ orderNumber: name })));
    for (const range of [RANGES.all, RANGES.year]) {
      const found = await reported({ ...range, q });
      expect(found).toEqual(numbers(expected));
      const ofOne = { ...range, q, customer: 'Café Zürich' };
      const ofZurich = expected.filter((name) => name.includes('10327'));
      expect(await reported(ofOne)).toEqual(numbers(ofZurich));
    }
  });
});

describe('customers of a report', () => {
  it('are found by a part of the name, accents or not', async () => {
    const find = async (q: string) =>
      (await get<{ customers: string[] }>('/api/reports/customers', { q })).customers;
    expect(await find('zurich')).toEqual(['Café Zürich']);
    expect(await find('NÁNDU')).toEqual(['Ñandú "Golf" Club']);
    expect(await find('%')).toEqual([]);
  });
});
