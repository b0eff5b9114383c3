import { describe, expect, it } from 'vitest';
import { scriptedApi } from '../testing/fixtures.ts';
import { createReports, csvAddress, orderCostQuestion } from './reports.ts';

describe('the report', () => {
  it('loads on from the cursor and keeps the totals of the first page', async () => {
    const first = {
      rows: [1],
      totals: { orders: 2 },
      bands: [1],
      customers: [],
      nextCursor: 'c/1',
    };
    const next = { rows: [2], totals: { orders: 9 }, bands: [], customers: [], nextCursor: null };
    const api = scriptedApi(first, next);
    const { profitability } = createReports(api);
    await profitability.load('q=a%26b&sort=marginPercent');
    await profitability.more();
    expect(api.asked.map(({ path }) => path)).toEqual([
      '/api/reports/order-profitability?q=a%26b&sort=marginPercent&limit=100',
      '/api/reports/order-profitability?q=a%26b&sort=marginPercent&limit=100&cursor=c%2F1',
    ]);
    expect(profitability.state.get().value).toEqual({ ...first, rows: [1, 2], nextCursor: null });
  });

  it('asks for one order in the same days, whatever its number looks like', () => {
    expect(orderCostQuestion('A/10 ?#', { preset: 'last-month' }, '2026-03-14')).toBe(
      'A%2F10%20%3F%23?from=2026-02-01&to=2026-02-28',
    );
  });

  it('downloads what is shown', () => {
    expect(csvAddress(new URLSearchParams({ q: 'a b' }))).toBe(
      '/api/reports/order-profitability.csv?q=a+b',
    );
  });
});
