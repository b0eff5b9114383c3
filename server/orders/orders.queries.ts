import { sql } from 'kysely';
import type { Order, TaskType } from '#schema/contract/orders.ts';
import { orderKey } from '#schema/rules/order-number.ts';
import { AppError } from '#server/app-error.ts';
import { toChanged } from '#server/db/changed.ts';
import { statement, type Builder, type Reader } from '#server/db/statements.ts';
import { summaryColumns, toSummary } from './search.queries.ts';

/**
 * The number of the order that one was merged into. Asked for by its id alone: joined beside
 * another, the view would be gone through whole.
 */
const mergedInto = (db: Builder) =>
  db
    .selectFrom('order_in_force as m')
    .select('m.order_number')
    .where('m.id', '=', sql.ref<number>('t.merged_into'))
    .as('merged_into');

const byKey = statement((db, p: { key: string }) =>
  db
    .selectFrom('order_in_force as o')
    .leftJoin('customer_account as c', 'c.id', 'o.customer_id')
    .innerJoin('sales_order as t', 't.id', 'o.id')
    .select([...summaryColumns, 'o.id', 'o.revenue_cents', mergedInto(db)])
    .where('o.order_key', '=', p.key),
);
const usedTaskTypes = statement((db, p: { orderId: number }) =>
  db
    .selectFrom('order_task as ot')
    .innerJoin('task_type as t', 't.id', 'ot.task_type_id')
    .select('t.code')
    .where('ot.order_id', '=', p.orderId)
    .where('t.is_active', '=', 1)
    // A start that was undone made the order task all the same.
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('work_session_share as s')
          .innerJoin('work_session as w', 'w.id', 's.session_id')
          .select('s.id')
          .whereRef('s.order_task_id', '=', 'ot.id')
          .where('w.voided_at', 'is', null),
      ),
    )
    .orderBy('ot.id', 'desc'),
);
const selectTaskTypes = (db: Builder) =>
  db
    .selectFrom('task_type as t')
    .leftJoin('app_user as u', 'u.id', 't.changed_by')
    .select(['t.code', 't.name', 't.kind', 't.icon', 't.hue'])
    .select(['t.version', 't.changed_at', 't.changed_by', 'u.display_name as changed_by_name']);
const activeTaskTypes = statement((db, _p: object) =>
  selectTaskTypes(db).where('t.is_active', '=', 1).orderBy('t.sort_order').orderBy('t.name'),
);
const taskTypeByCode = statement((db, p: { code: string }) =>
  db
    .selectFrom('task_type')
    .select(['id', 'code', 'name', 'kind'])
    .where('code', '=', p.code)
    .where('is_active', '=', 1),
);
const anyTaskType = statement((db, p: { code: string }) =>
  selectTaskTypes(db).where('t.code', '=', p.code),
);

const toTaskType = ({
  code,
  name,
  kind,
  icon,
  hue,
  ...row
}: (typeof anyTaskType)['row']): TaskType => ({
  ...{ code, name, kind, icon, hue },
  version: row.version,
  changed: toChanged(row),
});
const orderRowByKey = statement((db, p: { key: string }) =>
  db
    .selectFrom('order_in_force')
    .select(['id', 'order_number', 'status'])
    .where('order_key', '=', p.key),
);
const mergedIntoById = statement((db, p: { id: number }) =>
  db.selectFrom('sales_order as t').select(mergedInto(db)).where('t.id', '=', p.id),
);
export type OrderRow = (typeof orderRowByKey)['row'];

/** One order with what it sells for, which only admins see. */
export function findOrder(
  reader: Reader,
  orderNumber: string,
  seesMoney: boolean,
): Order | undefined {
  const row = reader.get(byKey, { key: orderKey(orderNumber) });
  if (!row) return undefined;
  return {
    ...toSummary(row),
    revenueCents: seesMoney ? row.revenue_cents : null,
    usedTaskTypes: reader.all(usedTaskTypes, { orderId: row.id }).map(({ code }) => code),
    mergedInto: row.merged_into,
  };
}

/** The number of the order that this one was merged into; null when it was not. */
export const findMergedInto = (reader: Reader, id: number): string | null =>
  reader.get(mergedIntoById, { id })?.merged_into ?? null;

/** What a command needs to know of an order. */
export function findOrderRow(reader: Reader, orderNumber: string): OrderRow | undefined {
  return reader.get(orderRowByKey, { key: orderKey(orderNumber) });
}

export function listTaskTypes(reader: Reader): TaskType[] {
  return reader.all(activeTaskTypes, {}).map(toTaskType);
}

/** A task type whether it is on the tablets or not. @throws AppError `not_found`. */
export function getTaskType(reader: Reader, code: string): TaskType {
  const found = reader.get(anyTaskType, { code });
  if (!found) throw new AppError('not_found', `There is no task ${code}.`);
  return toTaskType(found);
}

export function findTaskType(reader: Reader, code: string) {
  return reader.get(taskTypeByCode, { code });
}
