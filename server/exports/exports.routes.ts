/** Reports as files: the same questions as the pages ask, the whole result, as a stream. */
import type { Context } from 'hono';
import { ProfitabilityFilter } from '#schema/contract/reports.ts';
import { seesMoney } from '#server/http/caller.ts';
import { address, router, type Env } from '#server/http/route.ts';
import { requireRange, requireSortRight } from '#server/reports/profitability.ts';
import type { ExportFormat, ExportJob } from './file-of.ts';
import { XLSX_TYPE } from './xlsx.ts';

const TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv',
  xlsx: XLSX_TYPE,
};

const profitability = <const Format extends ExportFormat>(format: Format) =>
  address('foreman', {
    method: 'get',
    path: `/api/reports/order-profitability.${format}`,
    summary: `The whole report as ${format.toUpperCase()}`,
    request: { query: ProfitabilityFilter },
    responses: { 200: { description: 'File', content: { [TYPES[format]]: {} } } },
  });
const profitabilityCsv = profitability('csv');
const profitabilityXlsx = profitability('xlsx');

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
async function answerFile(c: Context<Env>, job: ExportJob, name: string): Promise<Response> {
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
  const answerProfitability = (
    c: Context<Env>,
    filter: ProfitabilityFilter,
    format: ExportFormat,
  ): Promise<Response> => {
    const seesAll = seesMoney(c.get('caller'));
    requireRange(filter);
    requireSortRight(filter.sort, seesAll);
    const report = { name: 'order-profitability' as const, filter };
    const job: ExportJob = { kind: 'export', format, report, seesMoney: seesAll };
    return answerFile(c, job, fileName(report.name, filter, format));
  };
  return router()
    .openapi(profitabilityCsv, (c) => answerProfitability(c, c.req.valid('query'), 'csv'))
    .openapi(profitabilityXlsx, (c) => answerProfitability(c, c.req.valid('query'), 'xlsx'));
}
