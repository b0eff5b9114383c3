import { ReferenceList } from '#schema/contract/reference.ts';
import type { AppContext } from '#server/context.ts';
import { address, jsonAnswer, router } from '#server/http/route.ts';
import { listImports } from './reference.queries.ts';

const list = address('admin', {
  method: 'get',
  path: '/api/reference',
  summary: 'What was imported from the ERP, when, from which file, with which result',
  responses: { 200: jsonAnswer(ReferenceList, 'Imports') },
});

export function referenceRoutes(app: AppContext) {
  return router().openapi(list, (c) => c.json({ imports: listImports(app.reader) }, 200));
}
