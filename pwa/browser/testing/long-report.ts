/** Order Profitability of a shop with so many orders, answered without a database. */
import type { Page } from 'playwright-core';
import type {
  Profitability,
  ProfitabilityRow,
  ProfitabilityTotals,
} from '#schema/contract/reports.ts';

export interface LongReport {
  /** Offsets of the pages asked for, in their order. */
  offsets: number[];
}

/** The order at a place of the list, from 0 on. */
export const numberAt = (place: number): string => String(100_000 + place);

export async function pretendLongReport(
  page: Page,
  orders: number,
  sums: Partial<ProfitabilityTotals> = {},
  rowAt: (place: number) => Partial<ProfitabilityRow> = () => ({}),
): Promise<LongReport> {
  const offsets: number[] = [];
  await page.route(/\/api\/reports\/order-profitability\?/, async (route) => {
    const query = new URL(route.request().url()).searchParams;
    const offset = Number(query.get('offset') ?? 0);
    const length = Math.max(0, Math.min(Number(query.get('limit')), orders - offset));
    offsets.push(offset);
    const rows = Array.from({ length }, (_, index) => ({
      ...row(offset + index),
      ...rowAt(offset + index),
    }));
    await route.fulfill({ json: answer(rows, { orders, ...sums }) });
  });
  return { offsets };
}

function row(place: number): ProfitabilityRow {
  const revenueCents = 100_000;
  const laborCents = 150_000 - place;
  return {
    orderNumber: numberAt(place),
    customerName: `Customer ${place % 97}`,
    description: 'Sixty plaques',
    status: place % 2 === 0 ? 'shipped' : 'open',
    dueDate: null,
    revenueCents,
    laborMs: 3_600_000 + place,
    estimateMs: 3_600_000,
    laborCents,
    burdenCents: 0,
    materialCents: 0,
    marginCents: revenueCents - laborCents,
    marginPercent: Math.round(((revenueCents - laborCents) / revenueCents) * 1000) / 10,
    confidence: {
      measuredMs: 3_600_000 + place,
      estimatedMs: 0,
      correctedMs: 0,
      unverifiedMs: 0,
    },
    flags: [],
  };
}

function answer(
  rows: ProfitabilityRow[],
  sums: Partial<ProfitabilityTotals> & { orders: number },
): Profitability {
  const totals = {
    losingOrders: 0,
    losingWithoutRevenue: 0,
    revenueCents: 0,
    laborMs: 0,
    laborCents: 0,
    burdenCents: 0,
    materialCents: 0,
    marginCents: 0,
    marginPercent: null,
    indirectMs: 0,
    indirectCents: 0,
    ...sums,
  };
  return { rows, totals, customers: [], nextCursor: null };
}
