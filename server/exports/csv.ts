/** A table as CSV: money in units with two decimals, hours as decimal hours. */
import type { ColumnKind } from '#schema/rules/table-columns.ts';
import { MS_PER_HOUR, THOUSANDTHS, type Cell, type ExportTable } from './export-table.ts';

const ROWS_IN_A_CHUNK = 1000;
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

/** A cell that holds what ends one stands in quotes (RFC 4180). */
const quoted = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** Numbers stay numbers, also below zero; everything else is somebody's text. */
function writerOf(kind: ColumnKind): (cell: Cell | undefined) => string {
  const number = kind === 'text' || kind === 'date' ? String : NUMBERS[kind];
  return (cell) => {
    if (cell === null || cell === undefined) return '';
    return typeof cell === 'number' ? number(cell) : quoted(asText(cell));
  };
}

/** The titles and every row; totals are left to whoever reads it. */
export function* csv({ columns, rows }: ExportTable): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  const writers = columns.map(({ kind }) => writerOf(kind));
  const titles = columns.map(({ title }) => quoted(asText(title)));
  let text = `${BYTE_ORDER_MARK}${titles.join(',')}\n`;
  let lines = 0;
  for (const row of rows) {
    text += `${writers.map((write, index) => write(row[index])).join(',')}\n`;
    lines += 1;
    if (lines % ROWS_IN_A_CHUNK !== 0) continue;
    yield encoder.encode(text);
    text = '';
  }
  if (text !== '') yield encoder.encode(text);
}
