/** The whole report as CSV: money in units with two decimals, hours as decimal hours. */
import { stringify } from 'csv-stringify/sync';
import type { ProfitabilityFilter } from '#schema/contract/reports.ts';
import type { Reader } from '#server/db/statements.ts';
import { profitabilityRows, type FullRow } from './profitability.ts';

const MS_PER_HOUR = 3_600_000;

const money = (cents: number | null): string => {
  if (cents === null) return '';
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

type Column = readonly [title: string, of: (row: FullRow) => string, isMoney?: true];

const COLUMNS: readonly Column[] = [
  ['Order', (row) => row.order_number],
  ['Customer', (row) => row.customer_name ?? ''],
  ['Description', (row) => row.description],
  ['Status', (row) => row.status],
  ['Due', (row) => row.due_date ?? ''],
  ['Revenue', (row) => money(row.revenue_cents), true],
  ['Hours', (row) => (row.labor_ms / MS_PER_HOUR).toFixed(2)],
  ['Labor', (row) => money(row.labor_cents), true],
  ['Material', (row) => money(row.material_cents), true],
  ['Margin', (row) => money(row.margin_cents), true],
  ['Margin %', (row) => row.margin_percent?.toFixed(1) ?? ''],
];

/** Text that a spreadsheet would take for a formula is told to be text; numbers stay numbers. */
const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);

export function profitabilityCsv(
  reader: Reader,
  filter: ProfitabilityFilter,
  seesMoney: boolean,
): string {
  const columns = COLUMNS.filter(([, , isMoney]) => seesMoney || !isMoney);
  const rows = profitabilityRows(reader, filter).map((row) =>
    columns.map(([, of]) => escapeFormula(of(row))),
  );
  return stringify([columns.map(([title]) => title), ...rows], { bom: true });
}

function escapeFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !isNumber(text) ? `'${text}` : text;
}
