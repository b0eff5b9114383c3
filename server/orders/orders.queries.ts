import type { Order, TaskType } from '#schema/contract/orders.ts';
import { orderKey } from '#schema/rules/order-number.ts';
import { AppError } from '#server/app-error.ts';
import { statement, type Reader } from '#server/db/statements.ts';
import { summaryColumns, toSummary } from './search.queries.ts';

const byKey = statement((db, p: { key: string }) =>
  db
    .selectFrom('sales_order as o')
    .leftJoin('customer_account as c', 'c.id', 'o.customer_id')
    .select([...summaryColumns, 'o.id', 'o.revenue_cents'])
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
const activeTaskTypes = statement((db, _p: object) =>
  db
    .selectFrom('task_type')
    .select(['code', 'name', 'kind', 'icon', 'hue'])
    .where('is_active', '=', 1)
    .orderBy('sort_order')
    .orderBy('name'),
);
const taskTypeByCode = statement((db, p: { code: string }) =>
  db
    .selectFrom('task_type')
    .select(['id', 'code', 'name', 'kind'])
    .where('code', '=', p.code)
    .where('is_active', '=', 1),
);
const anyTaskType = statement((db, p: { code: string }) =>
  db
    .selectFrom('task_type')
    .select(['code', 'name', 'kind', 'icon', 'hue'])
    .where('code', '=', p.code),
);
const orderRowByKey = statement((db, p: { key: string }) =>
  db
    .selectFrom('sales_order')
    .select(['id', 'order_number', 'status'])
    .where('order_key', '=', p.key),
);

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
  };
}

/** What a command needs to know of an order. */
export function findOrderRow(reader: Reader, orderNumber: string) {
  return reader.get(orderRowByKey, { key: orderKey(orderNumber) });
}

export function listTaskTypes(reader: Reader): TaskType[] {
  return reader.all(activeTaskTypes, {});
}

/** A task type whether it is on the tablets or not. @throws AppError `not_found`. */
export function getTaskType(reader: Reader, code: string): TaskType {
  const found = reader.get(anyTaskType, { code });
  if (!found) throw new AppError('not_found', `There is no task ${code}.`);
  return found;
}

export function findTaskType(reader: Reader, code: string) {
  return reader.get(taskTypeByCode, { code });
}
