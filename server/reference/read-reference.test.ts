import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  renameSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  CUSTOMERS,
  readReference,
  readShop,
  shopMapping,
  TODAY,
  writeShop,
} from './erp/test-shop.ts';
import { freshDir, tableErrorOf } from './foxpro/testing.ts';

describe('readReference', () => {
  it('reads customers and orders as the mapping says', () => {
    const reference = readShop();
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
    expect(readShop().files.map((file) => file.name)).toEqual([
      'cust.dbf',
      'orders.dbf',
      'orders.fpt',
      'lines.dbf',
      'items.dbf',
    ]);
  });

  it('marks a memo file another program left beside a table, too: either may be the one', () => {
    const dir = writeShop(freshDir());
    writeFileSync(join(dir, 'orders.dbt'), 'of another day');
    const { files } = readReference(dir, shopMapping(), { today: TODAY });
    expect(files.map((file) => file.name)).toEqual(
      expect.arrayContaining(['orders.dbt', 'orders.fpt']),
    );
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
    expect(readShop({ cust: { ...CUSTOMERS, codePage: 0x02 } }).warnings).toEqual([
      'tables marked with another code page than windows-1252 (1): cust.dbf 0x02',
    ]);
    expect(readShop({ cust: { ...CUSTOMERS, codePage: 0 } }).warnings).toEqual([]);
  });

  it.each([
    ['a date that is a text', { orderDate: 'ORDNO' }, 'the mapping wants a date there (D, T)'],
    ['a number that is a text', { quantity: 'ORDNO' }, 'the mapping wants a number there'],
    ['a text that is a date', { floorNote: 'DUE' }, 'the mapping wants a text there'],
    ['a field the table does not have', { dueDate: 'DUEDATE' }, 'has no such readable field'],
  ])('refuses a mapping that takes for %s', (_words, fields, sentence) => {
    const error = tableErrorOf(() => readShop({}, shopMapping({}, fields)));
    expect(error.message).toContain(sentence);
    expect(error.field).toBe(Object.values(fields)[0]);
  });

  it.each<[string, (path: string) => void]>([
    ['a pipe', (path) => execFileSync('mkfifo', [path])],
    ['a device that never ends', (path) => symlinkSync('/dev/zero', path)],
    ['a folder', (path) => mkdirSync(path)],
  ])('refuses %s instead of reading it for ever', (_words, put) => {
    for (const name of ['orders.dbf', 'orders.fpt']) {
      const dir = writeShop(freshDir());
      unlinkSync(join(dir, name));
      put(join(dir, name));
      const error = tableErrorOf(() => readReference(dir, shopMapping(), { today: TODAY }));
      expect(error.message).toContain(`${name}: is a folder, a pipe or a device, no file.`);
    }
  });

  it('refuses a table that is too large before it is hashed', () => {
    const dir = writeShop(freshDir());
    truncateSync(join(dir, 'orders.dbf'), 3 * 1024 ** 3);
    const began = performance.now();
    const error = tableErrorOf(() => readReference(dir, shopMapping(), { today: TODAY }));
    expect(error.message).toContain('orders.dbf: is 3221225472 bytes long');
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
