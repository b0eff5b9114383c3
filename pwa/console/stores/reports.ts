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
import { createLongList, PAGE_ROWS, type LongList, type LongRows } from './long-list.ts';

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
  /** Reads what is shown anew behind it: the list, its pictures and the open order. */
  refresh(): Promise<void>;
}

type Row = ProfitabilityRow;
type List = LongRows<Profitability, Row>;

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The order's row in the list, as far as that was fetched. */
export function knownRow({ pages }: List, orderNumber: string): Row | null {
  for (const rows of pages.values()) {
    const found = rows.find((row) => row.orderNumber === orderNumber);
    if (found) return found;
  }
  return null;
}

export function createReports(api: ConsoleApi): Reports {
  const profitability = createLongList<Profitability, Row>({
    ask: (question, offset, signal) => {
      const query = new URLSearchParams(question);
      query.set('limit', String(PAGE_ROWS));
      if (offset > 0) query.set('offset', String(offset));
      return api.get<Profitability>(`${PATH}?${query.toString()}`, signal);
    },
    countOf: ({ totals }) => totals.orders,
    isSame: (a, b) => isSame(a.totals, b.totals),
  });
  const pictures: Reports['pictures'] = createQuery((question, signal) =>
    api.get(`${PATH}/pictures?${question}`, signal),
  );
  const orderCost: Reports['orderCost'] = createQuery((question, signal) =>
    api.get(`${PATH}/${question}`, signal),
  );

  /** The pictures are of the same orders as the sums: they change with these. */
  async function refreshList(): Promise<void> {
    const before = profitability.state.get().value?.answer.totals;
    await profitability.refresh();
    const after = profitability.state.get().value?.answer.totals;
    if (!isSame(before, after)) await pictures.reload();
  }

  /** An order that says something else than its row is newer: it was asked for later. */
  orderCost.state.subscribe(() => {
    const { value: cost, loading, error } = orderCost.state.get();
    const list = profitability.state.get().value;
    if (!cost || loading || error || !list) return;
    const row = knownRow(list, cost.row.orderNumber);
    if (row && !isSameRow(row, cost.row)) void refreshList();
  });

  return {
    profitability,
    pictures,
    orderCost,
    customers: createQuery(async (q, signal) => {
      const path = `/api/reports/customers?${new URLSearchParams({ q }).toString()}`;
      return (await api.get<ReportCustomers>(path, signal)).customers;
    }),
    sessionHistory: createQuery((id, signal) =>
      api.get(`/api/reports/sessions/${encodeURIComponent(id)}`, signal),
    ),
    async refresh() {
      await refreshList();
      await orderCost.reload();
    },
  };
}

/** Whatever order their figures come in. */
function isSameRow(a: Row, b: Row): boolean {
  const figures = ({ confidence, ...row }: Row) => Object.entries({ ...row, ...confidence }).sort();
  return isSame(figures(a), figures(b));
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
