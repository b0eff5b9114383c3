import { describe, expect, it } from 'vitest';
import { COLUMN, columnOf, type Layout } from './layout.ts';
import { edit, freshDir, readTable, tableErrorOf } from './testing.ts';
import { writeTable, type TableSpec } from './write-table.ts';

const SPEC: TableSpec = {
  fields: [
    { name: 'CODE', type: 'C', length: 3 },
    { name: 'QTY', type: 'N', length: 6, decimals: 2 },
    { name: 'DUE', type: 'D', nullable: true },
    { name: 'DONE', type: 'L', nullable: true },
  ],
  rows: [['007', 12.5, null, true]],
};
const LAYOUT: Layout = new Map([
  ['CODE', 'C(3)'],
  ['QTY', 'N(6,2)'],
  ['DUE', 'D NULL'],
  ['DONE', 'L NULL'],
]);
const entry = (index: number, byte: number) => 32 + 32 * index + byte;

function read(layout: Layout, damage: (bytes: Buffer) => void = () => undefined) {
  const path = writeTable(freshDir(), 'orders', SPEC);
  edit(path, (bytes) => {
    damage(bytes);
    return bytes;
  });
  return readTable(path, { encoding: 'windows-1252', layout });
}

describe('the layout a mapping knows', () => {
  it('is spelled as FoxPro spells columns', () => {
    const spelled = read(LAYOUT).fields.map(columnOf);
    expect(spelled).toEqual([...LAYOUT.values()]);
    expect(spelled.every((column) => COLUMN.test(column))).toBe(true);
  });

  it('shows a type that reads the same bytes: 007 is not 7', () => {
    const asNumber = (bytes: Buffer) => bytes.write('N', entry(0, 11));
    expect(read(new Map(), asNumber).rows[0]?.values['CODE']).toBe(7);
    expect(tableErrorOf(() => read(LAYOUT, asNumber)).message).toBe(
      'orders.dbf, field CODE: is N(3,0), but the mapping knows it as C(3).',
    );
  });

  it('shows a column that forgot it may be null, whose mark another one would take', () => {
    const forgets = (bytes: Buffer) => (bytes[entry(2, 18)] = 0);
    expect(tableErrorOf(() => read(LAYOUT, forgets)).field).toBe('DUE');
  });

  it('shows a column that is gone, and two that changed places', () => {
    const renamed = (bytes: Buffer) => bytes.write('KODE', entry(0, 0));
    expect(tableErrorOf(() => read(LAYOUT, renamed)).message).toContain('is gone');
    const other = new Map([...LAYOUT].reverse());
    expect(tableErrorOf(() => read(other)).message).toContain('changed places');
  });

  it('lets columns come that it does not name', () => {
    expect(read(new Map([['QTY', 'N(6,2)']])).rows).toHaveLength(1);
  });
});
