import { unlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileWindow } from './file-window.ts';
import { openTable } from './read-table.ts';
import { edit, freshDir, readTable, roundTrip, tableErrorOf } from './testing.ts';
import type { Cell } from './write-cell.ts';
import { writeTable, type TableSpec } from './write-table.ts';

/** One field, one row. */
function one(type: string, cell: Cell, more: Partial<TableSpec> & { length?: number } = {}) {
  const { length = 8, ...spec } = more;
  const decimals = type === 'N' || type === 'F' ? 2 : 0;
  return { fields: [{ name: 'IT', type, length, decimals }], rows: [[cell]], ...spec };
}

const valueOf = (spec: TableSpec) => roundTrip(spec).rows[0]?.values['IT'];

describe('openTable', () => {
  it.each([
    ['C', 'Trophy', 'Trophy'],
    ['C', '   42', '42'],
    ['N', 12.5, 12.5],
    ['N', -0.25, -0.25],
    ['N', null, null],
    ['F', 99999.99, 99999.99],
    ['D', '2024-02-29', '2024-02-29'],
    ['D', null, null],
    ['T', '2026-11-21T22:05:09', '2026-11-21T22:05:09'],
    ['T', null, null],
    ['T', Buffer.alloc(8, ' '), null],
    ['L', true, true],
    ['L', false, false],
    ['L', null, null],
    ['I', -2147483648, -2147483648],
    ['B', 0.1, 0.1],
    ['Y', 1265.7931, 1265.7931],
    ['Y', -0.0001, -0.0001],
    ['M', 'Engrave on the back', 'Engrave on the back'],
    ['M', '', ''],
  ])('reads type %s: %o as %o', (type, cell, expected) => {
    expect(valueOf(one(type, cell))).toBe(expected);
  });

  it.each([0x03, 0xf5, 0x83, 0x8b, 0x30, 0x31])('reads version %i', (version) => {
    const hasMemo = version !== 0x03;
    const table = roundTrip({
      version,
      fields: [
        { name: 'NUMBER', type: 'C', length: 6 },
        ...(hasMemo ? [{ name: 'NOTE', type: 'M' }] : []),
        { name: 'QTY', type: 'N', length: 5 },
      ],
      rows: [
        hasMemo ? ['A1', 'first\r\nsecond', 3] : ['A1', 3],
        hasMemo ? ['A2', 'x'.repeat(1500), 4] : ['A2', 4],
      ],
    });
    expect(table.version).toBe(version);
    expect(table.rows.map((row) => row.values['QTY'])).toEqual([3, 4]);
    if (hasMemo) {
      expect(table.rows.map((row) => row.values['NOTE'])).toEqual([
        'first\nsecond',
        'x'.repeat(1500),
      ]);
    }
  });

  it('counts records as FoxPro does and leaves deleted ones out', () => {
    const table = roundTrip({
      fields: [{ name: 'IT', type: 'I' }],
      rows: [[1], [2], [3]],
      deleted: [2],
    });
    expect(table).toMatchObject({ rowCount: 3, deletedCount: 1 });
    expect(table.rows.map((row) => row.number)).toEqual([1, 3]);
  });

  it('does not look into deleted records', () => {
    const rows: Cell[][] = [['2024-01-01'], [Buffer.from('20241399')]];
    const fields = [{ name: 'IT', type: 'D' }];
    expect(roundTrip({ fields, rows, deleted: [2] }).rows).toHaveLength(1);
    expect(tableErrorOf(() => roundTrip({ fields, rows })).row).toBe(2);
  });

  it('reads nulls and varchars from the hidden column, whatever lies around them', () => {
    const table = roundTrip({
      version: 0x32,
      fields: [
        ...Array.from({ length: 6 }, (_, i) => ({ name: `F${i}`, type: 'I', nullable: true })),
        { name: 'SHORT', type: 'V', length: 9, nullable: true },
        { name: 'FULL', type: 'V', length: 4 },
        { name: 'LAST', type: 'I', nullable: true },
      ],
      rows: [
        [1, null, 3, 4, null, 6, 'abc', 'abcd', null],
        [1, 2, 3, 4, 5, 6, null, 'a', 7],
      ],
    });
    expect(table.fields.map((field) => field.name)).not.toContain('_NULLFLAGS');
    expect(table.rows.map((row) => Object.values(row.values))).toEqual([
      [1, null, 3, 4, null, 6, 'abc', 'abcd', null],
      [1, 2, 3, 4, 5, 6, null, 'a', 7],
    ]);
  });

  it('reads text in the code page it is told, and reports the one the table is marked with', () => {
    const path = writeTable(freshDir(), 'orders', one('C', Buffer.from([0x82, 0x92, 0xe1])));
    const read = (encoding: 'windows-1252' | 'cp437' | 'cp850') =>
      readTable(path, { encoding }).rows[0]?.values['IT'];
    expect(read('windows-1252')).toBe('‚’á');
    expect(read('cp437')).toBe('éÆß');
    expect(read('cp850')).toBe('éÆß');
    expect(readTable(path, { encoding: 'cp437' }).codePage).toBe(0x03);
  });

  it('takes the binary zeros with which other programs pad a text', () => {
    expect(valueOf(one('C', Buffer.from('ab\0\0\0\0\0\0')))).toBe('ab');
  });

  it.each<[string, Buffer]>([
    ['a control character', Buffer.from('ab\u0007     ')],
    ['zeros inside', Buffer.from('ab\0c    ')],
    ['nothing but zeros', Buffer.alloc(8)],
    ['a byte that windows-1252 has no letter for', Buffer.from('ab\x81     ', 'latin1')],
  ])('refuses a text with %s, where somebody wants it', (_words, cell) => {
    const spec: TableSpec = {
      fields: [
        { name: 'KEEP', type: 'I' },
        { name: 'IT', type: 'C', length: 8 },
      ],
      rows: [[1, cell]],
    };
    expect(tableErrorOf(() => roundTrip(spec)).message).toContain('is no text in windows-1252');
    expect(roundTrip(spec, undefined, ['KEEP']).rows).toHaveLength(1);
  });

  it('reads beside varbinary, whose values no mapping can use', () => {
    const fields = [
      { name: 'RAW', type: 'Q', length: 6, nullable: true },
      { name: 'SHORT', type: 'V', length: 6 },
    ];
    const table = roundTrip({
      version: 0x32,
      fields,
      rows: [
        ['ab', 'abc'],
        [null, 'abcdef'],
      ],
    });
    expect(table.rows.map((row) => row.values)).toEqual([{ SHORT: 'abc' }, { SHORT: 'abcdef' }]);
  });

  it('takes a file without an end mark, and one padded to the sector', () => {
    expect(roundTrip({ ...one('I', 7), endMark: false }).rows).toHaveLength(1);
    const padded = roundTrip(one('I', 7), (bytes) => Buffer.concat([bytes, Buffer.alloc(90)]));
    expect(padded.rows).toHaveLength(1);
  });

  it('takes an empty table', () => {
    expect(roundTrip({ fields: [{ name: 'IT', type: 'I' }], rows: [] })).toMatchObject({
      rowCount: 0,
      rows: [],
    });
  });

  it('keeps only the columns asked for, in any case of letters', () => {
    const spec = {
      fields: [
        { name: 'KEEP', type: 'I' },
        { name: 'REST', type: 'C', length: 3 },
      ],
      rows: [[1, 'x']],
    };
    expect(roundTrip(spec, undefined, ['keep']).rows[0]?.values).toEqual({ KEEP: 1 });
  });

  it.each(['****', '1E+6', '.1e7'])(
    'overlooks a number too large for its column only where nobody asks for it: %s',
    (written) => {
      const spec: TableSpec = {
        fields: [
          { name: 'KEEP', type: 'I' },
          { name: 'QTY', type: 'N', length: 4 },
        ],
        rows: [[1, Buffer.from(written)]],
      };
      expect(roundTrip(spec, undefined, ['KEEP']).rows).toHaveLength(1);
      expect(tableErrorOf(() => roundTrip(spec)).message).toBe(
        `orders.dbf, row 1, field QTY, value "${written}": is a number too large for its column.`,
      );
    },
  );

  it('refuses a fraction in a column of whole numbers', () => {
    const spec: TableSpec = {
      fields: [{ name: 'QTY', type: 'N', length: 8 }],
      rows: [[Buffer.from('     1.5')]],
    };
    expect(tableErrorOf(() => roundTrip(spec)).message).toBe(
      'orders.dbf, row 1, field QTY, value "1.5": is a fraction, in a column of whole numbers.',
    );
  });

  it('takes the numbers FoxPro writes', () => {
    for (const [written, number] of [
      ['    -5.5', -5.5],
      ['      5.', 5],
      ['     .25', 0.25],
      ['      +7', 7],
      ['7       ', 7],
    ] as const) {
      const spec: TableSpec = {
        fields: [{ name: 'IT', type: 'N', length: 8, decimals: 2 }],
        rows: [[Buffer.from(written)]],
      };
      expect(roundTrip(spec).rows[0]?.values).toEqual({ IT: number });
    }
  });

  it('checks the columns nobody asks for', () => {
    const spec: TableSpec = {
      fields: [
        { name: 'KEEP', type: 'I' },
        { name: 'DAY', type: 'D' },
      ],
      rows: [[1, Buffer.from('19961332')]],
    };
    expect(tableErrorOf(() => roundTrip(spec, undefined, ['KEEP']))).toMatchObject({
      file: 'orders.dbf',
      row: 1,
      field: 'DAY',
      value: '19961332',
    });
  });

  it('refuses a column that is not there, and says which are', () => {
    const error = tableErrorOf(() => roundTrip(one('I', 1), undefined, ['ORDERNO']));
    expect(error.field).toBe('ORDERNO');
    expect(error.message).toContain('It has IT.');
  });

  it.each<[string, string, Buffer]>([
    ['29 February of a common year', 'D', Buffer.from('20230229')],
    ['day of the year 0', 'D', Buffer.from('00000101')],
    ['date with blanks for zeros', 'D', Buffer.from('2023 1 1')],
    ['date of binary zeros', 'D', Buffer.alloc(8)],
    ['number with a decimal comma', 'N', Buffer.from('   12,50')],
    ['number with a blank inside', 'N', Buffer.from('    1 00')],
    ['number that says NaN', 'N', Buffer.from('     NaN')],
    ['number that says Infinity', 'N', Buffer.from('Infinity')],
    ['number of binary zeros', 'N', Buffer.alloc(8)],
    ['number of a lone minus', 'F', Buffer.from('       -')],
    ['logical x', 'L', Buffer.from('x')],
    ['logical binary zero', 'L', Buffer.of(0)],
    ['double that is NaN', 'B', Buffer.from('000000000000f87f', 'hex')],
    ['double without end', 'B', Buffer.from('000000000000f07f', 'hex')],
    ['datetime before the calendar', 'T', Buffer.from('0100000000000000', 'hex')],
    ['datetime after midnight of its own day', 'T', Buffer.from('8c3d2500005c2605', 'hex')],
    ['datetime before its own day', 'T', Buffer.from('8c3d2500ffffffff', 'hex')],
  ])('refuses a %s', (_words, type, cell) => {
    const error = tableErrorOf(() => roundTrip(one(type, cell)));
    expect(error).toMatchObject({ file: 'orders.dbf', row: 1, field: 'IT' });
    expect(error.value).not.toBeNull();
  });

  it('refuses a record that is marked neither live nor deleted', () => {
    const damage = (bytes: Buffer) => bytes.fill(0, bytes.readUInt16LE(8), bytes.length - 1);
    const spec = { fields: [{ name: 'IT', type: 'I' }], rows: [[1], [2]] };
    expect(tableErrorOf(() => roundTrip(spec, damage)).row).toBe(1);
  });

  it.each(['V', 'Q'])('refuses a type %s that says it is longer than its column', (type) => {
    const spec = { ...one(type, 'abc'), version: 0x32 };
    const error = tableErrorOf(() =>
      roundTrip(spec, (bytes) => {
        bytes[bytes.readUInt16LE(8) + 8] = 200;
        return bytes;
      }),
    );
    expect(error.field).toBe('IT');
  });

  it('refuses null marks that belong to no field', () => {
    const spec = { fields: [{ name: 'IT', type: 'I', nullable: true }], rows: [[1]] };
    const error = tableErrorOf(() =>
      roundTrip(spec, (bytes) => {
        bytes[bytes.length - 2] = 0x10;
        return bytes;
      }),
    );
    expect(error.row).toBe(1);
  });

  it('refuses a table whose memo file is missing', () => {
    const dir = freshDir();
    const path = writeTable(dir, 'orders', one('M', 'text'));
    unlinkSync(`${dir}/orders.fpt`);
    expect(tableErrorOf(() => readTable(path, { encoding: 'cp437' })).file).toBe('orders.fpt');
  });

  it.each(['orders.dbf', 'orders.fpt'])('refuses %s when it is written to meanwhile', (file) => {
    const dir = freshDir();
    const spec = { ...one('M', 'text'), rows: [['first'], ['second']] };
    const { rows } = openTable(writeTable(dir, 'orders', spec), { encoding: 'cp437' });
    expect([...rows]).toHaveLength(2);
    const seen: number[] = [];
    const error = tableErrorOf(() => {
      for (const { number } of rows) {
        seen.push(number);
        utimesSync(join(dir, file), 1, number);
      }
    });
    expect(seen).toEqual([1, 2]);
    expect(error).toMatchObject({ file, sentence: 'was written to while it was read; try again.' });
  });

  it('refuses a file that is larger than allowed, and one that is not there', () => {
    const dir = freshDir();
    const path = writeTable(dir, 'orders', one('I', 1));
    expect(tableErrorOf(() => new FileWindow(path, 100)).message).toContain('100 are allowed');
    const read = () => readTable(`${dir}/nothing.dbf`, { encoding: 'cp437' });
    expect(tableErrorOf(read).message).toContain('ENOENT');
  });

  it('reads pointers of FoxPro 2 as ten digits, and refuses anything else there', () => {
    const dir = freshDir();
    const path = writeTable(dir, 'orders', { ...one('M', 'text'), version: 0xf5 });
    edit(path, (bytes) => {
      bytes.write('        x8', bytes.readUInt16LE(8) + 1);
      return bytes;
    });
    expect(tableErrorOf(() => readTable(path, { encoding: 'cp437' })).message).toContain(
      'no pointer to a memo',
    );
  });
});
