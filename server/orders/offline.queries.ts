/**
 * The orders a tablet keeps for when it has no network: workable ones (neither void nor shipped)
 * that are new or were worked on lately, and those it worked on itself. What stress runs make is
 * left out. Days are plant days, both inclusive.
 */
import type { OfflineOrder } from '#schema/contract/orders.ts';
import { isFixtureOrder } from '#server/db/fixture-names.ts';
import { statement, type Builder, type Reader } from '#server/db/statements.ts';

export const MOST_OFFLINE_ORDERS = 2000;

const workable = (db: Builder) =>
  db
    .selectFrom('order_in_force as o')
    .leftJoin('customer_account as c', 'c.id', 'o.customer_id')
    .select([
      'o.id',
      'o.sort_date',
      'o.order_number',
      'c.name as customer_name',
      'o.description',
      'o.due_date',
    ])
    .where('o.status', 'in', ['open', 'hold'])
    .where((eb) => eb.not(isFixtureOrder('o.order_key')))
    .orderBy('o.sort_date', 'desc')
    .orderBy('o.id', 'desc')
    .limit(MOST_OFFLINE_ORDERS);

const workedOn = (db: Builder) =>
  db
    .selectFrom('work_session as w')
    .innerJoin('work_session_share as s', 's.session_id', 'w.id')
    .innerJoin('order_task as ot', 'ot.id', 's.order_task_id')
    .select('ot.order_id')
    .where('w.voided_at', 'is', null);

const recent = statement((db, p: { since: string }) =>
  workable(db).where('o.id', 'in', (eb) =>
    eb
      .selectFrom('sales_order as fresh')
      .select('fresh.id as order_id')
      .where('fresh.sort_date', '>=', p.since)
      .union(workedOn(db).where('w.business_day', '>=', p.since))
      .union(
        db
          .selectFrom('material_usage as m')
          .select('m.order_id')
          .where('m.business_day', '>=', p.since),
      ),
  ),
);
const ofDevice = statement((db, p: { deviceId: number; since: string }) =>
  workable(db).where(
    'o.id',
    'in',
    workedOn(db).where('w.device_id', '=', p.deviceId).where('w.business_day', '>=', p.since),
  ),
);

export type OfflineOrderRow = (typeof recent)['row'];

/** Newest first. Reads every session since that day: for the worker, not for the HTTP thread. */
export function listRecentOrders(reader: Reader, since: string): OfflineOrderRow[] {
  return reader.all(recent, { since });
}

/** What one tablet's people worked on, newest first. */
export function listOrdersOfDevice(
  reader: Reader,
  deviceId: number,
  since: string,
): OfflineOrderRow[] {
  return reader.all(ofDevice, { deviceId, since });
}

export function toOfflineOrder(row: OfflineOrderRow): OfflineOrder {
  return {
    orderNumber: row.order_number,
    customerName: row.customer_name ?? '',
    description: row.description,
    dueDate: row.due_date,
  };
}
