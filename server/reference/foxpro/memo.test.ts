import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { edit, freshDir, readTable, tableErrorOf } from './testing.ts';
import { writeTable } from './write-table.ts';

const FIRST_BLOCK = 512;

/** Two memos of one and of two blocks; `damage` changes the memo file, `pointer` row 1's pointer. */
function readMemos(
  version: number,
  damage: (memo: Buffer) => Buffer | undefined,
  pointer?: number,
) {
  const dir = freshDir();
  const path = writeTable(dir, 'orders', {
    version,
    fields: [{ name: 'NOTE', type: 'M' }],
    rows: [['Front'], ['Back '.repeat(version === 0x30 ? 20 : 120)], ['']],
  });
  edit(join(dir, version === 0x83 || version === 0x8b ? 'orders.dbt' : 'orders.fpt'), damage);
  if (pointer !== undefined) {
    edit(path, (bytes) => {
      bytes.writeUInt32LE(pointer, bytes.readUInt16LE(8) + 1);
      return bytes;
    });
  }
  return readTable(path, { encoding: 'windows-1252' });
}

const untouched = () => undefined;
const put32 = (at: number, value: number) => (bytes: Buffer) => {
  bytes.writeUInt32BE(value, at);
  return bytes;
};

describe('MemoFile', () => {
  it.each([0x30, 0xf5, 0x83, 0x8b])('reads memos of version %i, empty ones too', (version) => {
    const [first, second, third] = readMemos(version, untouched).rows;
    expect(first?.values['NOTE']).toBe('Front');
    expect(second?.values['NOTE']).toMatch(/^(Back ?)+$/);
    expect(third?.values['NOTE']).toBe('');
  });

  it('takes a file whose last block is not filled up, as FoxPro leaves it', () => {
    const trimmed = (bytes: Buffer) => bytes.subarray(0, FIRST_BLOCK + 64 + 8 + 100);
    expect(readMemos(0x30, trimmed).rows).toHaveLength(3);
  });

  it.each([0, 0x1a])('takes a file whose last sector is filled up with %i', (filling) => {
    const filled = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(300, filling)]);
    expect(readMemos(0x30, filled).rows).toHaveLength(3);
  });

  /** Every memo behind it moves by one, and each pointer finds a memo: that of the row before. */
  it.each<[string, number, number]>([
    ['FoxPro', 0x30, 64],
    ['FoxPro 2', 0xf5, 64],
    ['dBASE III', 0x83, 512],
  ])('refuses a block put in between, by %s', (_name, version, size) => {
    const putIn = (bytes: Buffer) => {
      const block = bytes.subarray(FIRST_BLOCK, FIRST_BLOCK + size);
      return Buffer.concat([bytes.subarray(0, FIRST_BLOCK), block, bytes.subarray(FIRST_BLOCK)]);
    };
    const error = tableErrorOf(() => readMemos(version, putIn));
    expect(error.message).toMatch(
      /orders\.(fpt|dbt): says it ends at \d+, but more than padding follows/,
    );
  });

  it.each<[string, (bytes: Buffer) => Buffer | undefined, string]>([
    ['a file too short for a header', (b) => b.subarray(0, 300), 'too short for memos'],
    ['blocks of no size', (b) => (b.writeUInt16BE(0, 6), b), 'blocks are empty'],
    ['another block size', (b) => (b.writeUInt16BE(33, 6), b), 'outside of|no memo'],
    ['fewer blocks in use than pointers say', put32(0, 9), 'points outside of orders.fpt'],
    ['a memo cut short', (b) => b.subarray(0, FIRST_BLOCK + 90), 'says it ends at'],
    ['all memos cut off', (b) => b.subarray(0, FIRST_BLOCK), 'points outside'],
    ['a block that is no text', put32(FIRST_BLOCK, 0), 'is no memo'],
    ['a block of an unknown kind', put32(FIRST_BLOCK, 77), 'is no memo'],
    ['a length beyond the file', put32(FIRST_BLOCK + 4, 0x7fffffff), 'too short for'],
    ['a length into the next memo', put32(FIRST_BLOCK + 4, 60), 'is no text'],
  ])('refuses %s', (_name, damage, sentence) => {
    const error = tableErrorOf(() => readMemos(0x30, damage));
    expect(error.message).toMatch(new RegExp(sentence));
  });

  it.each([
    [1, 'points outside'],
    [7, 'points outside'],
    [9, 'shares its memo'],
    [10, 'is no memo'],
    [11, 'points outside'],
    [0xffffffff, 'points outside'],
  ])('refuses pointer %i', (pointer, sentence) => {
    const error = tableErrorOf(() => readMemos(0x30, untouched, pointer));
    expect(error.message).toContain(sentence);
    expect(error.field).toBe('NOTE');
  });

  it('stops at once where many rows share one long memo', () => {
    const dir = freshDir();
    const path = writeTable(dir, 'orders', {
      fields: [{ name: 'NOTE', type: 'M' }],
      rows: [['long '.repeat(1_000_000)], ...Array.from({ length: 5000 }, () => [''])],
    });
    edit(path, (bytes) => {
      const at = bytes.readUInt16LE(8);
      for (let row = 0; row <= 5000; row += 1) bytes.writeUInt32LE(8, at + row * 5 + 1);
      return bytes;
    });
    const error = tableErrorOf(() => readTable(path, { encoding: 'cp437' }));
    expect(error).toMatchObject({ row: 2, field: 'NOTE' });
  });

  it('leaves out the line ends that dBASE put into a long line', () => {
    const [row] = readMemos(0x83, (bytes) => {
      bytes.set([0x46, 0x8d, 0x0a, 0x6e, 0x74], FIRST_BLOCK);
      return bytes;
    }).rows;
    expect(row?.values['NOTE']).toBe('F nt');
  });

  it('refuses a dBASE III memo without an end', () => {
    const endless = (bytes: Buffer) => bytes.fill(0x41, FIRST_BLOCK);
    expect(tableErrorOf(() => readMemos(0x83, endless)).message).toContain('too short for');
  });

  it('refuses a dBASE IV memo without its mark, or shorter than its own head', () => {
    expect(tableErrorOf(() => readMemos(0x8b, put32(FIRST_BLOCK, 1))).message).toContain('no memo');
    const headless = put32(FIRST_BLOCK + 4, 0x03000000);
    expect(tableErrorOf(() => readMemos(0x8b, headless)).row).toBe(1);
  });

  it('checks the pointers of memos nobody asks for', () => {
    const dir = freshDir();
    const path = writeTable(dir, 'orders', {
      fields: [
        { name: 'NUMBER', type: 'I' },
        { name: 'NOTE', type: 'M' },
      ],
      rows: [[1, 'text']],
    });
    edit(join(dir, 'orders.fpt'), put32(FIRST_BLOCK, 99));
    const read = () => readTable(path, { encoding: 'cp437', columns: ['NUMBER'] });
    expect(tableErrorOf(read).field).toBe('NOTE');
  });
});
