/** What is asked of a table, and whether it can be asked by whoever does. */
import type { TableQuery } from '#schema/contract/table-reports.ts';
import type { TableColumn, TableFilter, TableName } from '#schema/rules/table-columns.ts';
import { AppError, malformed } from '#server/app-error.ts';
import type { Viewer } from '#server/http/caller.ts';
import { requireRange } from '../profitability.ts';
import { declarationOf, sortableBy } from './table.ts';

export interface Question {
  name: TableName;
  query: TableQuery;
  /** The plant's day that is today, YYYY-MM-DD. */
  today: string;
  viewer: Viewer;
}

/** Columns that are there: the rounded ones only while times are rounded. */
export function columnsOf(name: TableName, { round = 0 }: TableQuery): readonly TableColumn[] {
  const { columns, roundedColumns = [] } = declarationOf(name);
  return columns.filter(({ key }) => round > 0 || !roundedColumns.includes(key));
}

/** The order of the rows: what was asked for, or what the table opens with. */
export function sortOf({ name, query, viewer }: Question): string {
  const { defaultSort } = declarationOf(name);
  if (query.sort !== undefined) return query.sort;
  const sortable = sortableBy(columnsOf(name, query), viewer);
  if (sortable.some(({ key }) => key === defaultSort.replace(/^-/, ''))) return defaultSort;
  return sortable[0]?.key ?? defaultSort;
}

/**
 * @throws AppError `malformed` naming the field: a filter the table does not have or cannot do
 * without, an unknown column, a range that ends before it begins; `not_allowed` for sorting by
 * money without the right to see it.
 */
export function requireQuestion(question: Question): void {
  const { name, query, viewer } = question;
  const { title, filters, required = [] } = declarationOf(name);
  const { sort: _sort, ...given } = query;
  for (const field of Object.keys(given) as TableFilter[]) {
    if (given[field] !== undefined && !filters.includes(field)) {
      throw malformed(field, `is no filter of ${title}: it knows ${filters.join(', ')}`);
    }
  }
  for (const field of required) {
    if (given[field] === undefined) throw malformed(field, `must be given for ${title}`);
  }
  requireRange(query);
  const columns = columnsOf(name, query);
  const key = sortOf(question).replace(/^-/, '');
  if (!columns.some((column) => column.key === key)) {
    const keys = columns.map((column) => column.key).join(', ');
    throw malformed('sort', `must be one of ${keys}, with a leading minus for largest first`);
  }
  if (!sortableBy(columns, viewer).some((column) => column.key === key)) {
    throw new AppError('not_allowed', 'Only an admin can sort by money.');
  }
}
