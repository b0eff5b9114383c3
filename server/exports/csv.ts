/** A table as CSV: money in units with two decimals, hours as decimal hours. */
import { stringify } from 'csv-stringify/sync';
import type { ColumnKind } from '#schema/rules/table-columns.ts';
import { MS_PER_HOUR, THOUSANDTHS, type Cell, type ExportTable } from './export-table.ts';

const ROWS_IN_A_CHUNK = 500;
/** By it a spreadsheet knows the file for UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** With these a spreadsheet begins to calculate; the wide ones count in Japanese. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** Text a spreadsheet would take for a formula is told to be text. */
const asText = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** Cents as units, to the cent at any size. */
function money(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const NUMBERS: Readonly<Record<Exclude<ColumnKind, 'text' | 'date'>, (value: number) => string>> = {
  hours: (ms) => (ms / MS_PER_HOUR).toFixed(2),
  cents: money,
  percent: (value) => value.toFixed(1),
  count: String,
  quantity: (thousandths) => String(thousandths / THOUSANDTHS),
};

/** Numbers stay numbers, also below zero; everything else is somebody's text. */
function csvCell(kind: ColumnKind, cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string' || kind === 'text' || kind === 'date') return asText(String(cell));
  return NUMBERS[kind](cell);
}

/** The titles and every row; totals are left to whoever reads it. */
export function* csv({ columns, rows }: ExportTable): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  let lines = [columns.map(({ title }) => asText(title))];
  let mark = BYTE_ORDER_MARK;
  for (const row of rows) {
    lines.push(columns.map(({ kind }, index) => csvCell(kind, row[index] ?? null)));
    if (lines.length < ROWS_IN_A_CHUNK) continue;
    yield encoder.encode(mark + stringify(lines));
    lines = [];
    mark = '';
  }
  if (lines.length > 0) yield encoder.encode(mark + stringify(lines));
}
