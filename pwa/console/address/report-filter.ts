/** What the profitability report shows, as the address bar says it and as the API is asked. */

import type { CalendarDay } from '../time/calendar.ts';
import { appendDays, daysOf, readRange, writeRange, type Range } from './range.ts';
import { DEFAULT_SORT, readSort, writeSort, type Sort } from './sort.ts';

export const REPORT_RANGE = 'last-30-days';

export interface ReportFilter {
  range: Range;
  customer: string;
  q: string;
  sort: Sort;
}

export function readReportFilter(query: URLSearchParams): ReportFilter {
  return {
    range: readRange(query, REPORT_RANGE),
    customer: query.get('customer') ?? '',
    q: query.get('q') ?? '',
    sort: readSort(query.get('sort')),
  };
}

export function writeReportFilter(filter: ReportFilter): URLSearchParams {
  const query = new URLSearchParams();
  writeRange(query, filter.range, REPORT_RANGE);
  if (filter.customer) query.set('customer', filter.customer);
  if (filter.q) query.set('q', filter.q);
  if (writeSort(filter.sort) !== writeSort(DEFAULT_SORT)) query.set('sort', writeSort(filter.sort));
  return query;
}

/** The question to the API, without limit and cursor: also the address of the CSV. */
export function reportQuestion(filter: ReportFilter, today: CalendarDay): URLSearchParams {
  const query = new URLSearchParams();
  appendDays(query, daysOf(filter.range, today));
  if (filter.customer) query.set('customer', filter.customer);
  if (filter.q) query.set('q', filter.q);
  query.set('sort', writeSort(filter.sort));
  return query;
}
