import { describe, expect, it } from 'vitest';
import { tableErrorOf } from '../foxpro/testing.ts';
import { CUSTOMERS, orders, ORDERS, readShop, withRows } from './test-shop.ts';

describe('readCustomers', () => {
  it('refuses two customers with one account number, naming both rows', () => {
    const rows = [...CUSTOMERS.rows, ['acme', 'Acme again', null]];
    const error = tableErrorOf(() => readShop({ cust: withRows(CUSTOMERS, rows) }));
    expect(error).toMatchObject({ file: 'cust.dbf', row: 4, field: 'ACCT', value: 'acme' });
    expect(error.message).toContain('row 1');
  });

  it('calls a customer without a name by the account number, and leaves one without both out', () => {
    const rows = [['ACME', '', null], ...CUSTOMERS.rows.slice(1), ['', 'Nobody', null]];
    const { customers, warnings } = readShop({ cust: withRows(CUSTOMERS, rows) });
    expect(customers).toContainEqual({ accountNumber: 'ACME', name: 'ACME' });
    expect(customers).toHaveLength(3);
    expect(warnings).toEqual(['customers without an account number, left out (1): row 4']);
  });

  it('does not believe a table without customers, or without orders', () => {
    expect(tableErrorOf(() => readShop({ cust: withRows(CUSTOMERS, []) })).file).toBe('cust.dbf');
    expect(tableErrorOf(() => readShop(orders())).file).toBe('orders.dbf');
    const deleted = { orders: { ...ORDERS, deleted: [1, 2, 3, 4] } };
    expect(tableErrorOf(() => readShop(deleted)).message).toContain('no orders');
  });
});
