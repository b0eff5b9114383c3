import { describe, expect, it } from 'vitest';
import { tableErrorOf } from '../foxpro/testing.ts';
import type { Cell } from '../foxpro/write-cell.ts';
import type { TableSpec } from '../foxpro/write-table.ts';
import {
  ITEMS,
  lines,
  LINES,
  order,
  orders,
  readShop,
  shopMapping,
  withRows,
} from './test-shop.ts';

describe('readLines', () => {
  it('names each item once, by its name in the other table', () => {
    const found = readShop(
      lines(['A-1', 'CUP', 1, 1, 0], ['A-1', 'plq', 1, 1, 0], ['A-1', 'CUP', 1, 1, 0]),
    );
    expect(found.orders[0]?.description).toBe('Silver cup; Walnut plaque');
  });

  it('shows an item the other table does not have by its code, and says so', () => {
    const { orders: found, warnings } = readShop(
      lines(['A-1', 'NEW', 1, 1, 0], ['A-1', '', 1, 1, 0]),
    );
    expect(found[0]?.description).toBe('NEW');
    expect(warnings).toEqual(['lines in lines.dbf whose item items.dbf does not have (1): NEW']);
  });

  it('shows the text of the lines themselves without a lookup', () => {
    const mapping = shopMapping({}, { description: { fromLines: 'ITEM' } });
    expect(readShop({}, mapping).orders[0]?.description).toBe('PLQ; CUP');
  });

  it('refuses an item with two names', () => {
    const rows = [...ITEMS.rows, ['cup', 'Golden cup']];
    const error = tableErrorOf(() => readShop({ items: withRows(ITEMS, rows) }));
    expect(error).toMatchObject({ file: 'items.dbf', row: 4, field: 'CODE' });
  });

  it('finds the order of a line however its number is spelled', () => {
    const found = readShop({
      ...orders(order({ number: '0042' })),
      ...lines(['42', 'CUP', 1, 1, 0], ['  042', 'CUP', 1, 2, 0]),
    });
    expect(found.orders[0]?.revenueCents).toBe(300);
  });

  it('says which lines have no order, and does not mind those of orders before the window', () => {
    const mapping = shopMapping({ window: { days: 7 } });
    const rows = lines(['A-1', 'CUP', 1, 1, 0], ['B-7', 'CUP', 1, 1, 0]);
    expect(readShop(rows, mapping).warnings).toEqual([
      'lines in lines.dbf without an order (1): B-7',
    ]);
  });

  it('knows no revenue and no quantity of an order without lines', () => {
    expect(readShop().orders[3]).toMatchObject({ revenueCents: null, quantityThousandths: null });
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
    expect(readShop(lines(...rows)).orders[0]?.revenueCents).toBe(cents);
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
    expect(readShop({ lines: spec }).orders[0]?.revenueCents).toBe(314_815);
  });

  it.each([15, -0.05, 1.0001])('refuses a discount of %d', (discount) => {
    const error = tableErrorOf(() => readShop(lines(['A-1', '', 1, 1, discount])));
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
    expect(tableErrorOf(() => readShop({ lines: spec(9e11) })).field).toBe('PRICE');
    expect(tableErrorOf(() => readShop({ lines: spec(9e10) })).message).toContain(
      'revenue too large',
    );
  });
});
