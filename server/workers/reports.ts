/** Worker entry for long reads: its own read-only connection, so nobody waits for a report. */
import type { OrderCostQuery } from '#schema/contract/order-cost.ts';
import type { ProfitabilityQuery, ProfitabilitySelection } from '#schema/contract/reports.ts';
import type { SettingChange } from '#schema/contract/settings.ts';
import type { TablePageQuery } from '#schema/contract/table-reports.ts';
import type { PayRatePreviewQuery } from '#schema/contract/users.ts';
import { previewPayRate } from '#server/costing/recost-preview.ts';
import type { Connection } from '#server/db/statements.ts';
import { listRecentOrders } from '#server/orders/offline.queries.ts';
import { orderCost } from '#server/reports/order-cost.ts';
import { previewSetting } from '#server/previews/preview.ts';
import { profitabilityPictures } from '#server/reports/pictures.ts';
import { profitability } from '#server/reports/profitability.ts';
import { listCustomers } from '#server/reports/profitability.queries.ts';
import { sessionHistory, type HistoryViewer } from '#server/reports/session-history.ts';
import type { Question } from '#server/reports/tables/question.ts';
import { tableReport } from '#server/reports/tables/tables.ts';
import { giveWay } from './give-way.ts';
import { refusalOf, type ThreadAnswer } from './thread-answer.ts';
import { openThreadReader } from './thread-reader.ts';

giveWay();

export type ReportJob =
  | { kind: 'table'; question: Question; page: Pick<TablePageQuery, 'limit' | 'cursor'> }
  | { kind: 'recent-orders'; since: string }
  | { kind: 'pay-rate-preview'; userId: number; rate: PayRatePreviewQuery }
  | { kind: 'profitability'; query: ProfitabilityQuery; seesMoney: boolean }
  | { kind: 'profitability-pictures'; query: ProfitabilitySelection; seesMoney: boolean }
  | { kind: 'order-cost'; orderNumber: string; range: OrderCostQuery; seesMoney: boolean }
  | { kind: 'session-history'; sessionId: string; viewer: HistoryViewer }
  | { kind: 'setting-preview'; change: SettingChange; now: number }
  | { kind: 'customers'; q: string | undefined };

let connection: Connection | undefined;

export default function run(job: ReportJob): ThreadAnswer {
  const reader = (connection ??= openThreadReader());
  try {
    // What one answer says is of one moment: its rows and its totals agree.
    return { ok: true, answer: reader.snapshot(() => answerOf(reader, job)) };
  } catch (error) {
    return refusalOf(error);
  }
}

function answerOf(reader: Connection, job: ReportJob): unknown {
  switch (job.kind) {
    case 'recent-orders':
      return listRecentOrders(reader, job.since);
    case 'pay-rate-preview':
      return previewPayRate(reader, job.userId, job.rate);
    case 'profitability':
      return profitability(reader, job.query, job.seesMoney);
    case 'profitability-pictures':
      return profitabilityPictures(reader, job.query, job.seesMoney);
    case 'table':
      return tableReport(reader, job.question, job.page);
    case 'order-cost':
      return orderCost(reader, job.orderNumber, job.range, job.seesMoney) ?? null;
    case 'session-history':
      return sessionHistory(reader, job.sessionId, job.viewer) ?? null;
    case 'setting-preview':
      return previewSetting(reader, job.change, job.now);
    case 'customers':
      return listCustomers(reader, job.q);
  }
}
