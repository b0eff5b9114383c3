import { describe, expect, it } from 'vitest';
import { tableErrorOf } from '../foxpro/testing.ts';
import { order, orders, ORDERS, readShop, shopMapping, withRows } from './test-shop.ts';

describe('readOrders', () => {
  it.each([
    ['A-1', 'a-1'],
    ['0042', '42'],
    ['  42', '00042'],
  ])('refuses %s beside %s, naming both rows', (first, second) => {
    const rows = orders(order({ number: first }), order({ number: second }));
    const error = tableErrorOf(() => readShop(rows));
    expect(error).toMatchObject({ file: 'orders.dbf', row: 2, field: 'ORDNO' });
    expect(error.message).toContain('is the order of row 1 again');
  });

  it('lets a deleted order have the number of a live one', () => {
    const spec = { ...withRows(ORDERS, [order({}), order({})]), deleted: [1] };
    expect(readShop({ orders: spec }).orders).toHaveLength(1);
  });

  it('leaves out rows without a number, and says so', () => {
    const rows = orders(order({}), order({ number: '' }), order({ number: '..' }));
    const { orders: found, warnings } = readShop(rows);
    expect(found).toHaveLength(1);
    expect(warnings).toContain('orders without a number, left out (2): row 2, row 3');
  });

  it('has no customer where the ERP names one it does not have, and says so', () => {
    const rows = orders(
      order({ number: '1', account: 'GONE' }),
      order({ number: '2', account: '' }),
    );
    const { orders: found, warnings } = readShop(rows);
    expect(found.map((each) => each.customerAccount)).toEqual([null, null]);
    expect(warnings).toContain('orders whose customer cust.dbf does not have (1): 1 (GONE)');
  });

  it('spells the customer as the customers table does', () => {
    expect(readShop(orders(order({ account: 'acme' }))).orders[0]?.customerAccount).toBe('ACME');
  });

  it('keeps the window from its first day on', () => {
    const rows = orders(
      order({ number: 'before', date: '2026-11-13' }),
      order({ number: 'first', date: '2026-11-14' }),
      order({ number: 'later', date: '2026-12-31' }),
      order({ number: 'undated', date: null }),
    );
    const window = shopMapping({ window: { days: 7 } });
    const found = readShop(rows, window).orders.map((each) => each.orderNumber);
    expect(found).toEqual(['first', 'later', 'undated']);
  });

  it('reads days that nobody can mean as none, and says so', () => {
    const rows = orders(
      order({ number: '1', date: '0206-11-01' }),
      order({ number: '2', due: '2206-11-01' }),
    );
    const { orders: found, warnings } = readShop(rows);
    expect(found[0]?.orderDate).toBeNull();
    expect(found[1]).toMatchObject({ orderDate: '2026-11-01', dueDate: null });
    expect(warnings).toContain(
      'days in orders.dbf that cannot be meant, left out (2): row 1: 0206-11-01, row 2: 2206-11-01',
    );
  });

  it('reads the status by its table, and says which values it does not have', () => {
    const statuses = ['O', 'h', 'S', 'V', 'X', ''];
    const rows = orders(...statuses.map((status, i) => order({ number: `${i + 1}`, status })));
    const { orders: found, warnings } = readShop(rows);
    expect(found.map((each) => each.status)).toEqual([
      'open',
      'hold',
      'shipped',
      'void',
      'open',
      'open',
    ]);
    expect(warnings).toContain(
      'status values the mapping does not name, read as open (2): "X", ""',
    );
  });

  it('reads the status from fields that are filled, void before shipped before hold', () => {
    const status = { kind: 'whenFilled', void: 'AMOUNT', shipped: 'DUE', hold: 'HOLD' };
    const rows = orders(
      ['1', 'ACME', '2026-11-01', '2026-11-02', '', 5, 'why', ''],
      ['2', 'ACME', '2026-11-01', '2026-11-02', '', 0, 'why', ''],
      ['3', 'ACME', '2026-11-01', null, '', null, 'why', ''],
      ['4', 'ACME', '2026-11-01', null, '', null, '', ''],
    );
    const found = readShop(rows, shopMapping({}, { status })).orders;
    expect(found.map((each) => each.status)).toEqual(['void', 'shipped', 'hold', 'open']);
  });

  it('is open where the mapping says nothing of a status', () => {
    const mapping = shopMapping({}, { status: undefined });
    expect(new Set(readShop({}, mapping).orders.map((each) => each.status))).toEqual(
      new Set(['open']),
    );
  });

  it('takes description, quantity and revenue from the orders table where the mapping says so', () => {
    const revenue = { kind: 'field', field: 'AMOUNT', unit: 'currency' };
    const fields = { description: 'FLOOR', quantity: 'AMOUNT' };
    const found = readShop({}, shopMapping({ revenue, lines: undefined }, fields)).orders;
    expect(found.map((each) => each.description)).toEqual(['Gift boxes', '', 'Rush', '']);
    expect(found.map((each) => each.quantityThousandths)).toEqual([150_000, 99_950, null, 0]);
    expect(found.map((each) => each.revenueCents)).toEqual([15_000, 9995, null, 0]);
  });

  it('refuses a code that is no whole number', () => {
    const error = tableErrorOf(() => readShop({}, shopMapping({}, { orderNumber: 'AMOUNT' })));
    expect(error).toMatchObject({ row: 2, field: 'AMOUNT' });
  });

  it('cuts texts that no tablet can show', () => {
    const rows = orders(['1', 'ACME', null, null, 'O', 1, 'x'.repeat(5000), '']);
    const found = readShop(rows).orders[0];
    expect(found?.holdNote).toHaveLength(4000);
    expect(found?.holdNote.endsWith('x…')).toBe(true);
  });
});
