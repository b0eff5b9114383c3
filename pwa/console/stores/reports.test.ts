import { describe, expect, it } from 'vitest';
import { scriptedApi } from '../testing/fixtures.ts';
import { rowAt } from './long-list.ts';
import { createReports, fileAddress, knownRow, orderCostQuestion } from './reports.ts';

describe('the report', () => {
  it('asks for the rows somebody looks at, by their place in the list', async () => {
    const page = (row: number) => ({ rows: [row], totals: { orders: 450 }, nextCursor: null });
    const api = scriptedApi(page(0), page(200), page(400));
    const { profitability } = createReports(api);
    await profitability.load('q=a%26b&sort=marginPercent');
    await profitability.fill(450);
    const asked = '/api/reports/order-profitability?q=a%26b&sort=marginPercent&limit=200';
    expect(api.asked.map(({ path }) => path)).toEqual([
      asked,
      `${asked}&offset=200`,
      `${asked}&offset=400`,
    ]);
    const list = profitability.state.get().value!;
    expect([list.count, rowAt(list, 0), rowAt(list, 400)]).toEqual([450, 0, 400]);
  });

  it('reads the list anew when the open order says something else than its row', async () => {
    const row = (orderNumber: string, laborCents: number) => ({
      ...{ orderNumber, laborCents, confidence: { measuredMs: 1, correctedMs: 0 } },
    });
    const page = (laborCents: number) => ({
      ...{ rows: [row('7', laborCents), row('8', 5)], nextCursor: null },
      totals: { orders: 2, laborCents: laborCents + 5 },
    });
    const api = scriptedApi(
      ...[page(100), {}, { row: row('7', 100) }],
      ...[{ row: row('7', 90) }, page(90), {}],
    );
    const reports = createReports(api);
    await reports.profitability.load('q=7');
    await reports.pictures.load('q=7');
    await reports.orderCost.load('7?');
    expect(api.asked).toHaveLength(3);
    await reports.orderCost.load('7?', true);
    await expect.poll(() => api.asked.length).toBe(6);
    const list = '/api/reports/order-profitability?q=7&limit=200';
    const pictures = '/api/reports/order-profitability/pictures?q=7';
    expect(api.asked.map(({ path }) => path).slice(-2)).toEqual([list, pictures]);
    const { value } = reports.profitability.state.get();
    expect(value?.answer.totals.laborCents).toBe(95);
    expect(knownRow(value!, '7')?.laborCents).toBe(90);
  });

  it('is read anew with its order, the pictures only when the sums changed', async () => {
    const page = { rows: [], totals: { orders: 0 }, nextCursor: null };
    const api = scriptedApi(page, {}, page);
    const reports = createReports(api);
    await reports.profitability.load('q=7');
    await reports.pictures.load('q=7');
    await reports.refresh();
    expect(api.asked).toHaveLength(3);
  });

  it('asks for one order in the same days, whatever its number looks like', () => {
    expect(orderCostQuestion('A/10 ?#', { preset: 'last-month' }, '2026-03-14')).toBe(
      'A%2F10%20%3F%23?from=2026-02-01&to=2026-02-28',
    );
  });

  it('asks for customers by what is typed, whatever that is', async () => {
    const api = scriptedApi({ customers: ['A & B'] });
    const { customers } = createReports(api);
    await customers.load('a & b?');
    expect(api.asked[0]?.path).toBe('/api/reports/customers?q=a+%26+b%3F');
    expect(customers.state.get().value).toEqual(['A & B']);
  });

  it('downloads what is shown', () => {
    const question = new URLSearchParams({ q: 'a b' });
    expect(fileAddress('csv', question)).toBe('/api/reports/order-profitability.csv?q=a+b');
    expect(fileAddress('xlsx', question)).toBe('/api/reports/order-profitability.xlsx?q=a+b');
  });
});
