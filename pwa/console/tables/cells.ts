/** How a cell of a report is written, by what its column holds; what is not known is a dash. */
import type { ColumnKind } from '#schema/rules/table-columns.ts';
import { money, percent, plainDate, quantity } from '../../shared/format.ts';
import { hours } from '../reports/words.ts';
import { text } from '../text.ts';

export type Cell = string | number | null | undefined;

const THOUSAND = 1000;

const FIGURES: Partial<Record<ColumnKind, (value: number) => string>> = {
  hours,
  cents: (value) => money(value),
  percent: (value) => percent(value),
  quantity: (value) => quantity(value / THOUSAND),
};

export function cellWords(kind: ColumnKind, value: Cell): string {
  if (value === null || value === undefined) return text.common.none;
  if (typeof value === 'string') return kind === 'date' ? plainDate(value) : value;
  return (FIGURES[kind] ?? quantity)(value);
}

/** What is written as words stands at the start of its column, figures at the end. */
export function isFigure(kind: ColumnKind): boolean {
  return kind !== 'text' && kind !== 'date';
}
