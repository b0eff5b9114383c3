/** What a table report shows, as the address bar says it and as the API is asked. */
import {
  TABLES,
  type TableDeclaration,
  type TableFilter as FilterName,
  type TableName,
} from '#schema/rules/table-columns.ts';
import type { CalendarDay } from '../time/calendar.ts';
import { isId } from './id.ts';
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

const HOURS = /^\d{1,3}(\.\d{1,2})?$/;

/** An address somebody typed or an old link may say anything: what can be nothing is left out. */
const CAN_BE: Readonly<Record<keyof Narrowing, (value: string) => boolean>> = {
  team: (value) => value === 'none' || isId(value),
  user: isId,
  taskType: (value) => value.length <= 40,
  material: (value) => value.length <= 40,
  customer: (value) => value.length <= 120,
  weekHours: (value) => value === 'none' || isHours(value, 168),
  dayHours: (value) => isHours(value, 24),
  round: (value) => ['0', '5', '6', '15'].includes(value),
};

function isHours(value: string, most: number): boolean {
  return HOURS.test(value) && Number(value) > 0 && Number(value) <= most;
}

/**
 * Filters this report does not have are left out: links between reports may carry them. So is what
 * sorts by money where none is shown: a link of an admin's may say so.
 */
export function readTableFilter(
  name: TableName,
  query: URLSearchParams,
  showsMoney: boolean,
): TableFilter {
  const narrowing: Narrowing = {};
  for (const filter of filtersOf(name)) {
    const value = query.get(filter)?.trim();
    if (value && CAN_BE[filter](value)) narrowing[filter] = value;
  }
  const { columns }: TableDeclaration = TABLES[name];
  const sort = query.get('sort') ?? '';
  const isThere = columns.some(
    ({ key, isMoney }) => key === sort.replace(/^-/, '') && (showsMoney || !isMoney),
  );
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
