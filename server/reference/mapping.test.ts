import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshDir } from './foxpro/testing.ts';
import { loadMapping, MappingError, parseMapping } from './mapping.ts';

const PLAIN = {
  window: null,
  customers: { file: 'cust.dbf', fields: { accountNumber: 'ACCT', name: 'NAME' } },
  orders: {
    file: 'orders.dbf',
    fields: { orderNumber: 'ORDNO', customerAccount: 'ACCT', orderDate: 'ORDDATE' },
  },
  revenue: { kind: 'field', field: 'AMOUNT', unit: 'currency' },
};

/** The plain mapping with one place (`a.b.c`) changed; `undefined` takes the key away. */
function changed(place: string, value: unknown): string {
  const copy = structuredClone(PLAIN);
  const keys = place.split('.');
  const last = keys.pop() ?? '';
  let at: Record<string, unknown> = copy;
  for (const key of keys) at = at[key] as Record<string, unknown>;
  at[last] = value;
  return JSON.stringify(copy);
}

function messageOf(json: string): string {
  try {
    parseMapping(json, 'shop.json');
  } catch (error) {
    expect(error).toBeInstanceOf(MappingError);
    return (error as Error).message;
  }
  throw new Error('expected a MappingError, but nothing was thrown');
}

describe('parseMapping', () => {
  it('fills in the code page and writes field names as tables do', () => {
    const mapping = parseMapping(changed('orders.fields.dueDate', 'due_date'), 'shop.json');
    expect(mapping.encoding).toBe('windows-1252');
    expect(mapping.orders.fields.dueDate).toBe('DUE_DATE');
  });

  it('reads status values whatever their case and the blanks around them', () => {
    const status = {
      kind: 'values',
      field: 'STAT',
      values: { ' o': 'open', H: 'hold' },
      default: 'void',
    };
    const mapping = parseMapping(changed('orders.fields.status', status), 'shop.json');
    expect(mapping.orders.fields.status).toMatchObject({
      values: new Map([
        ['O', 'open'],
        ['H', 'hold'],
      ]),
    });
  });

  it('fits the example that is shipped', () => {
    const path = join(import.meta.dirname, '../../deploy/reference/northwind.json');
    expect(loadMapping(path).lines?.file).toBe('orderdetails.dbf');
  });

  it.each<[string, string, unknown, string]>([
    ['a key it does not know', 'colour', 'red', 'the mapping: has no key "colour"'],
    ['a misspelled key', 'orders.fields.orderDat', 'X', 'orders.fields: has no key "orderDat"'],
    [
      'a field that is missing',
      'orders.fields.orderDate',
      undefined,
      'orders.fields.orderDate: expected the name of a field',
    ],
    [
      'a field that is a number',
      'customers.fields.name',
      7,
      'customers.fields.name: expected the name of a field',
    ],
    [
      'a field name longer than tables keep',
      'customers.fields.name',
      'COMPANYNAME',
      'customers.fields.name: expected a field name of 1 to 10 characters',
    ],
    [
      'an empty field name',
      'customers.fields.name',
      '',
      'customers.fields.name: expected a field name',
    ],
    [
      'a column no table has',
      'layouts',
      { 'orders.dbf': { NUMBER: 'VARCHAR(10)' } },
      'layouts.orders.dbf.NUMBER: expected a column such as C(5)',
    ],
    [
      'a file in another folder',
      'orders.file',
      '../orders.dbf',
      'orders.file: expected a file name that ends in .dbf',
    ],
    [
      'a file that is no table',
      'orders.file',
      'orders.xlsx',
      'orders.file: expected a file name that ends in .dbf',
    ],
    [
      'an unknown code page',
      'encoding',
      'utf-8',
      'encoding: expected one of "windows-1252"|"cp437"|"cp850"',
    ],
    [
      'no word about the window',
      'window',
      undefined,
      'window: expected {"days": …}, or null for all',
    ],
    [
      'a window of half a day',
      'window',
      { days: 0.5 },
      'window.days: expected a whole number of days',
    ],
    ['a window of no days', 'window', { days: 0 }, 'window.days: '],
    [
      'no revenue',
      'revenue',
      undefined,
      'revenue: expected {"kind": "field", …} or {"kind": "lines", …}',
    ],
    ['revenue in cents', 'revenue.unit', 'cents', 'revenue.unit: expected "currency"'],
    [
      'revenue from lines without lines',
      'revenue',
      { kind: 'lines', quantity: 'Q', unitPrice: 'P' },
      'lines: expected {"file": …, "orderNumber": …}',
    ],
    [
      'a description from lines without lines',
      'orders.fields.description',
      { fromLines: 'ITEM' },
      'lines: expected {"file": …',
    ],
    [
      'a quantity from lines without lines',
      'orders.fields.quantity',
      { fromLines: 'QTY' },
      'lines: expected {"file": …',
    ],
    [
      'a description of the wrong shape',
      'orders.fields.description',
      7,
      'orders.fields.description: expected the name of a field, or {"fromLines": …}',
    ],
    [
      'a description whose name is too long',
      'orders.fields.description',
      'DESCRIPTION',
      'orders.fields.description: expected a field name of 1 to 10',
    ],
    [
      'half a lookup',
      'orders.fields.description',
      { fromLines: 'ITEM', lookup: { file: 'items.dbf', key: 'CODE' } },
      'orders.fields.description.lookup.value: expected the name of a field',
    ],
    [
      'a status that is a field name',
      'orders.fields.status',
      'STAT',
      'orders.fields.status: expected {"kind": "values", …} or {"kind": "whenFilled", …}',
    ],
    [
      'a status of our own making',
      'orders.fields.status',
      { kind: 'values', field: 'S', values: { o: 'opened' }, default: 'open' },
      'orders.fields.status.values.o: expected one of "open"|"hold"|"shipped"|"void"',
    ],
    [
      'a status value said twice',
      'orders.fields.status',
      { kind: 'values', field: 'S', values: { o: 'open', O: 'hold' }, default: 'open' },
      'orders.fields.status.values: expected each value once',
    ],
    [
      'status values without a default',
      'orders.fields.status',
      { kind: 'values', field: 'S', values: {} },
      'orders.fields.status.default: ',
    ],
  ])('refuses %s', (_words, place, value, expected) => {
    expect(messageOf(changed(place, value))).toContain(`shop.json does not fit:\n  ${expected}`);
  });

  it('names everything that is wrong at once', () => {
    expect(messageOf('{}').split('\n').length).toBeGreaterThan(4);
  });

  it('refuses what is no JSON, or no object', () => {
    expect(messageOf('{"window": }')).toContain('shop.json is not JSON');
    expect(messageOf('[]')).toContain('the mapping: expected object');
  });
});

describe('loadMapping', () => {
  it('takes a file with the byte order mark of Windows editors', () => {
    const path = join(freshDir(), 'shop.json');
    writeFileSync(path, `\uFEFF${JSON.stringify(PLAIN)}`);
    expect(loadMapping(path).window).toBeNull();
  });

  it('names a file it cannot read', () => {
    expect(() => loadMapping('/nowhere/shop.json')).toThrow(MappingError);
    expect(() => loadMapping('/nowhere/shop.json')).toThrow('/nowhere/shop.json cannot be read');
  });
});
