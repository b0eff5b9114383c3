/** A month of work whose figures were computed by hand: what the tests of the report share. */
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

const MINUTE = 60_000;

export interface Month {
  shop: TestShop;
  admin: string;
  foreman: string;
  close(): Promise<void>;
}

/**
 * | order | customer      | revenue | labor                    | material        |
 * |-------|---------------|---------|--------------------------|-----------------|
 * | 101   | Acme          | 100.00  | 35.25 + 25.00            | 6.66            |
 * | 102   | Acme 100%     |  50.00  | 50.00 + unknown          | 9.99            |
 * | 103   | Bolt_Works    |   0.00  | 11.75                    |                 |
 * | 104   | =SUM(A1)      | unknown |                          | 3.33            |
 * | 9     | Bolt Works    | 250.00  | 23.50, and 47.00 outside |                 |
 * | 105   | Acme          | 999.00  | (no work on it)          |                 |
 *
 * Olga earns 23.50 an hour, Sally 52,000 a year (25.00 an hour), Nick has no rate.
 */
export async function openMonth(): Promise<Month> {
  const shop = await openTestShop();
  shop.at('2026-01-10T08:00:00Z');
  const olga = await shop.addUser('Olga Operator', 'operator', 'Engraving');
  const sally = await shop.addUser('Sally Salaried', 'operator', 'Packing');
  const nick = await shop.addUser('Nick Newcomer', 'operator', 'Packing');
  const fred = await shop.addUser('Fred Foreman', 'foreman', 'Engraving');
  const rate = { effectiveFrom: '2026-01-01' };
  await shop.addRate(olga, { ...rate, kind: 'hourly', amountCents: 2350 });
  await shop.addRate(sally, { ...rate, kind: 'salaried', amountCents: 5_200_000 });

  const orders: [number: string, customer: string, revenueCents?: number][] = [
    ['101', 'Acme', 10_000],
    ['102', 'Acme 100%', 5000],
    ['103', 'Bolt_Works', 0],
    ['104', '=SUM(A1)'],
    ['9', 'Bolt Works', 25_000],
    ['105', 'Acme', 99_900],
  ];
  for (const [orderNumber, customerName, revenueCents] of orders) {
    const money = revenueCents === undefined ? {} : { revenueCents };
    const order = { orderNumber, customerName, description: `Job ${orderNumber}`, ...money };
    await shop.execute('orders.create', order, shop.admin);
  }

  const work = async (userId: number, at: string, minutes: number, body: object) => {
    shop.at(at);
    const as = await shop.cookieFor(userId);
    const { json } = await shop.request('POST', '/api/sessions', { as, body });
    shop.later(minutes * MINUTE);
    const path = `/api/sessions/${json.session.id}/closure`;
    await shop.request('POST', path, { as, body: { reason: 'finished' } });
  };
  const use = async (orderNumber: string, quantity: number) => {
    const body = { orderNumber, materialCode: 'BRASS', quantity };
    const as = await shop.cookieFor(olga);
    await shop.request('POST', '/api/material-usages', { as, body });
  };
  const on = (orderNumber: string, taskType: string) => ({ orderNumber, taskType });

  await work(olga, '2026-01-20T09:00:00Z', 120, on('9', 'ENGRAVE')); // before February
  await work(olga, '2026-02-02T09:00:00Z', 90, on('101', 'ENGRAVE'));
  await use('101', 3);
  await use('101', -1);
  await work(sally, '2026-02-02T11:00:00Z', 60, on('101', 'PACK'));
  await work(sally, '2026-02-03T09:00:00Z', 120, on('102', 'PACK'));
  await work(nick, '2026-02-03T12:00:00Z', 45, on('102', 'PACK'));
  await use('102', 3);
  await work(olga, '2026-02-04T09:00:00Z', 30, on('103', 'PACK'));
  await use('104', 1);
  await work(olga, '2026-02-28T09:00:00Z', 60, on('9', 'PACK'));
  await work(olga, '2026-02-28T11:00:00Z', 20, { taskType: 'CLEAN' }); // 7.8333 → 7.83
  shop.at('2026-03-02T09:00:00Z');
  await shop.request('POST', '/api/sessions', {
    as: await shop.cookieFor(olga),
    body: on('9', 'ENGRAVE'),
  });
  return {
    shop,
    admin: await shop.cookieFor(shop.admin.userId, 'password'),
    foreman: await shop.cookieFor(fred, 'password'),
    close: () => shop.close(),
  };
}
