/** Test support: a small shop's tables, and the mapping that fits them. */
import { freshDir } from '../foxpro/testing.ts';
import { parseMapping, type Mapping } from '../mapping.ts';
import { openReference } from '../read-reference.ts';
import { markFiles, tablesOf } from '../reading/group-files.ts';
import type { Cell } from '../foxpro/write-cell.ts';
import { writeTable, type TableSpec } from '../foxpro/write-table.ts';

export const TODAY = '2026-11-21';

const MAPPING = {
  window: null,
  customers: { file: 'cust.dbf', fields: { accountNumber: 'ACCT', name: 'NAME' } },
  orders: {
    file: 'orders.dbf',
    fields: {
      orderNumber: 'ORDNO',
      customerAccount: 'ACCT',
      description: { fromLines: 'ITEM', lookup: { file: 'items.dbf', key: 'CODE', value: 'NAME' } },
      quantity: { fromLines: 'QTY' },
      orderDate: 'ORDDATE',
      dueDate: 'DUE',
      status: {
        kind: 'values',
        field: 'STAT',
        values: { O: 'open', H: 'hold', S: 'shipped', V: 'void' },
        default: 'open',
      },
      holdNote: 'HOLD',
      floorNote: 'FLOOR',
    },
  },
  lines: { file: 'lines.dbf', orderNumber: 'ORDNO' },
  revenue: { kind: 'lines', quantity: 'QTY', unitPrice: 'PRICE', discount: 'DISC' },
};

/** The shop's mapping as the file a person writes. */
export const shopMappingJson = (): string => JSON.stringify(MAPPING);

/** The shop's mapping, with other keys at the top or among the fields of an order. */
export function shopMapping(more: object = {}, orderFields: object = {}): Mapping {
  const fields = { ...MAPPING.orders.fields, ...orderFields };
  const mapping = { ...MAPPING, orders: { ...MAPPING.orders, fields }, ...more };
  return parseMapping(JSON.stringify(mapping), 'shop.json');
}

export const CUSTOMERS: TableSpec = {
  fields: [
    { name: 'ACCT', type: 'C', length: 6 },
    { name: 'NAME', type: 'C', length: 20 },
    { name: 'PHONE', type: 'C', length: 9, nullable: true },
  ],
  rows: [
    ['ACME', 'Acme Awards', null],
    ['BOLT', 'Bolt & Sons', '555-0100'],
    ['CITY', 'City of Rome', null],
  ],
};

export const ORDERS: TableSpec = {
  fields: [
    { name: 'ORDNO', type: 'C', length: 8 },
    { name: 'ACCT', type: 'C', length: 6 },
    { name: 'ORDDATE', type: 'D' },
    { name: 'DUE', type: 'D', nullable: true },
    { name: 'STAT', type: 'C', length: 1 },
    { name: 'AMOUNT', type: 'N', length: 10, decimals: 2 },
    { name: 'HOLD', type: 'M' },
    { name: 'FLOOR', type: 'C', length: 20, nullable: true },
  ],
  rows: [
    ['A-1', 'ACME', '2026-10-01', '2026-12-24', 'O', 150, '', 'Gift boxes'],
    ['A-2', 'BOLT', '2026-11-02', null, 'H', 99.95, 'Waits for the proof', null],
    ['A-3', 'CITY', '2026-11-20', '2026-11-30', 'S', null, 'Logo is wrong\r\nAsk Ann', 'Rush'],
    ['A-4', 'ACME', '2026-11-21', '2026-12-01', 'V', 0, '', ''],
  ],
};

export const LINES: TableSpec = {
  version: 0x03,
  fields: [
    { name: 'ORDNO', type: 'C', length: 8 },
    { name: 'ITEM', type: 'C', length: 5 },
    { name: 'QTY', type: 'N', length: 8, decimals: 2 },
    { name: 'PRICE', type: 'N', length: 10, decimals: 4 },
    { name: 'DISC', type: 'N', length: 8, decimals: 5 },
  ],
  rows: [
    ['A-1', 'PLQ', 10, 12.5, 0],
    ['A-1', 'CUP', 2, 19.99, 0.15],
    ['A-2', 'CUP', 1.5, 19.99, 0],
    ['A-3', 'PIN', 500, 0.0349, 0.05],
  ],
};

export const ITEMS: TableSpec = {
  fields: [
    { name: 'CODE', type: 'C', length: 5 },
    { name: 'NAME', type: 'C', length: 20 },
  ],
  rows: [
    ['PLQ', 'Walnut plaque'],
    ['CUP', 'Silver cup'],
    ['PIN', 'Lapel pin'],
  ],
};

/** Writes the shop's tables into `dir`, some of them replaced. */
export function writeShop(dir: string, more: Record<string, TableSpec> = {}): string {
  const tables = { cust: CUSTOMERS, orders: ORDERS, lines: LINES, items: ITEMS, ...more };
  for (const [name, spec] of Object.entries(tables)) writeTable(dir, name, spec);
  return dir;
}

/** The same table with other rows. */
export const withRows = (spec: TableSpec, rows: Cell[][]): TableSpec => ({ ...spec, rows });

/** Customers and orders whole, as an import reads them. Throws `TableError`. */
export function readReference(dir: string, mapping: Mapping, options: { today: string }) {
  const files = markFiles(dir, [...tablesOf('customers', mapping), ...tablesOf('orders', mapping)]);
  const reader = openReference(dir, mapping, options);
  const customers = reader.customers();
  const orders = [...reader.orders(customers)];
  files.requireUnchanged();
  return {
    customers: [...customers.values()],
    orders,
    files: files.marks,
    warnings: reader.warnings.sentences(),
  };
}

/** Writes the shop into a fresh folder and reads it. */
export function readShop(tables: Record<string, TableSpec> = {}, mapping = shopMapping()) {
  return readReference(writeShop(freshDir(), tables), mapping, { today: TODAY });
}

/** A row of the orders table: A-9 of ACME, but for what is said. */
export const order = (
  cells: Partial<Record<'number' | 'account' | 'date' | 'due' | 'status', Cell>>,
) => {
  const { number = 'A-9', account = 'ACME', date = '2026-11-01', due = null, status = 'O' } = cells;
  return [number, account, date, due, status, 10, '', ''];
};
/** The orders table, or the lines table, with these rows. */
export const orders = (...rows: Cell[][]) => ({ orders: withRows(ORDERS, rows) });
export const lines = (...rows: Cell[][]) => ({ lines: withRows(LINES, rows) });
