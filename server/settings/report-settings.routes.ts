import { ReportSettings } from '#schema/contract/report-settings.ts';
import type { AppContext } from '#server/context.ts';
import { address, jsonAnswer, router } from '#server/http/route.ts';
import { readReportSettings } from './report-settings.queries.ts';

const read = address('foreman', {
  method: 'get',
  path: '/api/report-settings',
  summary: 'How reports count: overtime, rounding, burden, and when an order’s cost is warned of',
  responses: { 200: jsonAnswer(ReportSettings, 'Settings') },
});

export function reportSettingsRoutes(app: AppContext) {
  return router().openapi(read, (c) => c.json(readReportSettings(app.reader), 200));
}
