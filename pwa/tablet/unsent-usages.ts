/** The material that was logged here and that the server has not answered yet. */
import type { TapInput } from '#schema/contract/events.ts';
import type { Material, MaterialUsage } from '#schema/contract/materials.ts';
import { orderKey } from '#schema/rules/order-number.ts';
import type { Queued } from './outbox/queue.ts';

/** Like what the server lists, but for what it costs. */
export type UnsentUsage = Pick<
  MaterialUsage,
  'id' | 'materialName' | 'unit' | 'quantity' | 'user' | 'usedAt'
>;

interface Known {
  materials: readonly Material[];
  /** What the server told of the order: an answer may have been lost. */
  listed: readonly MaterialUsage[];
  nameOf: (userId: number) => string;
  /** The server's time at a moment of the device's clock, UTC ms. */
  onServerMs: (deviceMs: number) => number;
}

/** Of one order, latest first. */
export function unsentUsages(
  pending: readonly Queued[],
  orderNumber: string,
  { materials, listed, nameOf, onServerMs }: Known,
): UnsentUsage[] {
  const usages: UnsentUsage[] = [];
  for (const { event } of pending.map(({ tap }) => tap)) {
    if (event.command !== 'materials.log') continue;
    const input = event.input as TapInput<'materials.log'>;
    if (orderKey(input.orderNumber) !== orderKey(orderNumber)) continue;
    const id = input.id ?? event.key;
    if (listed.some((usage) => usage.id === id)) continue;
    const material = materials.find(({ code }) => code === input.materialCode);
    usages.push({
      ...{ id, quantity: input.quantity },
      materialName: material?.name ?? input.materialCode,
      unit: material?.unit ?? '',
      user: { id: event.userId, displayName: nameOf(event.userId) },
      usedAt: new Date(onServerMs(Date.parse(event.occurredAt))).toISOString(),
    });
  }
  return usages.reverse();
}
