/** Reports as files: the same questions as the pages ask, the whole result, as a stream. */
import type { Context } from 'hono';
import { AuditFilter } from '#schema/contract/audit.ts';
import { ProfitabilityFilter } from '#schema/contract/reports.ts';
import { TableQuery } from '#schema/contract/table-reports.ts';
import { TABLE_NAMES, TABLES, type TableName } from '#schema/rules/table-columns.ts';
import { selectionOf } from '#server/audit/selection.ts';
import { requireSignIn, seesMoney, viewerOf } from '#server/http/caller.ts';
import { address, router, type Env } from '#server/http/route.ts';
import { requireRange, requireSortRight } from '#server/reports/profitability.ts';
import { requireQuestion, type Question } from '#server/reports/tables/question.ts';
import { withShopRules } from '#server/reports/tables/shop-rules.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import type { ExportFormat, ExportJob } from './file-of.ts';
import { XLSX_TYPE } from './xlsx.ts';

const TYPES: Readonly<Record<ExportFormat, string>> = { csv: 'text/csv', xlsx: XLSX_TYPE };
const FORMATS = Object.keys(TYPES) as ExportFormat[];

const answers = (format: ExportFormat) => ({
  200: { description: 'File', content: { [TYPES[format]]: {} } },
});
const profitability = (format: ExportFormat) =>
  address('foreman', {
    method: 'get',
    path: `/api/reports/order-profitability.${format}`,
    summary: `Order profitability, the whole result as .${format}`,
    request: { query: ProfitabilityFilter },
    responses: answers(format),
  });
/** An address for each name: a parameter cannot be a part of a word. */
const table = (name: TableName, format: ExportFormat) =>
  address('foreman', {
    method: 'get',
    path: `/api/reports/tables/${name}.${format}`,
    summary: `${TABLES[name].title}, the whole result as .${format}`,
    request: { query: TableQuery },
    responses: answers(format),
  });

const audit = (format: ExportFormat) =>
  address('admin', {
    method: 'get',
    path: `/api/audit.${format}`,
    summary: `Who did what when, the whole list as .${format}`,
    request: { query: AuditFilter },
    responses: answers(format),
  });

interface Range {
  from?: string | undefined;
  to?: string | undefined;
}

/** `order-profitability-2026-02-01-2026-02-28.csv`; an open end is said in a word. */
function fileName(report: string, { from, to }: Range, format: ExportFormat): string {
  const range =
    from !== undefined && to !== undefined
      ? [from, to]
      : [from !== undefined && `from-${from}`, to !== undefined && `until-${to}`];
  return `${[report, ...range].filter(Boolean).join('-')}.${format}`;
}

/** Answers with the file as soon as its first bytes are there. */
async function answerFile(
  c: Context<Env>,
  wanted: Pick<ExportJob, 'format' | 'report'>,
  name: string,
): Promise<Response> {
  const { language } = requireSignIn(c.get('caller'));
  const job: ExportJob = { kind: 'export', language, ...wanted };
  const headers = {
    'content-type': job.format === 'csv' ? `${TYPES.csv}; charset=utf-8` : TYPES.xlsx,
    'content-disposition': `attachment; filename="${name}"`,
  };
  // Whoever asks for the headers only would never read the file, and it would wait to be read.
  if (c.req.method === 'HEAD') return c.body(null, 200, headers);
  const { exports, log } = c.get('app');
  const file = await exports.send(job, (error) => {
    log.error({ event: 'export_failed', path: c.req.path, reason: String(error) });
  });
  return c.body(file, 200, headers);
}

export function exportsRoutes() {
  const routes = router();
  for (const format of FORMATS) {
    routes.openapi(profitability(format), (c) => {
      const filter = c.req.valid('query');
      const seesAll = seesMoney(c.get('caller'));
      requireRange(filter);
      requireSortRight(filter.sort, seesAll);
      const report = { name: 'order-profitability', filter, seesMoney: seesAll } as const;
      return answerFile(c, { format, report }, fileName(report.name, filter, format));
    });
    routes.openapi(audit(format), (c) => {
      const filter = c.req.valid('query');
      requireRange(filter);
      const { settings, clock } = c.get('app');
      const timeZone = settings().plantTimeZone;
      const selection = selectionOf(filter, plantCalendar(timeZone), clock());
      const report = { name: 'audit', selection, timeZone } as const;
      return answerFile(c, { format, report }, fileName('audit', filter, format));
    });
    for (const name of TABLE_NAMES) {
      routes.openapi(table(name, format), (c) => {
        const query = c.req.valid('query');
        const asked = { name, query, viewer: viewerOf(c.get('caller')) };
        const question: Question = withShopRules(c.get('app'), asked);
        requireQuestion(question);
        const report = { name: 'table', question } as const;
        return answerFile(c, { format, report }, fileName(name, query, format));
      });
    }
  }
  return routes;
}
