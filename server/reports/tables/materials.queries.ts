/** Material by what it is, or by what it is and the order it went into; a return is negative. */
import { sql } from 'kysely';
import { fixturePeople, isFixtureOrder } from '#server/db/fixture-names.ts';
import { build, type Reader } from '#server/db/statements.ts';
import type { Days } from '#server/costing/rollups.queries.ts';

const figures = [
  sql<number>`count(*)`.as('usages'),
  sql<number>`sum(max(m.quantity_thousandths, 0))`.as('used_thousandths'),
  sql<number>`-sum(min(m.quantity_thousandths, 0))`.as('returned_thousandths'),
  sql<number>`sum(m.quantity_thousandths)`.as('net_thousandths'),
  sql<number>`sum(-m.cost_cents * (m.quantity_thousandths < 0))`.as('returned_cents'),
  sql<number>`sum(m.cost_cents)`.as('cost_cents'),
] as const;

const usagesIn = ({ from, to }: Days) =>
  build
    .selectFrom('material_usage as m')
    .innerJoin('material as a', 'a.id', 'm.material_id')
    .innerJoin('sales_order as o', 'o.id', 'm.order_id')
    .select(['a.code', 'a.name as material_name', 'a.unit', ...figures])
    .where('m.business_day', '>=', from)
    .where('m.business_day', '<=', to)
    .where('m.user_id', 'not in', fixturePeople())
    .where((eb) => eb.not(isFixtureOrder('o.order_key')));

export function listMaterials(reader: Reader, days: Days) {
  return reader.all(
    usagesIn(days)
      .select((eb) => eb.fn.count<number>('m.order_id').distinct().as('orders'))
      .groupBy('a.id'),
  );
}

export function listMaterialOrders(
  reader: Reader,
  days: Days,
  { material, customer }: { material: string; customer?: string | undefined },
) {
  let select = usagesIn(days)
    .leftJoin('customer_account as c', 'c.id', 'o.customer_id')
    .select(['o.order_number', 'c.name as customer_name'])
    .where('a.code', '=', material)
    .groupBy(['a.id', 'o.id']);
  if (customer !== undefined) select = select.where('c.name', '=', customer);
  return reader.all(select);
}
