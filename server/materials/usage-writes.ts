/** What logging material and putting it right share. */
import { AppError } from '#server/app-error.ts';
import { insertion, type Reader } from '#server/db/statements.ts';
import { findOrderRow } from '#server/orders/orders.queries.ts';
import { requireWorkable } from '#server/orders/workable.ts';

export const insertUsage = insertion('material_usage', [
  'public_id',
  'order_id',
  'order_task_id',
  'user_id',
  'device_id',
  'material_id',
  'quantity_thousandths',
  'unit_cost_cents',
  'cost_cents',
  'business_day',
  'used_at',
  'received_at',
  'source_key',
]);

/** The order somebody used material on. @throws AppError `order_unknown`, `order_void` */
export function getUsedOn(reader: Reader, orderNumber: string) {
  const order = findOrderRow(reader, orderNumber);
  if (!order) throw new AppError('order_unknown', `Order ${orderNumber} is not in the list.`);
  requireWorkable(reader, order);
  return order;
}
