import { ReportSettings, ReportSettingsChange } from '#schema/contract/report-settings.ts';
import type { AppContext } from '#server/context.ts';
import { execute } from '#server/http/envelope.ts';
import { address, jsonAnswer, jsonBody, router } from '#server/http/route.ts';
import { readReportSettings } from './report-settings.queries.ts';

const read = address('foreman', {
  method: 'get',
  path: '/api/report-settings',
  summary: 'How reports count: burden on labor, and when an order’s cost is warned of',
  responses: { 200: jsonAnswer(ReportSettings, 'Settings') },
});
const change = address('admin', {
  method: 'patch',
  path: '/api/report-settings',
  summary: 'Change how reports count, those about the past too',
  request: { body: jsonBody(ReportSettingsChange) },
  responses: { 200: jsonAnswer(ReportSettings, 'Changed') },
});

export function reportSettingsRoutes(app: AppContext) {
  return router()
    .openapi(read, (c) => c.json(readReportSettings(app.reader), 200))
    .openapi(change, async (c) =>
      c.json(await execute(c, 'settings.changeReports', c.req.valid('json')), 200),
    );
}
