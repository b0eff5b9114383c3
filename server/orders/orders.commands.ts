/**
 * Orders that the office types in before the ERP knows them. Their numbers are compared like all
 * others, so the import later fills the same order instead of making a second one.
 */
import type { NewOrder } from '#schema/contract/orders.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import { readSettings } from '#server/settings/settings.queries.ts';
import { defineCommand } from '#server/writer/command.ts';
import { addOrder, customerIdByName } from './order-writes.ts';

export const createOrder = defineCommand({
  name: 'orders.create',
  right: 'admin',
  run(tx, input: NewOrder) {
    const orderId = addOrder(tx, {
      orderNumber: input.orderNumber,
      customerId: customerIdByName(tx, input.customerName),
      description: input.description ?? '',
      dueDate: input.dueDate ?? null,
      revenueCents: input.revenueCents ?? null,
      source: 'office',
      day: plantCalendar(readSettings(tx).plantTimeZone).dayOf(tx.now),
    });
    tx.change(null, { orderId, revenueCents: input.revenueCents ?? null });
    return { orderNumber: input.orderNumber };
  },
});
