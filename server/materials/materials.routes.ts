import {
  MaterialList,
  MaterialUsageAnswer,
  MaterialUsageList,
  MaterialUsageQuery,
  NewMaterialUsage,
} from '#schema/contract/materials.ts';
import type { AppContext } from '#server/context.ts';
import { execute } from '#server/http/envelope.ts';
import { address, jsonAnswer, jsonBody, router } from '#server/http/route.ts';
import { listMaterials, listUsages } from './materials.queries.ts';

const list = address('operator', {
  method: 'get',
  path: '/api/materials',
  summary: 'What can be used up',
  responses: { 200: jsonAnswer(MaterialList, 'Materials') },
});
const log = address('operator', {
  method: 'post',
  path: '/api/material-usages',
  summary: 'Log material on an order; a negative quantity is a return',
  request: { body: jsonBody(NewMaterialUsage) },
  responses: { 201: jsonAnswer(MaterialUsageAnswer, 'Logged') },
});
const usages = address('operator', {
  method: 'get',
  path: '/api/material-usages',
  summary: 'Material logged on an order, the latest first',
  request: { query: MaterialUsageQuery },
  responses: { 200: jsonAnswer(MaterialUsageList, 'Usages') },
});

export function materialsRoutes(app: AppContext) {
  return router()
    .openapi(list, (c) => c.json({ materials: listMaterials(app.reader) }, 200))
    .openapi(log, async (c) => c.json(await execute(c, 'materials.log', c.req.valid('json')), 201))
    .openapi(usages, (c) => {
      const { order } = c.req.valid('query');
      return c.json({ materialUsages: listUsages(app.reader, order) }, 200);
    });
}
