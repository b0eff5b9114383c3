import { z } from 'zod';
import { idParameter } from '#schema/contract/common.ts';
import { NewPayRate, PayRateAnswer, PayRateList } from '#schema/contract/users.ts';
import { AppError } from '#server/app-error.ts';
import type { AppContext } from '#server/context.ts';
import { execute } from '#server/http/envelope.ts';
import { address, jsonAnswer, jsonBody, router } from '#server/http/route.ts';
import { listRates } from './costing.queries.ts';

const params = z.object({ id: idParameter });

const list = address('admin', {
  method: 'get',
  path: '/api/users/{id}/pay-rates',
  summary: 'A person’s pay rates, the newest first',
  request: { params },
  responses: { 200: jsonAnswer(PayRateList, 'Pay rates') },
});
const add = address('admin', {
  method: 'post',
  path: '/api/users/{id}/pay-rates',
  summary: 'Add a pay rate; one that would re-cost work asks for confirmation first',
  request: { params, body: jsonBody(NewPayRate) },
  responses: { 201: jsonAnswer(PayRateAnswer, 'Added') },
});

export function payRatesRoutes(app: AppContext) {
  return router()
    .openapi(list, (c) => c.json({ payRates: listRates(app.reader, c.req.valid('param').id) }, 200))
    .openapi(add, async (c) => {
      const userId = c.req.valid('param').id;
      const rate = c.req.valid('json');
      const answer = await execute(c, 'costing.addPayRate', { userId, rate });
      const payRate = listRates(app.reader, userId).find(({ id }) => id === answer.payRateId);
      if (!payRate) throw new AppError('not_found', 'This pay rate is gone.');
      return c.json({ payRate, recosted: answer.recosted }, 201);
    });
}
