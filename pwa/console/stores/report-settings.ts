/** How reports count, and what they would say if they counted otherwise. */
import type {
  ReportSettings as Settings,
  ReportSettingsChange,
} from '#schema/contract/report-settings.ts';
import type { Profitability } from '#schema/contract/reports.ts';
import type { ConsoleApi } from './console-api.ts';
import { createQuery, type Query } from './load.ts';
import { createSubmitter, type Submitter } from './submission.ts';

/** Labor, burden and margin of the orders of some days, in cents. */
export type Margin = Pick<
  Profitability['totals'],
  'laborCents' | 'burdenCents' | 'marginCents' | 'orders'
>;

/** Open orders whose cost has reached this percentage of their revenue. */
export interface Warned {
  percent: number;
  orders: number;
}

export interface ReportSettings {
  current: Query<'all', Settings>;
  change: Submitter<[ReportSettingsChange], Settings>;
  /** Of the days in a question like `from=2026-10-01&to=2026-10-31`. */
  margin: Query<string, Margin>;
  warnedNow: Query<number, Warned>;
  warnedThen: Query<number, Warned>;
}

const PATH = '/api/report-settings';

/** @param onChanged every report counts anew from then on */
export function createReportSettings(api: ConsoleApi, onChanged: () => void): ReportSettings {
  const current = createQuery<'all', Settings>((_all, signal) => api.get(PATH, signal));
  const totals = async (question: string, signal: AbortSignal) => {
    const path = `/api/reports/order-profitability?${question}&limit=1`;
    return (await api.get<Profitability>(path, signal)).totals;
  };
  const warned = () =>
    createQuery<number, Warned>(async (percent, signal) => {
      const { orders } = await totals(`status=open&costOver=${percent}`, signal);
      return { percent, orders };
    });
  return {
    current,
    change: createSubmitter(
      async (change) => {
        const settings = await api.change<Settings>('PATCH', PATH, change);
        current.forget();
        await current.load('all');
        onChanged();
        return settings;
      },
      { fields: ['burdenBasisPoints', 'costWarningPercent'] },
    ),
    margin: createQuery(totals),
    warnedNow: warned(),
    warnedThen: warned(),
  };
}
