/**
 * Customers by what their orders cost in a range of plant days, from the roll-ups. Burden is a
 * share of labor, rounded half up for each order, as in Order Profitability.
 */
import { sql } from 'kysely';
import type { CostSettings } from '#schema/contract/report-settings.ts';
import { ordersIn, type Days } from '#server/costing/rollups.queries.ts';
import { build, type Reader } from '#server/db/statements.ts';
import { burdenOf } from '../order-selection.ts';

export interface CustomerCost {
  /** Null for orders typed on the floor that the import has not filled yet. */
  customer: string | null;
  orders: number;
  orders_without_revenue: number;
  labor_ms: number;
  revenue_cents: number;
  labor_cents: number;
  burden_cents: number;
  material_cents: number;
}

export function listCustomerCosts(
  reader: Reader,
  days: Days,
  settings: CostSettings,
): CustomerCost[] {
  return reader.all(
    build
      .selectFrom(ordersIn(days).as('f'))
      .leftJoin('customer_account as c', 'c.id', 'f.customer_id')
      .select([
        'c.name as customer',
        sql<number>`count(*)`.as('orders'),
        sql<number>`sum(f.revenue_cents IS NULL)`.as('orders_without_revenue'),
        sql<number>`sum(f.labor_ms)`.as('labor_ms'),
        sql<number>`coalesce(sum(f.revenue_cents), 0)`.as('revenue_cents'),
        sql<number>`sum(f.labor_cents)`.as('labor_cents'),
        sql<number>`sum(${burdenOf(sql`f.labor_cents`, settings)})`.as('burden_cents'),
        sql<number>`sum(f.material_cents)`.as('material_cents'),
      ])
      .groupBy('c.name'),
  );
}
