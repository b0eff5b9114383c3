/** What a table report shows, as the address bar says it and as the API is asked. */
import {
  TABLES,
  type TableDeclaration,
  type TableFilter as FilterName,
  type TableName,
} from '#schema/rules/table-columns.ts';
import type { CalendarDay } from '../time/calendar.ts';
import { appendDays, daysOf, readRange, writeRange, type Range } from './range.ts';

export const TABLE_RANGE = 'last-30-days';

/** Filters beside the range: what the server understands of them is the server's to say. */
export type Narrowing = Partial<Record<Exclude<FilterName, 'from' | 'to'>, string>>;

export interface TableFilter {
  range: Range;
  narrowing: Narrowing;
  /** Key of a column, a leading minus for the largest first; empty is the report's own order. */
  sort: string;
}

export function filtersOf(name: TableName): readonly (keyof Narrowing)[] {
  const { filters }: TableDeclaration = TABLES[name];
  return filters.filter((filter) => filter !== 'from' && filter !== 'to');
}

/** Filters this report does not have are left out: links between reports may carry them. */
export function readTableFilter(name: TableName, query: URLSearchParams): TableFilter {
  const narrowing: Narrowing = {};
  for (const filter of filtersOf(name)) {
    const value = query.get(filter)?.trim();
    if (value) narrowing[filter] = value;
  }
  const { columns }: TableDeclaration = TABLES[name];
  const sort = query.get('sort') ?? '';
  const isThere = columns.some(({ key }) => key === sort.replace(/^-/, ''));
  return { range: readRange(query, TABLE_RANGE), narrowing, sort: isThere ? sort : '' };
}

export function writeTableFilter(filter: TableFilter): URLSearchParams {
  const query = new URLSearchParams();
  writeRange(query, filter.range, TABLE_RANGE);
  appendRest(query, filter);
  return query;
}

/** The question to the API, without limit and cursor: also the address of the files. */
export function tableQuery(filter: TableFilter, today: CalendarDay): URLSearchParams {
  const query = new URLSearchParams();
  appendDays(query, daysOf(filter.range, today));
  appendRest(query, filter);
  return query;
}

function appendRest(query: URLSearchParams, { narrowing, sort }: TableFilter): void {
  for (const [name, value] of Object.entries(narrowing)) if (value) query.set(name, value);
  if (sort) query.set('sort', sort);
}

/** A click on a heading: the same column turns round, words begin with A and figures with the most. */
export function sortAfterHeading(sort: string, key: string, isFigure: boolean): string {
  if (sort === key) return `-${key}`;
  if (sort === `-${key}`) return key;
  return isFigure ? `-${key}` : key;
}
