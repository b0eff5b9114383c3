import { z } from 'zod';
import { idParameter } from '#schema/contract/common.ts';
import { NewView, ViewAnswer, ViewList, ViewsQuery } from '#schema/contract/views.ts';
import { AppError } from '#server/app-error.ts';
import type { AppContext } from '#server/context.ts';
import { requireSignIn } from '#server/http/caller.ts';
import { execute } from '#server/http/envelope.ts';
import { address, jsonAnswer, jsonBody, router } from '#server/http/route.ts';
import { findView, listViews } from './views.queries.ts';

const list = address('foreman', {
  method: 'get',
  path: '/api/views',
  summary: 'Your own saved views, of one page or of all',
  request: { query: ViewsQuery },
  responses: { 200: jsonAnswer(ViewList, 'Views') },
});
const save = address('foreman', {
  method: 'put',
  path: '/api/views',
  summary: 'Save a view by name, over the one of that name and page if there is one',
  request: { body: jsonBody(NewView) },
  responses: { 200: jsonAnswer(ViewAnswer, 'Saved') },
});
const remove = address('foreman', {
  method: 'delete',
  path: '/api/views/{id}',
  summary: 'Delete one of your saved views',
  request: { params: z.object({ id: idParameter }) },
  responses: { 204: { description: 'Deleted' } },
});

export function viewsRoutes(app: AppContext) {
  return router()
    .openapi(list, (c) => {
      const { user_id: userId } = requireSignIn(c.get('caller'));
      return c.json({ views: listViews(app.reader, userId, c.req.valid('query').page) }, 200);
    })
    .openapi(save, async (c) => {
      const { viewId } = await execute(c, 'views.save', c.req.valid('json'));
      const { user_id: userId } = requireSignIn(c.get('caller'));
      const view = findView(app.reader, userId, viewId);
      if (!view) throw new AppError('not_found', 'This view has been deleted since.');
      return c.json({ view }, 200);
    })
    .openapi(remove, async (c) => {
      await execute(c, 'views.delete', { viewId: c.req.valid('param').id });
      return c.body(null, 204);
    });
}
