/**
 * Material used on an order. The unit cost of that moment is frozen on the row; a return is a
 * negative quantity, and costs exactly what the usage it takes back cost. No more of a material
 * comes back from an order than was logged on it.
 */
import type { MaterialUsage, NewMaterialUsage } from '#schema/contract/materials.ts';
import { materialCostCents } from '#schema/rules/money.ts';
import { uuid7 } from '#schema/rules/uuid7.ts';
import { AppError } from '#server/app-error.ts';
import { requireOpenPeriod } from '#server/periods/closed-weeks.ts';
import { statement } from '#server/db/statements.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import { readSettings } from '#server/settings/settings.queries.ts';
import { tapTime } from '#server/sessions/tap-time.ts';
import { defineCommand, type Tx } from '#server/writer/command.ts';
import { findMaterial, findUsage, netOnOrder } from './materials.queries.ts';
import { getUsedOn, insertUsage } from './usage-writes.ts';

const loggedUnder = statement((db, p: { sourceKey: string }) =>
  db.selectFrom('material_usage').select('public_id').where('source_key', '=', p.sourceKey),
);
/** The order task the person is on the clock with, when it is one of this order. */
const openTaskOn = statement((db, p: { userId: number; orderId: number }) =>
  db
    .selectFrom('work_session as w')
    .innerJoin('work_session_share as s', 's.session_id', 'w.id')
    .innerJoin('order_task as ot', 'ot.id', 's.order_task_id')
    .select('ot.id')
    .where('w.user_id', '=', p.userId)
    .where('w.ended_at', 'is', null)
    .where('w.voided_at', 'is', null)
    .where('ot.order_id', '=', p.orderId),
);

/** @throws AppError `return_too_large` when less of it is on the order than comes back. */
function requireLogged(
  tx: Tx,
  returned: number,
  material: { id: number; name: string; unit: string },
  order: { id: number; order_number: string },
): void {
  const net = netOnOrder(tx, order.id, material.id);
  if (returned <= net) return;
  const logged =
    net > 0
      ? `Only ${net / 1000} ${material.unit} of ${material.name} are logged on order ${order.order_number}`
      : `No ${material.name} is logged on order ${order.order_number}`;
  throw new AppError(
    'return_too_large',
    `${logged}, so ${returned / 1000} ${material.unit} cannot come back. Look at the quantity and the order.`,
    { errors: [{ field: 'quantity', message: 'is more than was logged on this order' }] },
  );
}

export const logMaterial = defineCommand({
  name: 'materials.log',
  right: 'operator',
  recall(tx) {
    const logged = tx.get(loggedUnder, { sourceKey: tx.sourceKey });
    const materialUsage = logged && findUsage(tx, logged.public_id);
    return materialUsage && { materialUsage };
  },
  run(tx, input: NewMaterialUsage): { materialUsage: MaterialUsage } {
    const { user } = tx;
    const at = tapTime(tx);
    const order = getUsedOn(tx, input.orderNumber);
    const material = findMaterial(tx, input.materialCode);
    if (!material) {
      throw new AppError('material_unknown', `There is no material ${input.materialCode}.`);
    }
    const day = plantCalendar(readSettings(tx).plantTimeZone).dayOf(at);
    requireOpenPeriod(tx, user.id, day);
    const quantity = Math.round(input.quantity * 1000);
    if (quantity < 0) requireLogged(tx, -quantity, material, order);
    const publicId = input.id ?? uuid7(tx.now);
    const orderTaskId = tx.get(openTaskOn, { userId: user.id, orderId: order.id })?.id ?? null;
    const costCents = materialCostCents(quantity, material.unit_cost_cents);
    const { lastId } = tx.run(insertUsage, {
      public_id: publicId,
      order_id: order.id,
      order_task_id: orderTaskId,
      user_id: user.id,
      device_id: tx.deviceId,
      material_id: material.id,
      quantity_thousandths: quantity,
      unit_cost_cents: material.unit_cost_cents,
      cost_cents: costCents,
      business_day: day,
      used_at: at,
      received_at: tx.now,
      source_key: tx.sourceKey,
    });
    tx.change(null, { materialUsageId: lastId, orderId: order.id, quantity, costCents });
    tx.emit({ kind: 'material', userId: user.id });
    const materialUsage = findUsage(tx, publicId);
    if (!materialUsage) throw new Error(`The material usage ${publicId} just written is not there`);
    return { materialUsage };
  },
});
