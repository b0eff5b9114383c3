/**
 * Customers by what their orders earned. The orders are those worked on in the range; labor, burden
 * and material are the range's, revenue is the whole order's, as in Order Profitability. An order
 * without revenue adds its cost, and is counted beside.
 */
import { marginPercent } from '#schema/rules/money.ts';
import { daysOf } from '#server/costing/rollups.queries.ts';
import type { Reader } from '#server/db/statements.ts';
import { readReportSettings } from '#server/settings/report-settings.queries.ts';
import { sumOf } from '../groups.ts';
import { listCustomerCosts, type CustomerCost } from './customers.queries.ts';
import { drillTo } from './drill.ts';
import type { Question } from './question.ts';
import type { Line, Lines } from './table.ts';

const marginOf = (row: CustomerCost): number =>
  row.revenue_cents - row.labor_cents - row.burden_cents - row.material_cents;

export function customersByMargin(reader: Reader, { query }: Question): Lines<'customers'> {
  const customers = listCustomerCosts(reader, daysOf(query), readReportSettings(reader));
  const lines = customers.map((row): Line<'customers'> => ({
    id: row.customer ?? '',
    cells: {
      customer: row.customer,
      orders: row.orders,
      ordersWithoutRevenue: row.orders_without_revenue,
      laborMs: row.labor_ms,
      revenueCents: row.revenue_cents,
      laborCents: row.labor_cents,
      burdenCents: row.burden_cents,
      materialCents: row.material_cents,
      marginCents: marginOf(row),
      marginPercent: marginPercent(marginOf(row), row.revenue_cents),
    },
    drill: row.customer === null ? null : drillTo('reports', query, { customer: row.customer }),
  }));
  const revenueCents = sumOf(customers, (row) => row.revenue_cents);
  const marginCents = sumOf(customers, marginOf);
  return { lines, totals: { marginPercent: marginPercent(marginCents, revenueCents) } };
}
