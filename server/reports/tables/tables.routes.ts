import {
  TableList,
  TablePageQuery,
  TableParameters,
  TableReport,
} from '#schema/contract/table-reports.ts';
import { TABLE_NAMES } from '#schema/rules/table-columns.ts';
import type { AppContext } from '#server/context.ts';
import { viewerOf } from '#server/http/caller.ts';
import { address, jsonAnswer, router } from '#server/http/route.ts';
import { requireQuestion, sortOf, type Question } from './question.ts';
import { withShopRules } from './shop-rules.ts';
import { declarationOf } from './table.ts';

const list = address('foreman', {
  method: 'get',
  path: '/api/reports/tables',
  summary: 'The tables this caller may ask for, and their columns',
  responses: { 200: jsonAnswer(TableList, 'Tables') },
});
const table = address('foreman', {
  method: 'get',
  path: '/api/reports/tables/{name}',
  summary: 'One table: hours, materials, estimates or customers in a range of days',
  request: { params: TableParameters, query: TablePageQuery },
  responses: { 200: jsonAnswer(TableReport, 'Table') },
});

export function tablesRoutes(app: AppContext) {
  return router()
    .openapi(list, (c) => {
      const viewer = viewerOf(c.get('caller'));
      const tables = TABLE_NAMES.map((name) => {
        const { title, filters, required = [], columns } = declarationOf(name);
        return {
          name,
          title,
          filters: [...filters],
          required: [...required],
          defaultSort: sortOf({ name, query: {}, viewer, today: '' }),
          columns: columns.map((column) => ({ ...column })),
        };
      });
      return c.json({ tables }, 200);
    })
    .openapi(table, async (c) => {
      const { name } = c.req.valid('param');
      const { limit, cursor, ...query } = c.req.valid('query');
      const asked = { name, query, viewer: viewerOf(c.get('caller')) };
      const question: Question = withShopRules(app, asked);
      // Refused before it waits for the worker.
      requireQuestion(question);
      const job = { kind: 'table' as const, question, page: { limit, cursor } };
      return c.json(await app.reports.run<TableReport>(job), 200);
    });
}
