/** One sheet of a workbook as SpreadsheetML (ECMA-376 part 1, 18.3), row by row. */
import type { ColumnKind } from '#schema/rules/table-columns.ts';
import { MS_PER_HOUR, THOUSANDTHS, type Cell, type ExportColumn } from './export-table.ts';

const MS_PER_DAY = 86_400_000;
/** Days from the spreadsheet's day 0 to 1 January 1970. */
const DAYS_TO_1970 = 25_569;
/** Before 1 March 1900 spreadsheets count a day that never was. */
const FIRST_SOUND_DAY = 61;
const LONGEST_TEXT = 32_767;

/** What a cell looks like: the order is the one of the styles in the workbook. */
export const STYLES = [
  'general',
  'text',
  'hours',
  'cents',
  'percent',
  'count',
  'quantity',
  'date',
] as const satisfies readonly (ColumnKind | 'general')[];

const styleOf = (kind: ColumnKind, isBold: boolean): number =>
  STYLES.indexOf(kind) + (isBold ? STYLES.length : 0);

/** What no XML may hold: control characters, halves of a pair, two that are no characters. */
// eslint-disable-next-line no-control-regex
const ILLEGAL = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Cs}/gu;
/** What a spreadsheet would take for an escaped character. */
const ESCAPE_LIKE = /_(?=x[0-9A-Fa-f]{4}_)/g;
const MARKUP: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

export function xmlText(text: string): string {
  return text.replace(ILLEGAL, '').replace(/[&<>"]/g, (character) => MARKUP[character] ?? '');
}

/** A, B, … Z, AA, … */
function letterOf(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** An inline string: whatever it begins with, it is text and is never calculated. */
function textCell(place: string, text: string, isBold: boolean): string {
  if (text === '') return '';
  const inner = xmlText(text.slice(0, LONGEST_TEXT).replace(ESCAPE_LIKE, '_x005F_'));
  const style = styleOf('text', isBold);
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${inner}</t></is></c>`;
}

const dayNumber = (date: string): number => Date.parse(date) / MS_PER_DAY + DAYS_TO_1970;

const NUMBERS: Readonly<Record<Exclude<ColumnKind, 'text' | 'date'>, (value: number) => number>> = {
  // To a hundredth of a second: what is shown is rounded, what is added up is not.
  hours: (ms) => Math.round((ms / MS_PER_HOUR) * 1e6) / 1e6,
  cents: (cents) => cents / 100,
  percent: (value) => value,
  count: (value) => value,
  quantity: (thousandths) => thousandths / THOUSANDTHS,
};

function numberOf(kind: ColumnKind, cell: string | number): number | undefined {
  if (kind === 'text') return undefined;
  if (kind !== 'date') return typeof cell === 'number' ? NUMBERS[kind](cell) : undefined;
  const day = dayNumber(String(cell));
  return day >= FIRST_SOUND_DAY ? day : undefined;
}

function cellXml(place: string, kind: ColumnKind, cell: Cell, isBold: boolean): string {
  if (cell === null) return '';
  const number = numberOf(kind, cell);
  if (number === undefined) return textCell(place, String(cell), isBold);
  return `<c r="${place}" s="${styleOf(kind, isBold)}"><v>${number}</v></c>`;
}

const WIDTHS: Readonly<Record<ColumnKind, number>> = {
  text: 24,
  hours: 10,
  cents: 14,
  percent: 10,
  count: 10,
  quantity: 12,
  date: 12,
};

/** In characters: wide enough for its kind and its bold title. */
const widthOf = ({ title, kind }: ExportColumn): number => Math.max(WIDTHS[kind], title.length + 3);

export interface SheetRows {
  rows: Iterable<readonly Cell[]>;
  /** Undefined on a sheet that is continued on the next one. */
  totals: () => readonly Cell[] | undefined;
}

/** The XML of a sheet: bold titles in a frozen first row, the rows, bold totals. */
export function* sheet(
  columns: readonly ExportColumn[],
  { rows, totals }: SheetRows,
): Generator<string> {
  const letters = columns.map((_column, index) => letterOf(index));
  let line = 0;
  const row = (cells: readonly Cell[], isBold: boolean, kindOf: (at: number) => ColumnKind) => {
    line += 1;
    const xml = letters.map((letter, at) =>
      cellXml(`${letter}${line}`, kindOf(at), cells[at] ?? null, isBold),
    );
    return `<row r="${line}">${xml.join('')}</row>`;
  };
  const kindOf = (at: number): ColumnKind => columns[at]?.kind ?? 'text';
  const cols = columns.map(
    (column, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${widthOf(column)}" customWidth="1"/>`,
  );
  yield (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" ' +
    'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${cols.join('')}</cols><sheetData>`
  );
  yield row(
    columns.map(({ title }) => title),
    true,
    () => 'text',
  );
  for (const cells of rows) yield row(cells, false, kindOf);
  const sums = totals();
  if (sums) yield row(sums, true, kindOf);
  yield '</sheetData></worksheet>';
}
