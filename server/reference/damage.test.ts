/**
 * Seeded damage to the structure of small tables: each damaged shop is either refused with a
 * `TableError` or read exactly as the undamaged one.
 *
 * Left out, because no reader can see it: a byte inside a text, a digit that is another digit,
 * blank to asterisk in a deletion flag, a memo pointer set to 0, a memo made shorter within its
 * block, the nullable bit of a field, a type that reads the same bytes as another, records of
 * nothing but text that moved by some bytes. The last test only asks that nothing else than a
 * `TableError` comes of those.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshDir, tableErrorOf } from './foxpro/testing.ts';
import { mulberry32 } from '#server/demo/random.ts';
import { TableError } from './foxpro/table-error.ts';
import { LINES, readReference, shopMapping, TODAY, withRows, writeShop } from './erp/test-shop.ts';

type Random = (below: number) => number;
type Damage = (bytes: Buffer, random: Random) => Buffer;

/** The same seed does the same damage on every machine. */
function seeded(seed: number): Random {
  const next = mulberry32(seed);
  return (below) => Math.floor(next() * below);
}

const headerLength = (bytes: Buffer) => bytes.readUInt16LE(8);
const recordLength = (bytes: Buffer) => bytes.readUInt16LE(10);
const rowStart = (bytes: Buffer, random: Random) =>
  headerLength(bytes) + random(bytes.readUInt32LE(4)) * recordLength(bytes);

/** Another value than the byte has. */
function flip(bytes: Buffer, at: number, random: Random): Buffer {
  bytes[at] = ((bytes[at] ?? 0) + 1 + random(255)) & 0xff;
  return bytes;
}

/** One byte of a field's entry: name, place, length or decimals, neither type nor flags. */
function fieldByte(bytes: Buffer, random: Random): Buffer {
  const fields = Math.floor((headerLength(bytes) - 33 - (bytes[0] === 0x30 ? 263 : 0)) / 32);
  const inEntry = [...Array(11).keys(), 12, 13, 14, 15, 16, 17];
  return flip(bytes, 32 + 32 * random(fields) + (inEntry[random(inEntry.length)] ?? 0), random);
}

const TABLE_DAMAGE: Record<string, Damage> = {
  'first bytes': (bytes, random) =>
    flip(bytes, [0, 4, 5, 6, 7, 8, 9, 10, 11][random(9)] ?? 0, random),
  'list of fields': fieldByte,
  truncation: (bytes, random) => bytes.subarray(0, random(bytes.length - 1)),
  extension: (bytes, random) => {
    const extra = Buffer.from(Array.from({ length: 1 + random(300) }, () => 0x20 + random(90)));
    return Buffer.concat([bytes, extra]);
  },
  'deletion flag': (bytes, random) => {
    bytes[rowStart(bytes, random)] = 0x30 + random(0xd0);
    return bytes;
  },
  'block of zeros': (bytes, random) => {
    const at = rowStart(bytes, random);
    return bytes.fill(0, at, Math.min(at + recordLength(bytes), bytes.length));
  },
  'record lost': (bytes, random) => {
    const at = rowStart(bytes, random);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + recordLength(bytes))]);
  },
};

const moved: Damage = (bytes, random) => {
  const at = headerLength(bytes);
  const by = 1 + random(recordLength(bytes) - 1);
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + by), Buffer.alloc(by, 0x1a)]);
};

const offsetOf = (bytes: Buffer, field: number) => bytes.readUInt32LE(32 + 32 * field + 12);

const ORDERS_DAMAGE: Record<string, Damage> = {
  'date that is none': (bytes, random) => {
    const at = rowStart(bytes, random) + offsetOf(bytes, 2) + random(8);
    bytes[at] = 0x3a + random(0xc0);
    return bytes;
  },
  'number that is none': (bytes, random) => {
    const at = rowStart(bytes, random) + offsetOf(bytes, 5) + random(10);
    bytes[at] = 0x3a + random(0xc0);
    return bytes;
  },
  'memo pointer': (bytes, random) => {
    const at = rowStart(bytes, random) + offsetOf(bytes, 6);
    bytes.writeUInt32LE(1 + random(40) + 256 * random(3), at);
    return bytes;
  },
};

const MEMO_DAMAGE: Record<string, Damage> = {
  'memo header': (bytes, random) => flip(bytes, [0, 1, 2, 3, 6, 7][random(6)] ?? 0, random),
  'memo kind': (bytes, random) => flip(bytes, 512 + 64 * random(2) + random(4), random),
  'memo length grown': (bytes, random) => {
    const at = 512 + 64 * random(2) + 4;
    bytes.writeUInt32BE(bytes.readUInt32BE(at) + 1 + random(5000), at);
    return bytes;
  },
  'memo truncation': (bytes, random) => bytes.subarray(0, random(bytes.length - 1)),
};

const CASES: [string, string, Damage][] = [
  ...['cust', 'orders', 'lines', 'items'].flatMap((table) =>
    Object.entries(TABLE_DAMAGE).map(([kind, damage]): [string, string, Damage] => [
      `${table}.dbf`,
      kind,
      damage,
    ]),
  ),
  ...['cust', 'orders', 'lines'].map((table): [string, string, Damage] => [
    `${table}.dbf`,
    'records moved by some bytes',
    moved,
  ]),
  ...Object.entries(ORDERS_DAMAGE).map(([kind, damage]): [string, string, Damage] => [
    'orders.dbf',
    kind,
    damage,
  ]),
  ...Object.entries(MEMO_DAMAGE).map(([kind, damage]): [string, string, Damage] => [
    'orders.fpt',
    kind,
    damage,
  ]),
];
const SEEDS = 25;

describe('a damaged shop', () => {
  const mapping = shopMapping();
  const read = (dir: string) => {
    const { customers, orders } = readReference(dir, mapping, { today: TODAY });
    return { customers, orders };
  };

  it.each(CASES)('%s, %s: is refused or read right', (file, _kind, damage) => {
    const dir = writeShop(freshDir());
    const path = join(dir, file);
    const whole = readFileSync(path);
    const right = read(dir);
    let refused = 0;
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      writeFileSync(path, damage(Buffer.from(whole), seeded(seed)));
      try {
        expect(read(dir), `seed ${seed}`).toEqual(right);
      } catch (error) {
        if (!(error instanceof TableError)) throw error;
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(0);
  });

  it.each(['..', '.', '-', '+', '1.2.3', '1e5', '1E+05', '*****', '--1', '1-', '1,5', '0x1F'])(
    'is refused where a number says %s: file, row, field and value are named',
    (written) => {
      for (const column of ['QTY', 'PRICE', 'DISC']) {
        const at = LINES.fields.findIndex(({ name }) => name === column);
        const length = LINES.fields[at]?.length ?? 0;
        const rows = LINES.rows.map((row) => [...row]);
        rows[2]?.splice(at, 1, Buffer.from(written.padStart(length)));
        const dir = writeShop(freshDir(), { lines: withRows(LINES, rows) });
        expect(tableErrorOf(() => read(dir))).toMatchObject({
          file: 'lines.dbf',
          row: 3,
          field: column,
          value: written,
        });
      }
    },
  );

  it('was tried in more than 900 ways', () => {
    expect(CASES.length * SEEDS).toBeGreaterThan(900);
  });

  it.each(['cust.dbf', 'orders.dbf', 'orders.fpt', 'lines.dbf', 'items.dbf'])(
    '%s with any byte changed: throws nothing but a TableError',
    (file) => {
      const dir = writeShop(freshDir());
      const path = join(dir, file);
      const whole = readFileSync(path);
      for (let seed = 1; seed <= 200; seed += 1) {
        const random = seeded(seed);
        writeFileSync(path, flip(Buffer.from(whole), random(whole.length), random));
        try {
          read(dir);
        } catch (error) {
          expect(error, `seed ${seed}`).toBeInstanceOf(TableError);
        }
      }
    },
  );
});
