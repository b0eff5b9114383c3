import { describe, expect, it } from 'vitest';
import type { ColumnKind } from '#schema/rules/table-columns.ts';
import { csv } from './csv.ts';
import type { Cell, ExportTable } from './export-table.ts';
import { readXlsx, unzip } from './testing/read-xlsx.ts';
import { xlsx } from './xlsx.ts';

const KINDS: readonly ColumnKind[] = [
  'text',
  'hours',
  'cents',
  'percent',
  'count',
  'quantity',
  'date',
];
/** A column of each kind. */
const tableOf = (rows: Iterable<readonly Cell[]>, totals: readonly Cell[] = []): ExportTable => ({
  title: 'Everything',
  columns: KINDS.map((kind) => ({ title: `A ${kind}`, kind })),
  rows,
  totals: () => totals,
});
const bytesOf = (chunks: Iterable<Uint8Array>): Buffer => Buffer.concat([...chunks]);
const linesOf = (table: ExportTable): string[] =>
  bytesOf(csv(table)).toString().slice(1).trimEnd().split('\n');
const sheetOf = (table: ExportTable) => readXlsx(bytesOf(xlsx([table])))[0]!;

const ROW: Cell[] = ['Obelisk', 5_400_000, -123_456_789, 33.1, 1200, -2500, '2026-02-28'];

describe('a CSV', () => {
  it('has titles, money in units, hours as decimals, quantities in units', () => {
    expect(linesOf(tableOf([ROW]))).toEqual([
      'A text,A hours,A cents,A percent,A count,A quantity,A date',
      'Obelisk,1.50,-1234567.89,33.1,1200,-2.5,2026-02-28',
    ]);
  });

  it('leaves unknown figures empty, and says nothing where there is nothing', () => {
    expect(linesOf(tableOf([KINDS.map(() => null)]))[1]).toBe(',,,,,,');
    expect(linesOf(tableOf([]))).toHaveLength(1);
  });

  it.each([5, 99, 100, -1, -100])('writes %i cents to the cent', (cents) => {
    const cell = linesOf(tableOf([[null, null, cents]]))[1]!.split(',')[2];
    expect(cell).toBe((cents / 100).toFixed(2));
  });

  it.each(['=1+1', '+49 30', '-2+3', '@cmd', '\tTab', '\rReturn', '＝1', '-5'])(
    'lets no spreadsheet calculate the text %j, in any column that holds text',
    (text) => {
      const line = bytesOf(csv(tableOf([KINDS.map(() => text)]))).toString();
      const cells = line.slice(line.indexOf('\n') + 1, -1).split(',');
      expect(cells).toHaveLength(KINDS.length);
      for (const cell of cells) expect(cell.replace(/^"|"$/g, '')).toBe(`'${text}`);
    },
  );

  it('leaves negative figures figures', () => {
    expect(linesOf(tableOf([[null, -3_600_000, -100, -2.5, -1, -1000, null]]))[1]).toBe(
      ',-1.00,-1.00,-2.5,-1,-1,',
    );
  });

  it('comes in pieces that are made when they are asked for', () => {
    let made = 0;
    function* rows(): Generator<Cell[]> {
      for (; made < 5000; made += 1) yield ROW;
    }
    const chunks = csv(tableOf(rows()));
    chunks.next();
    expect(made).toBeLessThan(1000);
    expect([...chunks].length).toBeGreaterThan(5);
    expect(made).toBe(5000);
  });
});

describe('a workbook', () => {
  it('gives each kind its type and format, bold titles and bold totals', () => {
    const { name, rows, widths, isFirstRowFrozen } = sheetOf(
      tableOf([ROW], ['Total', ...ROW.slice(1)]),
    );
    const [titles, row, totals] = rows;
    expect([name, isFirstRowFrozen, rows.length]).toEqual(['Everything', true, 3]);
    expect(Object.values(titles!).map(({ value }) => value)).toEqual(
      KINDS.map((kind) => `A ${kind}`),
    );
    const plain = { isBold: false, isFormula: false };
    expect(row).toEqual({
      A: { value: 'Obelisk', format: '49', ...plain },
      B: { value: 1.5, format: '2', ...plain },
      C: { value: -1_234_567.89, format: '4', ...plain },
      D: { value: 33.1, format: '0.0', ...plain },
      E: { value: 1200, format: '3', ...plain },
      F: { value: -2.5, format: '#,##0.###', ...plain },
      // Day 1 is 1 January 1900, and 29 February 1900 is counted though it never was.
      G: { value: 46_081, format: 'yyyy\\-mm\\-dd', ...plain },
    });
    expect(Object.values(titles!).every(({ isBold }) => isBold)).toBe(true);
    expect(Object.values(totals!).every(({ isBold }) => isBold)).toBe(true);
    expect(totals!.C!.value).toBe(-1_234_567.89);
    expect(widths).toHaveLength(KINDS.length);
    expect(Math.min(...widths)).toBeGreaterThanOrEqual(10);
  });

  it.each(['=1+1', '+49 30', '-2+3', '@cmd', '\tTab', '=HYPERLINK("http://x","y")', '<f>1</f>'])(
    'keeps %j as text, in any column that holds text',
    (text) => {
      const row = sheetOf(tableOf([KINDS.map(() => text)])).rows[1]!;
      expect(Object.keys(row)).toHaveLength(KINDS.length);
      for (const cell of Object.values(row)) {
        expect(cell).toEqual({ value: text, format: '49', isBold: false, isFormula: false });
      }
    },
  );

  it.each([
    ['markup', 'a < b & "c" > d', 'a < b & "c" > d'],
    ['what looks like an escape', '_x0041_', '_x0041_'],
    ['spaces at the ends', '  two  ', '  two  '],
    ['pairs', 'cup 🏆', 'cup 🏆'],
    ['what no XML may hold', 'a\0b\x1F\uFFFF\uD800c', 'abc'],
  ])('carries %s', (_what, text, read) => {
    expect(sheetOf(tableOf([[text]])).rows[1]!.A!.value).toBe(read);
  });

  it('writes a day no spreadsheet can count as text', () => {
    const cell = sheetOf(tableOf([['', null, null, null, null, null, '1899-12-31']])).rows[1]!.G!;
    expect(cell).toMatchObject({ value: '1899-12-31', format: '49' });
  });

  it('leaves unknown cells out', () => {
    expect(sheetOf(tableOf([KINDS.map(() => null)])).rows[1]).toEqual({});
  });

  it('has a sheet for each table, in their order', () => {
    const tables = ['Orders', 'People & more'].map((title) => ({ ...tableOf([ROW]), title }));
    const sheets = readXlsx(bytesOf(xlsx(tables)));
    expect(sheets.map(({ name }) => name)).toEqual(['Orders', 'People & more']);
  });

  it('is made while it is written, and lets go of rows nobody reads any more', () => {
    let made = 0;
    let isLetGo = false;
    function* rows(): Generator<Cell[]> {
      try {
        for (; made < 50_000; made += 1) yield ROW;
      } finally {
        isLetGo = true;
      }
    }
    const chunks = xlsx([tableOf(rows())]);
    chunks.next();
    chunks.next();
    expect(made).toBeLessThan(5000);
    chunks.return(undefined);
    expect([made < 5000, isLetGo]).toEqual([true, true]);
  });

  it('goes on in a second sheet where the first is full, with the totals at its end', () => {
    const most = 1_048_576;
    function* rows(): Generator<Cell[]> {
      for (let n = 1; n < most; n += 1) yield [n];
    }
    const columns = [{ title: 'N', kind: 'count' as const }];
    const table = { ...tableOf(rows(), ['Total']), columns };
    const files = unzip(bytesOf(xlsx([table])));
    expect(
      [...files.get('xl/workbook.xml')!.matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name),
    ).toEqual(['Everything', 'Everything 2']);
    const [first, second] = [1, 2].map((n) => files.get(`xl/worksheets/sheet${n}.xml`)!);
    expect(first!.slice(first!.lastIndexOf('<row'))).toContain(
      `<row r="${most - 1}"><c r="A${most - 1}" s="5"><v>${most - 2}</v></c></row></sheetData>`,
    );
    const values = [...second!.matchAll(/<(?:v|t)\b[^>]*>([^<]*)</g)].map(([, value]) => value);
    expect(values).toEqual(['N', String(most - 1), 'Total']);
  }, 120_000);
});
