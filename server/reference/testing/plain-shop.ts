/** Test support: an ERP of two tables, whose orders say everything themselves. */
import type { Cell } from '../foxpro/write-cell.ts';
import { writeTable } from '../foxpro/write-table.ts';

/** As the file a person writes. */
export const PLAIN_MAPPING = JSON.stringify({
  window: null,
  customers: { file: 'cust.dbf', fields: { accountNumber: 'ACCT', name: 'NAME' } },
  orders: {
    file: 'orders.dbf',
    fields: {
      orderNumber: 'ORDNO',
      customerAccount: 'ACCT',
      description: 'DESCR',
      orderDate: 'ORDDATE',
      holdNote: 'HOLD',
    },
  },
  revenue: { kind: 'field', field: 'AMOUNT', unit: 'currency' },
});

/** The customers table, of one customer. */
export const writePlainCustomer = (dir: string, name: string): string =>
  writeTable(dir, 'cust', {
    fields: [
      { name: 'ACCT', type: 'C', length: 6 },
      { name: 'NAME', type: 'C', length: 20 },
    ],
    rows: [['ACME', name]],
  });

/** The orders table, of that customer's orders: number, description, day, amount, hold note. */
export const writePlainOrders = (
  dir: string,
  count: number,
  orderOf: (
    n: number,
  ) => [number: string, thing: string, day: string, amount: number, hold: string],
): string =>
  writeTable(dir, 'orders', {
    fields: [
      { name: 'ORDNO', type: 'C', length: 8 },
      { name: 'ACCT', type: 'C', length: 6 },
      { name: 'DESCR', type: 'C', length: 30 },
      { name: 'ORDDATE', type: 'D' },
      { name: 'AMOUNT', type: 'N', length: 10, decimals: 2 },
      { name: 'HOLD', type: 'M' },
    ],
    rows: Array.from({ length: count }, (_, n): Cell[] => {
      const [number, ...rest] = orderOf(n);
      return [number, 'ACME', ...rest];
    }),
  });
