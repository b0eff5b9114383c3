import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  MarginBand,
  Profitability,
  ProfitabilityMonth,
  ProfitabilityPictures,
} from '#schema/contract/reports.ts';
import { openMonth, type Month } from './testing/month.ts';

const PATH = '/api/reports/order-profitability';
const RANGES = ['', 'from=2026-01-01&to=2026-12-31', 'from=2026-02-01&to=2026-02-28', 'q=101'];

let month: Month;
beforeEach(async () => {
  month = await openMonth();
});
afterEach(async () => {
  expect(month.shop.unexpected).toEqual([]);
  await month.close();
});

async function ask<Answer>(path: string): Promise<Answer> {
  const { status, json, text } = await month.shop.request('GET', path, { as: month.admin });
  expect(status, text).toBe(200);
  return json as Answer;
}
const report = (range: string) => ask<Profitability>(`${PATH}?${range}`);
const pictures = (range: string) => ask<ProfitabilityPictures>(`${PATH}/pictures?${range}`);
const setRevenue = (orderNumber: string, cents: number) =>
  month.shop.door.connection.raw
    .prepare('UPDATE sales_order SET revenue_cents = ? WHERE order_number = ?')
    .run(cents, orderNumber);
const setBurden = (burdenBasisPoints: number) =>
  month.shop.request('PATCH', '/api/settings', {
    as: month.admin,
    body: { burdenBasisPoints },
  });

describe('the bands of margin', () => {
  const below0 = (bands: MarginBand[]) =>
    bands
      .filter(({ toPercent }) => toPercent !== null && toPercent <= 0)
      .reduce((sum, { orders }) => sum + orders, 0);

  it.each([0, 2500])('hold an order that lost a cent below 0, with burden %j', async (burden) => {
    await setBurden(burden);
    setRevenue('103', 5000);
    for (const lost of [1, 0, -1]) {
      setRevenue('101', 6691 + Math.round((6025 * burden) / 10_000) - lost);
      for (const range of RANGES) {
        const { rows, totals } = await report(range);
        const [row] = rows.filter(({ orderNumber }) => orderNumber === '101');
        expect([row?.marginCents, row?.marginPercent]).toEqual([-lost + 0, 0]);
        const { bands } = await pictures(range);
        expect(below0(bands), `${range} ${lost}`).toBe(totals.losingOrders);
        expect(bands.reduce((sum, { orders }) => sum + orders, 0)).toBe(range === 'q=101' ? 1 : 4);
      }
    }
  });
});

describe('the months', () => {
  it('add up to the totals to the cent', async () => {
    // A third of the cost in each of three months leaves thirds of a cent of revenue.
    month.shop.door.connection.raw.exec(`
      UPDATE material_usage SET business_day = '2026-04-01', unit_cost_cents = 333, cost_cents = 2350
        WHERE order_id = (SELECT id FROM sales_order WHERE order_number = '104');
      UPDATE material_usage SET order_id = (SELECT id FROM sales_order WHERE order_number = '9')
        WHERE business_day = '2026-04-01';
      UPDATE work_session SET business_day = '2026-03-01' WHERE business_day = '2026-01-20';
      UPDATE work_session_share SET labor_cents = 2350 WHERE labor_cents = 4700;
    `);
    for (const revenue of [1000, 1001, 2, 100]) {
      setRevenue('9', revenue);
      for (const [burden, query] of [
        [0, 'q=9'],
        [0, 'customer=Bolt%20Works'],
        [333, 'q=9'],
      ] as const) {
        await setBurden(burden);
        const { totals } = await report(query);
        const { months } = await pictures(query);
        expect(months).toHaveLength(3);
        for (const figure of [
          'revenueCents',
          'laborCents',
          'burdenCents',
          'materialCents',
          'marginCents',
        ] as const) {
          const sum = months.reduce((all, one: ProfitabilityMonth) => all + (one[figure] ?? 0), 0);
          expect(sum, `${figure} of ${revenue}`).toBe(totals[figure]);
        }
      }
    }
  });
});
