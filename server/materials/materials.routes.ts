import { z } from 'zod';
import {
  MaterialAnswer,
  MaterialChange,
  NewMaterial,
  MaterialList,
  MaterialUsageAnswer,
  MaterialUsageList,
  MaterialUsageQuery,
  NewMaterialUsage,
} from '#schema/contract/materials.ts';
import type { AppContext } from '#server/context.ts';
import { execute, ifMatch, versionSeen } from '#server/http/envelope.ts';
import { address, jsonAnswer, jsonBody, router } from '#server/http/route.ts';
import { getMaterial, listMaterials, listUsages } from './materials.queries.ts';

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

const add = address('admin', {
  method: 'post',
  path: '/api/materials',
  summary: 'Add a material',
  request: { body: jsonBody(NewMaterial) },
  responses: { 201: jsonAnswer(MaterialAnswer, 'Added') },
});
const change = address('admin', {
  method: 'patch',
  path: '/api/materials/{code}',
  summary: 'Change a material from now on, or take it off the tablets',
  request: {
    headers: ifMatch,
    params: z.object({ code: z.string().max(32) }),
    body: jsonBody(MaterialChange),
  },
  responses: { 200: jsonAnswer(MaterialAnswer, 'Changed') },
});

export function materialsRoutes(app: AppContext) {
  return router()
    .openapi(add, async (c) => {
      const { code } = await execute(c, 'materials.add', c.req.valid('json'));
      return c.json({ material: getMaterial(app.reader, code) }, 201);
    })
    .openapi(change, async (c) => {
      const { code } = c.req.valid('param');
      const request = {
        code,
        change: c.req.valid('json'),
        ifVersion: versionSeen(c.req.valid('header')),
      };
      await execute(c, 'materials.change', request);
      return c.json({ material: getMaterial(app.reader, code) }, 200);
    })
    .openapi(list, (c) => c.json({ materials: listMaterials(app.reader) }, 200))
    .openapi(log, async (c) => c.json(await execute(c, 'materials.log', c.req.valid('json')), 201))
    .openapi(usages, (c) => {
      const { order } = c.req.valid('query');
      return c.json({ materialUsages: listUsages(app.reader, order) }, 200);
    });
}
