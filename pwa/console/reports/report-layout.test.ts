import { describe, expect, it } from 'vitest';
import type { ProfitabilityTotals } from '#schema/contract/reports.ts';
import { figureColumns } from './report-columns.ts';
import { layOutReport } from './report-layout.ts';

const small: ProfitabilityTotals = {
  orders: 145,
  losingOrders: 6,
  losingWithoutRevenue: 4,
  revenueCents: 28_409_735,
  laborMs: 11_080_000_000,
  laborCents: 6_889_189,
  burdenCents: 0,
  materialCents: 5_990_527,
  marginCents: 15_530_019,
  marginPercent: 54.7,
  indirectMs: 0,
  indirectCents: 0,
};
const huge: ProfitabilityTotals = {
  ...small,
  orders: 1_234_567,
  revenueCents: 123_456_789_012,
  laborCents: 98_765_432_109,
  burdenCents: 24_691_358_027,
  materialCents: 12_345_678_901,
  marginCents: -12_345_680_025,
};
const lay = (totals: ProfitabilityTotals, widthRem: number, isNarrow = false) =>
  layOutReport(figureColumns(true, totals.burdenCents !== 0), totals, { widthRem, isNarrow });
const columns = (layout: ReturnType<typeof lay>) => layout.figures.map(({ column }) => column);

describe('the columns of the report', () => {
  it('stand at their ease where there is room', () => {
    expect(lay(small, 74)).toMatchObject({ isDense: false, scrolls: false, showsCustomer: true });
  });

  it('stand closer before anything else, and then all of them in a box that scrolls', () => {
    const calm = lay(small, 74);
    const dense = lay(small, calm.least - 1);
    expect(dense).toMatchObject({ isDense: true, scrolls: false });
    const scrolling = lay(small, dense.least - 1);
    expect(scrolling).toMatchObject({ isDense: true, scrolls: true });
    expect(columns(scrolling)).toEqual(columns(calm));
  });

  it('have room for ten digits and their cents, also where a row lost more than all earned', () => {
    const { widths } = lay(huge, 200);
    // Ten digits and the cents, a point, three commas, a sign: at 14 px some 8 rem.
    for (const column of ['revenueCents', 'laborCents'] as const) {
      expect(widths.get(column)).toBeGreaterThan(8.5);
    }
    expect(widths.get('marginCents')).toBeGreaterThan(widths.get('revenueCents') ?? 0);
    expect(lay(huge, 74).scrolls).toBe(true);
  });

  it('become fewer beside an open order, down to the order and its margin', () => {
    expect(columns(lay(small, 48, true))).toEqual([
      ...['revenueCents', 'laborMs', 'estimateMs', 'marginCents', 'marginPercent'],
    ]);
    const phone = lay(small, 22, true);
    expect(columns(phone)).toEqual(['marginCents', 'marginPercent']);
    expect(phone).toMatchObject({ scrolls: false, showsCustomer: false });
    expect(phone.widths.has('orderNumber')).toBe(false);
  });
});
