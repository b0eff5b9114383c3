import { describe, expect, it } from 'vitest';
import { roundTrip, tableErrorOf } from './testing.ts';
import type { TableSpec } from './write-table.ts';

const SPEC: TableSpec = {
  fields: [
    { name: 'NUMBER', type: 'C', length: 6 },
    { name: 'QTY', type: 'N', length: 5, decimals: 2 },
    { name: 'NOTE', type: 'C', length: 4, nullable: true },
  ],
  rows: [
    ['A1', 3, 'x'],
    ['A2', 4, null],
  ],
};
const FIRST_FIELD = 32;
const SECOND_FIELD = 64;

const set = (at: number, value: number) => (bytes: Buffer) => {
  bytes[at] = value;
  return bytes;
};
const setName = (at: number, name: string) => (bytes: Buffer) => {
  bytes.write(name.padEnd(11, '\0'), at, 'latin1');
  return bytes;
};

describe('parseHeader', () => {
  it('reads what FoxPro says of its fields', () => {
    expect(roundTrip(SPEC)).toMatchObject({
      version: 0x30,
      codePage: 0x03,
      rowCount: 2,
      fields: [
        { name: 'NUMBER', type: 'C', length: 6, isNullable: false },
        { name: 'QTY', type: 'N', length: 5, decimals: 2 },
        { name: 'NOTE', type: 'C', length: 4, isNullable: true },
      ],
    });
  });

  it('takes the extra zero with which Clipper closes its fields', () => {
    const table = roundTrip(
      { ...SPEC, version: 0x03, fields: SPEC.fields.slice(0, 2) },
      (bytes) => {
        const at = bytes.readUInt16LE(8);
        bytes.writeUInt16LE(at + 1, 8);
        return Buffer.concat([bytes.subarray(0, at), Buffer.of(0), bytes.subarray(at)]);
      },
    );
    expect(table.rows).toHaveLength(2);
  });

  it.each<[string, (bytes: Buffer) => Buffer | undefined, string]>([
    ['an empty file', () => Buffer.alloc(0), 'too short for a table'],
    ['a text file', () => Buffer.from('number;quantity\n'.repeat(20)), 'no table of a known kind'],
    ['an unknown version', set(0, 0x04), 'no table of a known kind'],
    ['a version with other null marks', set(0, 0x03), 'unknown type'],
    ['fewer rows than there are', set(4, 1), 'bytes more than its 1 rows need'],
    ['more rows than there are', set(4, 3), 'is cut short'],
    ['absurdly many rows', set(7, 0xff), 'is cut short'],
    ['a header length that its fields do not make', set(8, 0x21), 'header'],
    ['a record length that its fields do not make', set(10, 99), 'bytes per record'],
    ['an encrypted table', set(15, 1), 'is encrypted'],
    ['a field of the system that is none', set(FIRST_FIELD + 18, 0x01), 'with flags 0x01'],
    ['null marks that are no field of the system', set(128 + 18, 0x04), 'with flags 0x04'],
    ['a memo mark without memos', set(28, 0x02), 'none of its fields'],
    ['a field of no name', setName(FIRST_FIELD, ''), 'not readable'],
    [
      'a field with control characters in its name',
      setName(FIRST_FIELD, 'A\u0007B'),
      'not readable',
    ],
    ['two fields of one name', setName(FIRST_FIELD, 'qty'), 'two fields of the name QTY'],
    ['an unknown type', set(FIRST_FIELD + 11, 0x5a), 'unknown type'],
    ['a date of six bytes', set(FIRST_FIELD + 11, 'D'.charCodeAt(0)), 'is 6 bytes long'],
    ['a field at another place', set(SECOND_FIELD + 12, 9), 'starts at 9, but it starts at 7'],
    ['a longer field', set(FIRST_FIELD + 16, 7), 'starts at 7, but it starts at 8'],
    ['a field of no length', set(FIRST_FIELD + 16, 0), 'is 0 bytes long'],
    ['more decimals than digits', set(SECOND_FIELD + 17, 5), 'more decimals'],
    ['unknown field flags', set(FIRST_FIELD + 18, 0x40), 'unknown flags'],
    ['a list of fields that ends early', set(SECOND_FIELD, 0x0d), 'header'],
    ['the end cut off', (bytes) => bytes.subarray(0, -5), 'is cut short'],
    ['the fields cut off', (bytes) => bytes.subarray(0, 90), 'without an end'],
    ['half a row too much', (b) => Buffer.concat([b, Buffer.from(' A3  ')]), 'bytes more'],
    ['a thousand bytes of padding', (b) => Buffer.concat([b, Buffer.alloc(999)]), 'bytes more'],
  ])('refuses %s', (_name, damage, sentence) => {
    const error = tableErrorOf(() => roundTrip(SPEC, damage));
    expect(error.message).toMatch(new RegExp(sentence));
    expect(error.file).toBe('orders.dbf');
  });

  it('refuses nullable fields without the hidden column that marks them', () => {
    const spec = { ...SPEC, fields: SPEC.fields.slice(0, 2) };
    const nullable = set(FIRST_FIELD + 18, 0x02);
    expect(tableErrorOf(() => roundTrip(spec, nullable)).message).toContain(
      'keeps 0 bytes of null marks where its fields need 1',
    );
  });

  it('refuses a field out of place in a FoxPro 2 table, and asks nothing of dBASE', () => {
    const spec = { ...SPEC, version: 0x03, fields: SPEC.fields.slice(0, 2) };
    const moved = (bytes: Buffer) => {
      const second = Buffer.from(bytes.subarray(SECOND_FIELD, SECOND_FIELD + 32));
      bytes.copyWithin(SECOND_FIELD, FIRST_FIELD, FIRST_FIELD + 32);
      second.copy(bytes, FIRST_FIELD);
      return bytes;
    };
    expect(tableErrorOf(() => roundTrip(spec, set(SECOND_FIELD + 12, 9))).message).toContain(
      'starts at 9',
    );
    expect(roundTrip(spec, set(FIRST_FIELD + 12, 0xa0)).rows).toHaveLength(2);
    expect(() => roundTrip(spec, moved)).toThrow();
  });

  it('refuses a list of fields longer than a header can be', () => {
    const endless = Buffer.alloc(100_000, 0);
    endless[0] = 0x30;
    for (let at = 32, n = 0; at + 32 < endless.length; at += 32, n += 1) {
      endless.write(`F${n}`, at, 'latin1');
      endless.write('L', at + 11, 'latin1');
      endless[at + 16] = 1;
    }
    expect(tableErrorOf(() => roundTrip(SPEC, () => endless)).message).toContain('without an end');
  });

  it('refuses a memo field in a kind of table that has none, and a kind with memos without one', () => {
    const fields = [{ name: 'NOTE', type: 'M' }];
    const memos = { version: 0xf5, fields, rows: [['text']] };
    expect(tableErrorOf(() => roundTrip(memos, set(0, 0x03))).message).toContain('without memos');
    const texts = { version: 0x03, fields: [{ name: 'IT', type: 'C', length: 2 }], rows: [['a']] };
    expect(tableErrorOf(() => roundTrip(texts, set(0, 0xf5))).message).toContain('none of its');
  });
});
