/** The profitability report and the order looked at in it. */
import type { OrderCost, Profitability } from '#schema/contract/reports.ts';
import { daysOf, appendDays, type Range } from '../address/range.ts';
import type { CalendarDay } from '../time/calendar.ts';
import type { ConsoleApi } from './console-api.ts';
import { createQuery, type Query } from './load.ts';
import { createPagedQuery, type PagedQuery } from './paged.ts';

const PATH = '/api/reports/order-profitability';
const PAGE_ROWS = '100';

export interface Reports {
  profitability: PagedQuery<Profitability>;
  /** Asked with the rest of its address, see `orderCostQuestion`. */
  orderCost: Query<string, OrderCost>;
}

export function createReports(api: ConsoleApi): Reports {
  return {
    profitability: createPagedQuery(
      (question, cursor, signal) => {
        const query = new URLSearchParams(question);
        query.set('limit', PAGE_ROWS);
        if (cursor) query.set('cursor', cursor);
        return api.get<Profitability>(`${PATH}?${query.toString()}`, signal);
      },
      (first, next) => ({
        ...first,
        rows: [...first.rows, ...next.rows],
        nextCursor: next.nextCursor,
      }),
    ),
    orderCost: createQuery((question, signal) => api.get<OrderCost>(`${PATH}/${question}`, signal)),
  };
}

export function csvAddress(question: URLSearchParams): string {
  return `${PATH}.csv?${question.toString()}`;
}

export function orderCostQuestion(orderNumber: string, range: Range, today: CalendarDay): string {
  const query = new URLSearchParams();
  appendDays(query, daysOf(range, today));
  return `${encodeURIComponent(orderNumber)}?${query.toString()}`;
}
