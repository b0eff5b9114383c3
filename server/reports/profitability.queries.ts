/**
 * What orders cost in a range of plant days. Labor and material are the range's, revenue is the
 * whole order's; open sessions count nothing yet. Margin = revenue − labor − material. What stress
 * runs made is left out: their orders, and their people's work wherever it is.
 */
import { sql } from 'kysely';
import type { ProfitabilityFilter } from '#schema/contract/reports.ts';
import type { OrderStatus } from '#schema/contract/orders.ts';
import { fixturePeople, isFixtureOrder } from '#server/db/fixture-names.ts';
import { build, type Reader } from '#server/db/statements.ts';

export interface CostRow {
  order_id: number;
  order_number: string;
  customer_name: string | null;
  description: string;
  status: OrderStatus;
  due_date: string | null;
  revenue_cents: number | null;
  labor_ms: number;
  labor_cents: number;
  material_cents: number;
  /** Closed sessions in the range whose cost is unknown for want of a rate. */
  rate_missing: number;
}

export interface Days {
  from: string;
  to: string;
}

const FIRST_DAY = '0000-01-01';
const LAST_DAY = '9999-12-31';

/** The range with its open ends closed. */
export function daysOf(filter: { from?: string | undefined; to?: string | undefined }): Days {
  return { from: filter.from ?? FIRST_DAY, to: filter.to ?? LAST_DAY };
}

const laborByOrder = ({ from, to }: Days) =>
  build
    .selectFrom('work_session as w')
    .innerJoin('work_session_share as s', 's.session_id', 'w.id')
    .innerJoin('order_task as ot', 'ot.id', 's.order_task_id')
    .select((eb) => [
      'ot.order_id',
      eb.fn.sum<number>('s.duration_ms').as('labor_ms'),
      eb.fn.coalesce(eb.fn.sum<number>('s.labor_cents'), eb.lit(0)).as('labor_cents'),
      sql<number>`sum(s.labor_cents IS NULL)`.as('rate_missing'),
    ])
    .where('w.ended_at', 'is not', null)
    .where('w.user_id', 'not in', fixturePeople())
    .where('w.business_day', '>=', from)
    .where('w.business_day', '<=', to)
    .groupBy('ot.order_id');

const materialByOrder = ({ from, to }: Days) =>
  build
    .selectFrom('material_usage as m')
    .select((eb) => ['m.order_id', eb.fn.sum<number>('m.cost_cents').as('material_cents')])
    .where('m.user_id', 'not in', fixturePeople())
    .where('m.business_day', '>=', from)
    .where('m.business_day', '<=', to)
    .groupBy('m.order_id');

/** Text as it stands in a LIKE pattern, with the pattern's own characters taken literally. */
function likeText(text: string): string {
  return `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
}

/** Every order with labor or material in the range that fits customer and search. */
export function listOrderCosts(
  reader: Reader,
  days: Days,
  filter: Pick<ProfitabilityFilter, 'customer' | 'q'> & { orderKey?: string },
): CostRow[] {
  let query = build
    .with('labor', () => laborByOrder(days))
    .with('material', () => materialByOrder(days))
    .selectFrom('sales_order as o')
    .leftJoin('customer_account as c', 'c.id', 'o.customer_id')
    .leftJoin('labor as l', 'l.order_id', 'o.id')
    .leftJoin('material as m', 'm.order_id', 'o.id')
    .select((eb) => [
      'o.id as order_id',
      'o.order_number',
      'c.name as customer_name',
      'o.description',
      'o.status',
      'o.due_date',
      'o.revenue_cents',
      eb.fn.coalesce('l.labor_ms', eb.lit(0)).as('labor_ms'),
      eb.fn.coalesce('l.labor_cents', eb.lit(0)).as('labor_cents'),
      eb.fn.coalesce('m.material_cents', eb.lit(0)).as('material_cents'),
      eb.fn.coalesce('l.rate_missing', eb.lit(0)).as('rate_missing'),
    ])
    .where((eb) =>
      filter.orderKey === undefined
        ? eb.or([eb('l.order_id', 'is not', null), eb('m.order_id', 'is not', null)])
        : eb('o.order_key', '=', filter.orderKey),
    )
    .where((eb) => eb.not(isFixtureOrder('o.order_key')));
  if (filter.customer !== undefined && filter.customer !== '') {
    query = query.where('c.name', '=', filter.customer);
  }
  const q = filter.q?.trim() ?? '';
  if (q !== '') {
    const pattern = likeText(q);
    query = query.where(
      sql<boolean>`(o.order_number LIKE ${pattern} ESCAPE '\\' OR c.name LIKE ${pattern} ESCAPE '\\' OR o.description LIKE ${pattern} ESCAPE '\\')`,
    );
  }
  return reader.all(query);
}

/** Hours and cost on no order in the range: beside the orders, never spread over them. */
export function sumIndirect(reader: Reader, { from, to }: Days): { ms: number; cents: number } {
  const row = reader.get(
    build
      .selectFrom('work_session as w')
      .innerJoin('work_session_share as s', 's.session_id', 'w.id')
      .select((eb) => [
        eb.fn.coalesce(eb.fn.sum<number>('s.duration_ms'), eb.lit(0)).as('ms'),
        eb.fn.coalesce(eb.fn.sum<number>('s.labor_cents'), eb.lit(0)).as('cents'),
      ])
      .where('s.order_task_id', 'is', null)
      .where('w.user_id', 'not in', fixturePeople())
      .where('w.ended_at', 'is not', null)
      .where('w.business_day', '>=', from)
      .where('w.business_day', '<=', to),
  );
  return { ms: row?.ms ?? 0, cents: row?.cents ?? 0 };
}

/** Which of these orders have cost on days outside the range, and which have work running. */
export function listOrderFlags(reader: Reader, orderIds: readonly number[], { from, to }: Days) {
  const ids = [...orderIds];
  const outside = reader.all(
    build
      .selectFrom('order_task as ot')
      .innerJoin('work_session_share as s', 's.order_task_id', 'ot.id')
      .innerJoin('work_session as w', 'w.id', 's.session_id')
      .select('ot.order_id')
      .distinct()
      .where('ot.order_id', 'in', ids)
      .where('w.ended_at', 'is not', null)
      .where('w.user_id', 'not in', fixturePeople())
      .where((eb) => eb.or([eb('w.business_day', '<', from), eb('w.business_day', '>', to)])),
  );
  const materialOutside = reader.all(
    build
      .selectFrom('material_usage as m')
      .select('m.order_id')
      .distinct()
      .where('m.order_id', 'in', ids)
      .where('m.user_id', 'not in', fixturePeople())
      .where((eb) => eb.or([eb('m.business_day', '<', from), eb('m.business_day', '>', to)])),
  );
  const running = reader.all(
    build
      .selectFrom('work_session as w')
      .innerJoin('work_session_share as s', 's.session_id', 'w.id')
      .innerJoin('order_task as ot', 'ot.id', 's.order_task_id')
      .select('ot.order_id')
      .distinct()
      .where('w.ended_at', 'is', null)
      .where('w.voided_at', 'is', null)
      .where('w.user_id', 'not in', fixturePeople())
      .where('ot.order_id', 'in', ids),
  );
  return {
    outside: new Set([...outside, ...materialOutside].map((row) => row.order_id)),
    running: new Set(running.map((row) => row.order_id)),
  };
}
