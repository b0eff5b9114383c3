/** How reports count, for whoever may read them. */
import type { ReportSettings as Settings } from '#schema/contract/report-settings.ts';
import type { ConsoleApi } from './console-api.ts';
import { createQuery, type Query } from './load.ts';

export type ReportSettings = Query<'all', Settings>;

export const createReportSettings = (api: ConsoleApi): ReportSettings =>
  createQuery((_all, signal) => api.get('/api/report-settings', signal));
