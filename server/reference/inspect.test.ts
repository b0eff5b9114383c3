import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CUSTOMERS, ITEMS, LINES, ORDERS, writeShop } from './erp/test-shop.ts';
import { edit, freshDir } from './foxpro/testing.ts';
import { writeTable } from './foxpro/write-table.ts';
import { describeInspection } from './inspect-words.ts';
import { inspectTable } from './inspect.ts';
import { withTable } from './mapping-skeleton.ts';
import { MappingError, parseMapping } from './mapping.ts';

const SCRIPT = join(import.meta.dirname, '../../dist/server/reference-inspect.js');

const inspectOrders = (damage: (bytes: Buffer) => Buffer | undefined = () => undefined) => {
  const path = writeTable(freshDir(), 'orders', ORDERS);
  edit(path, damage);
  return inspectTable(path);
};
const messages = (found: ReturnType<typeof inspectTable>) =>
  found.findings.map((finding) => finding.message);

describe('inspecting a table', () => {
  it('says what it is, what it holds and shows its first rows', () => {
    const path = writeTable(freshDir(), 'orders', { ...ORDERS, deleted: [2], codePage: 0x57 });
    const found = inspectTable(path, { sampleRows: 2 });
    expect(found).toMatchObject({
      file: 'orders.dbf',
      version: 0x30,
      codePage: 0x57,
      encoding: 'windows-1252',
      rowCount: 4,
      rowsRead: 4,
      deletedCount: 1,
      memo: { file: 'orders.fpt', blockSize: 64, memos: 1 },
      findings: [],
    });
    expect(found.fields[5]).toEqual({ name: 'AMOUNT', column: 'N(10,2)' });
    expect(found.samples.map((row) => row.number)).toEqual([1, 3]);
    const words = describeInspection(found).join('\n');
    expect(words).toContain('0x30, Visual FoxPro');
    expect(words).toContain('Rows       4, 1 deleted');
    expect(words).toMatch(/HOLD +Logo is wrong\n {11}Ask Ann/);
    expect(words).toContain('orders.dbf is sound');
  });

  it('reads texts in the code page the table is marked with', () => {
    const spec = {
      ...CUSTOMERS,
      codePage: 0x01,
      rows: [[Buffer.from('\x82\xe1    ', 'latin1'), 'x', null]],
    };
    const found = inspectTable(writeTable(freshDir(), 'cust', spec));
    expect(found.encoding).toBe('cp437');
    expect(found.samples[0]?.values['ACCT']).toBe('éß');
  });

  it.each<[string, (bytes: Buffer) => Buffer | undefined, RegExp, number]>([
    ['cut short', (b) => b.subarray(0, -150), /is cut short: 4 rows need/, 1],
    ['of an unknown field', (b) => (b.write('Z', 32 + 11, 'latin1'), b), /unknown type/, 4],
    ['with a wrong row count', (b) => (b.writeUInt32LE(3, 4), b), /bytes more than its 3 rows/, 3],
    ['with a wrong record length', (b) => (b.writeUInt16LE(9, 10), b), /says 9 bytes per/, 0],
    ['of no known kind', (b) => (b.writeUInt8(7, 0), b), /no table of a known kind/, 0],
    ['of no bytes', () => Buffer.alloc(0), /too short for a table/, 0],
  ])('reads on in a table %s', (_words, damage, sentence, rowsRead) => {
    const found = inspectOrders(damage);
    expect(messages(found).join('\n')).toMatch(sentence);
    expect(found.rowsRead).toBe(rowsRead);
    expect(describeInspection(found).join('\n')).toContain('orders.dbf is damaged');
  });

  it('names wrong values once for each kind, with how often', () => {
    const rows = Array.from({ length: 500 }, (_, n) => [
      Buffer.from(n % 2 ? '20261399' : '        '),
      n,
    ]);
    const fields = [
      { name: 'DAY', type: 'D' },
      { name: 'N', type: 'I' },
    ];
    const found = inspectTable(writeTable(freshDir(), 'orders', { fields, rows }));
    expect(found.findings).toEqual([
      {
        message: 'orders.dbf, row 2, field DAY, value "20261399": is not a day of the calendar.',
        row: 2,
        count: 250,
      },
    ]);
    expect(found.samples[1]?.values).toEqual({ N: 1 });
  });

  it('reads the rows of a table whose memo file is gone', () => {
    const path = writeTable(freshDir(), 'orders', ORDERS);
    unlinkSync(path.replace('.dbf', '.fpt'));
    const found = inspectTable(path);
    expect(messages(found)[0]).toContain('orders.fpt: is not in');
    expect(found).toMatchObject({ rowsRead: 4, memo: null });
  });

  it.each<[string, (path: string) => void]>([
    ['a pipe', (path) => execFileSync('mkfifo', [path])],
    ['a device that never ends', (path) => symlinkSync('/dev/zero', path)],
    ['a folder', (path) => mkdirSync(path)],
  ])('does not read %s in the place of a table or its memos', (_words, put) => {
    const path = writeTable(freshDir(), 'orders', ORDERS);
    const memos = path.replace('.dbf', '.fpt');
    unlinkSync(memos);
    put(memos);
    expect(messages(inspectTable(path))[0]).toContain('orders.fpt: is a folder, a pipe or a');
    unlinkSync(path);
    put(path);
    expect(() => inspectTable(path)).toThrow('orders.dbf: is a folder, a pipe or a device');
  });

  it('looks at no more rows than it may, and says so', () => {
    const found = inspectTable(writeTable(freshDir(), 'lines', LINES), { maxRows: 2 });
    expect(found.rowsRead).toBe(2);
    expect(describeInspection(found).join('\n')).toContain('4, 2 of them looked at');
  });
});

describe('the mapping to edit', () => {
  const dir = writeShop(mkdtempSync(join(tmpdir(), 'skeleton-')));
  afterAll(() => rmSync(dir, { recursive: true }));
  const found = ['cust', 'orders', 'lines', 'items'].map((name) =>
    inspectTable(join(dir, `${name}.dbf`)),
  );

  it('names every place that is to be filled in, before an import could use it', () => {
    expect(() => parseMapping(withTable(undefined, found[0]!), 'new.json')).toThrow(
      /customers\.file: expected[^]*orders\.fields\.orderDate: expected[^]*revenue\.unitPrice/,
    );
  });

  it('knows the columns of every table it was shown, in their order, and keeps the rest', () => {
    const begun = JSON.stringify({ window: null, encoding: 'cp437', mine: 1 });
    const all = found.reduce((json: string | undefined, each) => withTable(json, each), begun)!;
    const written = JSON.parse(all) as Record<string, unknown>;
    expect(written).toMatchObject({ window: null, encoding: 'cp437', mine: 1 });
    const layouts = written['layouts'] as Record<string, Record<string, string>>;
    expect(Object.keys(layouts)).toEqual(['cust.dbf', 'orders.dbf', 'lines.dbf', 'items.dbf']);
    expect(Object.entries(layouts['items.dbf']!)).toEqual([
      ['CODE', 'C(5)'],
      ['NAME', 'C(20)'],
    ]);
  });

  it('is refused where there is none yet to add to', () => {
    expect(() => withTable('[]', found[0]!)).toThrow(MappingError);
    expect(() => withTable('{', found[0]!)).toThrow(/not JSON/);
  });
});

describe('npm run reference:inspect', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8' });

  it('writes a mapping, adds to it, and exits 0 for sound tables', () => {
    const dir = freshDir();
    const path = writeTable(dir, 'items', ITEMS);
    const mapping = join(dir, 'mapping.json');
    const first = run(path, '--write-mapping', mapping);
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(first.stdout).toContain('is a mapping to edit');
    expect(run(writeTable(dir, 'lines', LINES), '--write-mapping', mapping).stdout).toContain(
      'now knows the columns of lines.dbf',
    );
    expect(readFileSync(mapping, 'utf8')).toContain('"PRICE": "N(10,4)"');
  });

  it('exits 1 for a damaged table, and believes no word of a damaged header', () => {
    const dir = freshDir();
    const path = join(dir, 'items.dbf');
    writeFileSync(path, readFileSync(writeTable(dir, 'items', ITEMS)).subarray(0, 120));
    const mapping = join(dir, 'mapping.json');
    const { status, stdout, stderr } = run(path, '--write-mapping', mapping);
    expect(status).toBe(1);
    expect(stdout).toContain('is damaged');
    expect(stderr).toContain('The mapping was not written');
    expect(existsSync(mapping)).toBe(false);
  });

  it.each([[[]], [['a.dbf', 'b.dbf']], [['nothing.dbf']], [['a.dbf', '--rows', 'x']]])(
    'says what is missing: %j',
    (args) => {
      const { status, stderr } = run(...args);
      expect(status).toBe(1);
      expect(stderr).toMatch(/Say one table|ENOENT|--rows wants/);
    },
  );
});
