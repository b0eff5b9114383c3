/** The whole report as CSV: money in units with two decimals, hours as decimal hours. */
import { stringify } from 'csv-stringify/sync';
import type { ProfitabilityFilter } from '#schema/contract/reports.ts';
import type { Reader } from '#server/db/statements.ts';
import { eachProfitabilityRow, type PlainRow } from './profitability.ts';

const MS_PER_HOUR = 3_600_000;

const money = (cents: number | null): string => {
  if (cents === null) return '';
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

type Column = readonly [title: string, of: (row: PlainRow) => string, isMoney?: true];

const COLUMNS: readonly Column[] = [
  ['Order', (row) => row.orderNumber],
  ['Customer', (row) => row.customerName],
  ['Description', (row) => row.description],
  ['Status', (row) => row.status],
  ['Due', (row) => row.dueDate ?? ''],
  ['Revenue', (row) => money(row.revenueCents), true],
  ['Hours', (row) => (row.laborMs / MS_PER_HOUR).toFixed(2)],
  ['Labor', (row) => money(row.laborCents), true],
  ['Material', (row) => money(row.materialCents), true],
  ['Margin', (row) => money(row.marginCents), true],
  ['Margin %', (row) => row.marginPercent?.toFixed(1) ?? ''],
];

/** Text that a spreadsheet would take for a formula is told to be text; numbers stay numbers. */
const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);

export function profitabilityCsv(
  reader: Reader,
  filter: ProfitabilityFilter,
  seesMoney: boolean,
): string {
  const columns = COLUMNS.filter(([, , isMoney]) => seesMoney || !isMoney);
  const rows = Array.from(eachProfitabilityRow(reader, filter, seesMoney), (row) =>
    columns.map(([, of]) => escapeFormula(of(row))),
  );
  return stringify([columns.map(([title]) => title), ...rows], { bom: true });
}

function escapeFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !isNumber(text) ? `'${text}` : text;
}
