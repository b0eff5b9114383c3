/** What the profitability report shows, as the address bar says it and as the API is asked. */

import type { OrderStatus } from '#schema/contract/orders.ts';
import type { CalendarDay } from '../time/calendar.ts';
import { isId } from './id.ts';
import { appendDays, daysOf, readRange, writeRange, type Range } from './range.ts';
import { DEFAULT_SORT, isMoney, readSort, writeSort, type Sort } from './sort.ts';

export const REPORT_RANGE = 'last-30-days';

/** The early warning: open orders whose cost has come this near to their revenue, in percent. */
export const WARNING_STEPS: readonly number[] = [50, 60, 70, 80, 90, 100];

const STATUSES: readonly OrderStatus[] = ['open', 'hold', 'shipped', 'void'];

export interface ReportFilter {
  range: Range;
  customer: string;
  q: string;
  teamId: number | null;
  /** Code; empty for every task type. */
  taskType: string;
  status: OrderStatus | '';
  /** Cost in percent of revenue. Goes with open orders only: another status ends the warning. */
  costOver: number | null;
  sort: Sort;
}

export const EVERYTHING: Omit<ReportFilter, 'range' | 'sort'> = {
  customer: '',
  q: '',
  teamId: null,
  taskType: '',
  status: '',
  costOver: null,
};

/** @param showsMoney who may not see money may not sort by it: a link of an admin's may say so */
export function readReportFilter(query: URLSearchParams, showsMoney: boolean): ReportFilter {
  const costOver = wholeNumber(query.get('costOver'), 1000);
  const sort = readSort(query.get('sort'));
  return {
    range: readRange(query, REPORT_RANGE),
    customer: query.get('customer') ?? '',
    q: query.get('q') ?? '',
    teamId: wholeNumber(query.get('team')),
    taskType: query.get('taskType') ?? '',
    status:
      costOver === null ? (STATUSES.find((one) => one === query.get('status')) ?? '') : 'open',
    costOver,
    sort: showsMoney || !isMoney(sort.column) ? sort : DEFAULT_SORT,
  };
}

export function writeReportFilter(filter: ReportFilter): URLSearchParams {
  const query = new URLSearchParams();
  writeRange(query, filter.range, REPORT_RANGE);
  appendSelection(query, filter);
  if (writeSort(filter.sort) !== writeSort(DEFAULT_SORT)) query.set('sort', writeSort(filter.sort));
  return query;
}

/** Which orders, in which days: what the pictures are asked with, whatever the order of the rows. */
export function reportSelection(filter: ReportFilter, today: CalendarDay): URLSearchParams {
  const query = new URLSearchParams();
  appendDays(query, daysOf(filter.range, today));
  appendSelection(query, filter);
  return query;
}

/** The question to the API, without a place in the list: also the address of the files. */
export function reportQuestion(filter: ReportFilter, today: CalendarDay): URLSearchParams {
  const query = reportSelection(filter, today);
  query.set('sort', writeSort(filter.sort));
  return query;
}

/** The address and the API call them the same. */
function appendSelection(query: URLSearchParams, filter: ReportFilter): void {
  const { customer, q, teamId, taskType, status, costOver } = filter;
  if (customer) query.set('customer', customer);
  if (q) query.set('q', q);
  if (teamId !== null) query.set('team', String(teamId));
  if (taskType) query.set('taskType', taskType);
  if (status) query.set('status', status);
  if (costOver !== null && status === 'open') query.set('costOver', String(costOver));
}

/** A number from 1 on; anything else somebody typed into the address is left out. */
function wholeNumber(text: string | null, most = Infinity): number | null {
  return text !== null && isId(text) && Number(text) <= most ? Number(text) : null;
}
