import { RecostList } from '#schema/contract/recosts.ts';
import type { AppContext } from '#server/context.ts';
import { address, jsonAnswer, router } from '#server/http/route.ts';
import { listRecosts } from './recost.queries.ts';

const list = address('admin', {
  method: 'get',
  path: '/api/recosts',
  summary: 'What pay rates with a past date re-cost: what runs, then what ran lately',
  responses: { 200: jsonAnswer(RecostList, 'Re-costings') },
});

export function recostsRoutes(app: AppContext) {
  return router().openapi(list, (c) => c.json({ recosts: listRecosts(app.reader) }, 200));
}
