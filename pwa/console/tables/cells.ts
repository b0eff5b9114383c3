/** How a cell of a report is written, by what its column holds; what is not known is a dash. */
import type { ColumnKind, TableColumn } from '#schema/rules/table-columns.ts';
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

/** As a cell of this column reads; a task's kind comes as the code it is. */
export function cellOf({ key, kind }: Pick<TableColumn, 'key' | 'kind'>, value: Cell): string {
  const isKind = key === 'kind' && (value === 'direct' || value === 'indirect');
  return isKind ? text.tasks.kinds[value] : cellWords(kind, value);
}

/** What is written as words stands at the start of its column, figures at the end. */
export function isFigure(kind: ColumnKind): boolean {
  return kind !== 'text' && kind !== 'date';
}
