/** The profitability report, its pictures, and the order looked at in it. */
import type { OrderCost, SessionHistory } from '#schema/contract/order-cost.ts';
import type {
  Profitability,
  ProfitabilityPictures,
  ProfitabilityRow,
  ReportCustomers,
} from '#schema/contract/reports.ts';
import { daysOf, appendDays, type Range } from '../address/range.ts';
import type { CalendarDay } from '../time/calendar.ts';
import type { ConsoleApi } from './console-api.ts';
import { createQuery, type Query } from './load.ts';
import { createLongList, PAGE_ROWS, type LongList } from './long-list.ts';

const PATH = '/api/reports/order-profitability';

export interface Reports {
  profitability: LongList<Profitability, ProfitabilityRow>;
  /** Asked with the days and the selection alone: sorting the table changes no picture. */
  pictures: Query<string, ProfitabilityPictures>;
  /** Asked with the rest of its address, see `orderCostQuestion`. */
  orderCost: Query<string, OrderCost>;
  /** Names that hold what somebody typed. */
  customers: Query<string, string[]>;
  /** What made one session what it is, asked by its id. */
  sessionHistory: Query<string, SessionHistory>;
}

export function createReports(api: ConsoleApi): Reports {
  return {
    profitability: createLongList<Profitability, ProfitabilityRow>({
      ask: (question, offset, signal) => {
        const query = new URLSearchParams(question);
        query.set('limit', String(PAGE_ROWS));
        if (offset > 0) query.set('offset', String(offset));
        return api.get<Profitability>(`${PATH}?${query.toString()}`, signal);
      },
      countOf: ({ totals }) => totals.orders,
      isSame: (a, b) => JSON.stringify(a.totals) === JSON.stringify(b.totals),
    }),
    pictures: createQuery((question, signal) => api.get(`${PATH}/pictures?${question}`, signal)),
    orderCost: createQuery((question, signal) => api.get(`${PATH}/${question}`, signal)),
    customers: createQuery(async (q, signal) => {
      const path = `/api/reports/customers?${new URLSearchParams({ q }).toString()}`;
      return (await api.get<ReportCustomers>(path, signal)).customers;
    }),
    sessionHistory: createQuery((id, signal) =>
      api.get(`/api/reports/sessions/${encodeURIComponent(id)}`, signal),
    ),
  };
}

export type ReportFile = 'csv' | 'xlsx';

export function fileAddress(file: ReportFile, question: URLSearchParams): string {
  return `${PATH}.${file}?${question.toString()}`;
}

export function orderCostQuestion(orderNumber: string, range: Range, today: CalendarDay): string {
  const query = new URLSearchParams();
  appendDays(query, daysOf(range, today));
  return `${encodeURIComponent(orderNumber)}?${query.toString()}`;
}
