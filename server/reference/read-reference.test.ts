import { renameSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshDir, tableErrorOf } from './foxpro/testing.ts';
import type { Cell } from './foxpro/write-cell.ts';
import type { TableSpec } from './foxpro/write-table.ts';
import { readReference } from './read-reference.ts';
import {
  CUSTOMERS,
  ITEMS,
  LINES,
  ORDERS,
  shopMapping,
  TODAY,
  withRows,
  writeShop,
} from './erp/test-shop.ts';

function read(tables: Record<string, TableSpec> = {}, mapping = shopMapping()) {
  return readReference(writeShop(freshDir(), tables), mapping, { today: TODAY });
}

/** A row of the orders table: A-9 of ACME, but for what is said. */
const order = (cells: Partial<Record<'number' | 'account' | 'date' | 'due' | 'status', Cell>>) => {
  const { number = 'A-9', account = 'ACME', date = '2026-11-01', due = null, status = 'O' } = cells;
  return [number, account, date, due, status, 10, '', ''];
};
const orders = (...rows: Cell[][]) => ({ orders: withRows(ORDERS, rows) });
const lines = (...rows: Cell[][]) => ({ lines: withRows(LINES, rows) });

describe('readReference', () => {
  it('reads customers and orders as the mapping says', () => {
    const reference = read();
    expect(reference.customers).toEqual([
      { accountNumber: 'ACME', name: 'Acme Awards' },
      { accountNumber: 'BOLT', name: 'Bolt & Sons' },
      { accountNumber: 'CITY', name: 'City of Rome' },
    ]);
    expect(reference.orders.map((each) => each.orderNumber)).toEqual(['A-1', 'A-2', 'A-3', 'A-4']);
    expect(reference.orders[2]).toEqual({
      orderNumber: 'A-3',
      customerAccount: 'CITY',
      description: 'Lapel pin',
      quantityThousandths: 500_000,
      orderDate: '2026-11-20',
      dueDate: '2026-11-30',
      status: 'shipped',
      revenueCents: 1658,
      holdNote: 'Logo is wrong\nAsk Ann',
      floorNote: 'Rush',
    });
    expect(reference.warnings).toEqual([]);
  });

  it('marks every file it used', () => {
    expect(read().files.map((file) => file.name)).toEqual([
      'cust.dbf',
      'orders.dbf',
      'orders.fpt',
      'lines.dbf',
      'items.dbf',
    ]);
  });

  it('finds files whatever the case of their names', () => {
    const dir = writeShop(freshDir());
    renameSync(join(dir, 'orders.dbf'), join(dir, 'ORDERS.DBF'));
    renameSync(join(dir, 'orders.fpt'), join(dir, 'Orders.Fpt'));
    expect(readReference(dir, shopMapping(), { today: TODAY }).orders).toHaveLength(4);
  });

  it('names the file that is missing', () => {
    const dir = writeShop(freshDir());
    unlinkSync(join(dir, 'lines.dbf'));
    const error = tableErrorOf(() => readReference(dir, shopMapping(), { today: TODAY }));
    expect(error.file).toBe('lines.dbf');
  });

  it('warns when a table is marked with another code page than the mapping says', () => {
    expect(read({ cust: { ...CUSTOMERS, codePage: 0x02 } }).warnings).toEqual([
      'tables marked with another code page than windows-1252 (1): cust.dbf 0x02',
    ]);
    expect(read({ cust: { ...CUSTOMERS, codePage: 0 } }).warnings).toEqual([]);
  });

  it.each([
    ['a date that is a text', { orderDate: 'ORDNO' }, 'the mapping wants a date there (D, T)'],
    ['a number that is a text', { quantity: 'ORDNO' }, 'the mapping wants a number there'],
    ['a text that is a date', { floorNote: 'DUE' }, 'the mapping wants a text there'],
    ['a field the table does not have', { dueDate: 'DUEDATE' }, 'has no such readable field'],
  ])('refuses a mapping that takes for %s', (_words, fields, sentence) => {
    const error = tableErrorOf(() => read({}, shopMapping({}, fields)));
    expect(error.message).toContain(sentence);
    expect(error.field).toBe(Object.values(fields)[0]);
  });
});

describe('customers', () => {
  it('refuses two customers with one account number, naming both rows', () => {
    const rows = [...CUSTOMERS.rows, ['acme', 'Acme again', null]];
    const error = tableErrorOf(() => read({ cust: withRows(CUSTOMERS, rows) }));
    expect(error).toMatchObject({ file: 'cust.dbf', row: 4, field: 'ACCT', value: 'acme' });
    expect(error.message).toContain('row 1');
  });

  it('calls a customer without a name by the account number, and leaves one without both out', () => {
    const rows = [['ACME', '', null], ...CUSTOMERS.rows.slice(1), ['', 'Nobody', null]];
    const { customers, warnings } = read({ cust: withRows(CUSTOMERS, rows) });
    expect(customers).toContainEqual({ accountNumber: 'ACME', name: 'ACME' });
    expect(customers).toHaveLength(3);
    expect(warnings).toEqual(['customers without an account number, left out (1): row 4']);
  });

  it('does not believe a table without customers, or without orders', () => {
    expect(tableErrorOf(() => read({ cust: withRows(CUSTOMERS, []) })).file).toBe('cust.dbf');
    expect(tableErrorOf(() => read(orders())).file).toBe('orders.dbf');
    const deleted = { orders: { ...ORDERS, deleted: [1, 2, 3, 4] } };
    expect(tableErrorOf(() => read(deleted)).message).toContain('no orders');
  });
});

describe('orders', () => {
  it.each([
    ['A-1', 'a-1'],
    ['0042', '42'],
    ['  42', '00042'],
  ])('refuses %s beside %s, naming both rows', (first, second) => {
    const rows = orders(order({ number: first }), order({ number: second }));
    const error = tableErrorOf(() => read(rows));
    expect(error).toMatchObject({ file: 'orders.dbf', row: 2, field: 'ORDNO' });
    expect(error.message).toContain('is the order of row 1 again');
  });

  it('lets a deleted order have the number of a live one', () => {
    const spec = { ...withRows(ORDERS, [order({}), order({})]), deleted: [1] };
    expect(read({ orders: spec }).orders).toHaveLength(1);
  });

  it('leaves out rows without a number, and says so', () => {
    const { orders: found, warnings } = read(orders(order({}), order({ number: '' })));
    expect(found).toHaveLength(1);
    expect(warnings).toContain('orders without a number, left out (1): row 2');
  });

  it('has no customer where the ERP names one it does not have, and says so', () => {
    const rows = orders(
      order({ number: '1', account: 'GONE' }),
      order({ number: '2', account: '' }),
    );
    const { orders: found, warnings } = read(rows);
    expect(found.map((each) => each.customerAccount)).toEqual([null, null]);
    expect(warnings).toContain('orders whose customer cust.dbf does not have (1): 1 (GONE)');
  });

  it('spells the customer as the customers table does', () => {
    expect(read(orders(order({ account: 'acme' }))).orders[0]?.customerAccount).toBe('ACME');
  });

  it('keeps the window from its first day on', () => {
    const rows = orders(
      order({ number: 'before', date: '2026-11-13' }),
      order({ number: 'first', date: '2026-11-14' }),
      order({ number: 'later', date: '2026-12-31' }),
      order({ number: 'undated', date: null }),
    );
    const window = shopMapping({ window: { days: 7 } });
    const found = read(rows, window).orders.map((each) => each.orderNumber);
    expect(found).toEqual(['first', 'later', 'undated']);
  });

  it('reads days that nobody can mean as none, and says so', () => {
    const rows = orders(
      order({ number: '1', date: '0206-11-01' }),
      order({ number: '2', due: '2206-11-01' }),
    );
    const { orders: found, warnings } = read(rows);
    expect(found[0]?.orderDate).toBeNull();
    expect(found[1]).toMatchObject({ orderDate: '2026-11-01', dueDate: null });
    expect(warnings).toContain(
      'days in orders.dbf that cannot be meant, left out (2): row 1: 0206-11-01, row 2: 2206-11-01',
    );
  });

  it('reads the status by its table, and says which values it does not have', () => {
    const statuses = ['O', 'h', 'S', 'V', 'X', ''];
    const rows = orders(...statuses.map((status, i) => order({ number: `${i + 1}`, status })));
    const { orders: found, warnings } = read(rows);
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
    const found = read(rows, shopMapping({}, { status })).orders;
    expect(found.map((each) => each.status)).toEqual(['void', 'shipped', 'hold', 'open']);
  });

  it('is open where the mapping says nothing of a status', () => {
    const mapping = shopMapping({}, { status: undefined });
    expect(new Set(read({}, mapping).orders.map((each) => each.status))).toEqual(new Set(['open']));
  });

  it('takes description, quantity and revenue from the orders table where the mapping says so', () => {
    const revenue = { kind: 'field', field: 'AMOUNT', unit: 'currency' };
    const fields = { description: 'FLOOR', quantity: 'AMOUNT' };
    const found = read({}, shopMapping({ revenue, lines: undefined }, fields)).orders;
    expect(found.map((each) => each.description)).toEqual(['Gift boxes', '', 'Rush', '']);
    expect(found.map((each) => each.quantityThousandths)).toEqual([150_000, 99_950, null, 0]);
    expect(found.map((each) => each.revenueCents)).toEqual([15_000, 9995, null, 0]);
  });

  it('refuses a code that is no whole number', () => {
    const error = tableErrorOf(() => read({}, shopMapping({}, { orderNumber: 'AMOUNT' })));
    expect(error).toMatchObject({ row: 2, field: 'AMOUNT' });
  });

  it('cuts texts that no tablet can show', () => {
    const rows = orders(['1', 'ACME', null, null, 'O', 1, 'x'.repeat(5000), '']);
    const found = read(rows).orders[0];
    expect(found?.holdNote).toHaveLength(4000);
    expect(found?.holdNote.endsWith('x…')).toBe(true);
  });
});

describe('lines', () => {
  it('names each item once, by its name in the other table', () => {
    const found = read(
      lines(['A-1', 'CUP', 1, 1, 0], ['A-1', 'plq', 1, 1, 0], ['A-1', 'CUP', 1, 1, 0]),
    );
    expect(found.orders[0]?.description).toBe('Silver cup; Walnut plaque');
  });

  it('shows an item the other table does not have by its code, and says so', () => {
    const { orders: found, warnings } = read(lines(['A-1', 'NEW', 1, 1, 0], ['A-1', '', 1, 1, 0]));
    expect(found[0]?.description).toBe('NEW');
    expect(warnings).toEqual(['lines in lines.dbf whose item items.dbf does not have (1): NEW']);
  });

  it('shows the text of the lines themselves without a lookup', () => {
    const mapping = shopMapping({}, { description: { fromLines: 'ITEM' } });
    expect(read({}, mapping).orders[0]?.description).toBe('PLQ; CUP');
  });

  it('refuses an item with two names', () => {
    const rows = [...ITEMS.rows, ['cup', 'Golden cup']];
    const error = tableErrorOf(() => read({ items: withRows(ITEMS, rows) }));
    expect(error).toMatchObject({ file: 'items.dbf', row: 4, field: 'CODE' });
  });

  it('finds the order of a line however its number is spelled', () => {
    const found = read({
      ...orders(order({ number: '0042' })),
      ...lines(['42', 'CUP', 1, 1, 0], ['  042', 'CUP', 1, 2, 0]),
    });
    expect(found.orders[0]?.revenueCents).toBe(300);
  });

  it('says which lines have no order, and does not mind those of orders before the window', () => {
    const mapping = shopMapping({ window: { days: 7 } });
    const rows = lines(['A-1', 'CUP', 1, 1, 0], ['B-7', 'CUP', 1, 1, 0]);
    expect(read(rows, mapping).warnings).toEqual(['lines in lines.dbf without an order (1): B-7']);
  });

  it('knows no revenue and no quantity of an order without lines', () => {
    expect(read().orders[3]).toMatchObject({ revenueCents: null, quantityThousandths: null });
  });

  it.each<[string, Cell[][], number]>([
    ['one line', [['A-1', '', 10, 12.5, 0]], 12_500],
    ['a discount', [['A-1', '', 2, 19.99, 0.15]], 3398],
    ['a discount once stored in single precision', [['A-1', '', 100, 10, 0.02999]], 97_000],
    ['half a cent, up', [['A-1', '', 1, 0.005, 0]], 1],
    ['less than half a cent', [['A-1', '', 1, 0.0049, 0]], 0],
    ['half a cent of a credit, away from zero', [['A-1', '', -1, 0.005, 0]], -1],
    [
      'one rounding for all lines',
      [
        ['A-1', '', 1, 0.004, 0],
        ['A-1', '', 1, 0.004, 0],
      ],
      1,
    ],
    [
      'sums that doubles get wrong',
      Array.from({ length: 10 }, () => ['A-1', '', 1, 0.1005, 0]),
      101,
    ],
    ['a product that doubles get wrong', [['A-1', '', 1, 1.005, 0]], 101],
    [
      'blanks as nothing',
      [
        ['A-1', '', null, 5, null],
        ['A-1', '', 3, null, 0],
      ],
      0,
    ],
    ['quantities with decimals', [['A-1', '', 2.25, 4, 0]], 900],
    ['all given away', [['A-1', '', 9, 4, 1]], 0],
  ])('counts revenue exactly: %s', (_words, rows, cents) => {
    expect(read(lines(...rows)).orders[0]?.revenueCents).toBe(cents);
  });

  it('reads currency and doubles as the decimals they mean', () => {
    const spec: TableSpec = {
      ...LINES,
      version: 0x30,
      fields: [
        ...LINES.fields.slice(0, 2),
        { name: 'QTY', type: 'I' },
        { name: 'PRICE', type: 'Y' },
        { name: 'DISC', type: 'B' },
      ],
      rows: [['A-1', '', 3, 1234.5678, Math.fround(0.15)]],
    };
    // 3 × 1234.5678 × 0.85 = 3148.14789
    expect(read({ lines: spec }).orders[0]?.revenueCents).toBe(314_815);
  });

  it.each([15, -0.05, 1.0001])('refuses a discount of %d', (discount) => {
    const error = tableErrorOf(() => read(lines(['A-1', '', 1, 1, discount])));
    expect(error).toMatchObject({ file: 'lines.dbf', row: 1, field: 'DISC' });
    expect(error.message).toContain('15 % is written 0.15');
  });

  it('refuses amounts that no shop deals in', () => {
    const spec = (price: number): TableSpec => ({
      ...LINES,
      version: 0x30,
      fields: LINES.fields.map((field) =>
        field.name === 'PRICE' ? { name: 'PRICE', type: 'Y' } : field,
      ),
      rows: [['A-1', '', 1000, price, 0]],
    });
    expect(tableErrorOf(() => read({ lines: spec(9e11) })).field).toBe('PRICE');
    expect(tableErrorOf(() => read({ lines: spec(9e10) })).message).toContain('revenue too large');
  });
});
