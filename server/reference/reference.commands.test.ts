import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';
import type { ReferenceOrder } from './erp/order.ts';
import { bringer, ERP_ORDER } from './testing/bring.ts';

describe('importing from the ERP', () => {
  let shop: TestShop;
  let erp: ReturnType<typeof bringer>;
  let operator: number;
  let cookie: string;
  beforeEach(async () => {
    shop = await openTestShop();
    operator = await shop.addUser('Olga Operator');
    cookie = await shop.cookieFor(operator);
    erp = bringer(shop);
    await erp.customers([{ accountNumber: 'ACME', name: 'Acme Awards' }]);
  });
  afterEach(async () => {
    expect(shop.unexpected).toEqual([]);
    await shop.close();
  });

  const bring = (...orders: Partial<ReferenceOrder>[]) =>
    erp.orders(orders.map((order) => ({ ...ERP_ORDER, ...order })));
  const search = async (q: string) =>
    (await shop.request('GET', `/api/orders/search?q=${encodeURIComponent(q)}`, { as: cookie }))
      .json.orders;

  it('adds an order that can be found by number, customer and description', async () => {
    expect(await bring({})).toEqual({ added: 1, changed: 0 });
    for (const q of ['A-1', 'acme', 'obelisk']) {
      expect(await search(q)).toMatchObject([{ orderNumber: 'A-1', customerName: 'Acme Awards' }]);
    }
  });

  it('changes nothing the second time', async () => {
    await bring({});
    expect(await bring({})).toEqual({ added: 0, changed: 0 });
  });

  it('follows a change, and what is found by it', async () => {
    await bring({});
    expect(await bring({ description: 'Brass plaque', status: 'hold' })).toEqual({
      added: 0,
      changed: 1,
    });
    expect(await search('obelisk')).toEqual([]);
    expect(await search('plaque')).toMatchObject([{ status: 'hold' }]);
  });

  it('finds a customer’s orders by the new name once it was renamed', async () => {
    await bring({});
    expect(await erp.customers([{ accountNumber: 'ACME', name: 'Zenith Trophies' }])).toEqual({
      added: 0,
      changed: 1,
    });
    expect(await search('acme')).toEqual([]);
    expect(await search('zenith')).toHaveLength(1);
  });

  it('fills a floor order in place, and its session stays', async () => {
    await shop.request('POST', '/api/sessions', {
      as: cookie,
      body: { orderNumber: '00A-1', taskType: 'ENGRAVE', createOrder: true },
    });
    // Typed with zeros in front: the same order.
    expect(await bring({})).toEqual({ added: 0, changed: 1 });
    const me = await shop.request('GET', '/api/me', { as: cookie });
    expect(me.json.openSession).toMatchObject({
      orderNumber: 'A-1',
      customerName: 'Acme Awards',
      flags: [],
    });
  });

  it('keeps the revenue the office typed until the ERP knows one', async () => {
    await shop.addOrder('A-1', 9900);
    await bring({ revenueCents: null });
    const revenue = () =>
      shop.door.connection.raw.prepare('SELECT revenue_cents FROM sales_order').pluck().get();
    expect(revenue()).toBe(9900);
    await bring({ revenueCents: 12_000 });
    expect(revenue()).toBe(12_000);
  });

  it('takes back what a chunk began when one of its rows cannot be written', async () => {
    await expect(
      bring({ orderNumber: 'A-2' }, { orderNumber: 'A-3', status: 'lost' as 'open' }),
    ).rejects.toMatchObject({ code: 'internal' });
    expect(await search('A-2')).toEqual([]);
    expect(shop.unexpected.splice(0)).toHaveLength(1);
  });

  it('writes tables of class reference and the log only, with the sums that follow', async () => {
    const { raw } = shop.door.connection;
    const { TABLE_CLASSES } = await import('#schema/tables.ts');
    const others = Object.entries(TABLE_CLASSES).filter(
      ([, kind]) => !['reference', 'rollup', 'log'].includes(kind),
    );
    const contents = () =>
      others.map(([name]) => JSON.stringify(raw.prepare(`SELECT * FROM ${name}`).all()));
    const before = contents();
    await bring({});
    expect(contents()).toEqual(before);
  });
});
