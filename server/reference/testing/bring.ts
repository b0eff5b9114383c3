/** Test support: what an import does once the files are read, without the files. */
import type { ReferenceGroup } from '#schema/contract/reference.ts';
import type { TestShop } from '#server/testing/test-shop.ts';
import type { ReferenceItem } from '../erp/catalog-items.ts';
import type { ReferenceCustomer } from '../erp/customers.ts';
import type { ReferenceOrder } from '../erp/order.ts';
import { readGeneration } from '../generations.queries.ts';
import { emptyRecord } from '../manifest-writes.ts';

const TODAY = '2026-01-14';
/** An order as the ERP says it. */
export const ERP_ORDER: ReferenceOrder = {
  orderNumber: 'A-1',
  customerAccount: 'ACME',
  description: 'Crystal obelisk',
  quantityThousandths: 24_000,
  orderDate: '2026-01-02',
  dueDate: '2026-02-01',
  status: 'open',
  revenueCents: 15_000,
  holdNote: '',
  floorNote: '',
};
let digests = 0;

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
    shop.execute('reference.flip', { ...emptyRecord(group), generation: next(group) });
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
