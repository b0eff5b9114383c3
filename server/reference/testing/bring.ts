/** Test support: what an import does once the files are read, without the files. */
import type { ReferenceGroup } from '#schema/contract/reference.ts';
import type { TestShop } from '#server/testing/test-shop.ts';
import type { ReferenceItem } from '../erp/catalog-items.ts';
import type { ReferenceCustomer } from '../erp/customers.ts';
import type { ReferenceOrder } from '../erp/order.ts';
import { readGeneration } from '../generations.queries.ts';
import type { ImportRecord } from '../manifest-writes.ts';

export const TODAY = '2026-01-14';
let digests = 0;

export const recordOf = (
  group: ReferenceGroup,
  more: Partial<ImportRecord> = {},
): ImportRecord => ({
  group,
  fingerprint: 'test',
  files: [],
  rows: 0,
  added: 0,
  changed: 0,
  closed: 0,
  window: null,
  durationMs: 0,
  warnings: [],
  message: '',
  ...more,
});

/** Stages, and puts in force where it is told to. */
export function bringer(shop: TestShop) {
  const next = (group: ReferenceGroup): number => readGeneration(shop.reader, group).inForce + 1;
  const chunkOf = (group: ReferenceGroup, rows: readonly unknown[]) => ({
    rows: JSON.stringify(rows),
    digest: `digest ${(digests += 1)}`,
    generation: next(group),
  });

  const stageCustomers = async (customers: ReferenceCustomer[]) => {
    const generation = next('customers');
    const chunk = chunkOf('customers', customers);
    const counts = await shop.execute('reference.stageCustomers', chunk);
    while ((await shop.execute('reference.stageNames', { generation })).more);
    return counts;
  };
  const stageOrders = (orders: ReferenceOrder[], today = TODAY) => {
    const chunk = chunkOf('orders', orders);
    return shop.execute('reference.stageOrders', { ...chunk, today });
  };
  const stageGone = (orderIds: number[]) =>
    shop.execute('reference.stageGone', chunkOf('orders', orderIds));
  const stageItems = (items: ReferenceItem[]) =>
    shop.execute('reference.stageItems', chunkOf('items', items));
  const flip = (group: ReferenceGroup) =>
    shop.execute('reference.flip', { ...recordOf(group), group, generation: next(group) });
  const fold = async (group: ReferenceGroup) => {
    while ((await shop.execute('reference.fold', { group })).more);
  };
  const putInForce = async (group: ReferenceGroup) => {
    if ((await flip(group)).more) await fold(group);
  };
  return {
    stageCustomers,
    stageOrders,
    stageGone,
    stageItems,
    flip,
    fold,
    putInForce,
    async customers(customers: ReferenceCustomer[]) {
      const counts = await stageCustomers(customers);
      await putInForce('customers');
      return counts;
    },
    async orders(orders: ReferenceOrder[], today = TODAY) {
      const counts = await stageOrders(orders, today);
      await putInForce('orders');
      return counts;
    },
  };
}
