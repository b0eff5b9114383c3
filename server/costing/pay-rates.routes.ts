import { z } from 'zod';
import { idParameter } from '#schema/contract/common.ts';
import {
  NewPayRate,
  PayRateAnswer,
  PayRateList,
  PayRatePreview,
  PayRatePreviewQuery,
} from '#schema/contract/users.ts';
import { AppError, malformed } from '#server/app-error.ts';
import type { AppContext } from '#server/context.ts';
import { execute } from '#server/http/envelope.ts';
import { address, jsonAnswer, jsonBody, router } from '#server/http/route.ts';
import { listRates } from './costing.queries.ts';
import { findRateDays, findRecost, findReplacedRate, hasWork } from './recost.queries.ts';

const YEARS_AHEAD = 2;

const params = z.object({ id: idParameter });

const list = address('admin', {
  method: 'get',
  path: '/api/users/{id}/pay-rates',
  summary: 'A person’s pay rates, the newest first',
  request: { params },
  responses: { 200: jsonAnswer(PayRateList, 'Pay rates') },
});
const preview = address('admin', {
  method: 'get',
  path: '/api/users/{id}/pay-rates/preview',
  summary: 'What a pay rate would re-cost and by how much; changes nothing',
  request: { params, query: PayRatePreviewQuery },
  responses: { 200: jsonAnswer(PayRatePreview, 'Preview') },
});
const add = address('admin', {
  method: 'post',
  path: '/api/users/{id}/pay-rates',
  summary: 'Add or correct a pay rate; one that would re-cost work asks for confirmation first',
  request: { params, body: jsonBody(NewPayRate) },
  responses: { 201: jsonAnswer(PayRateAnswer, 'Added') },
});

export function payRatesRoutes(app: AppContext) {
  const foresee = (userId: number, rate: PayRatePreviewQuery): Promise<PayRatePreview> =>
    app.reports.run({ kind: 'pay-rate-preview', userId, rate });

  /** @throws AppError `malformed`: a year that was mistyped holds for nobody to see it. */
  function requireForeseeable({ effectiveFrom }: { effectiveFrom: string }): void {
    const latest = new Date(app.clock());
    latest.setUTCFullYear(latest.getUTCFullYear() + YEARS_AHEAD);
    if (Date.parse(effectiveFrom) <= latest.getTime()) return;
    throw malformed('effectiveFrom', 'must be at most two years from today');
  }

  /** What to tell whoever did not confirm; nothing where there is nothing to confirm. */
  async function toConfirm(userId: number, { confirm, ...rate }: NewPayRate) {
    if (confirm || !hasWork(app.reader, findRateDays(app.reader, userId, rate.effectiveFrom))) {
      return undefined;
    }
    const { sessions, differenceCents } = await foresee(userId, rate);
    return { sessions, differenceCents };
  }

  return router()
    .openapi(list, (c) => c.json({ payRates: listRates(app.reader, c.req.valid('param').id) }, 200))
    .openapi(preview, async (c) => {
      const userId = c.req.valid('param').id;
      const rate = c.req.valid('query');
      requireForeseeable(rate);
      findReplacedRate(app.reader, userId, rate);
      return c.json(await foresee(userId, rate), 200);
    })
    .openapi(add, async (c) => {
      const userId = c.req.valid('param').id;
      const rate = c.req.valid('json');
      requireForeseeable(rate);
      const foreseen = await toConfirm(userId, rate);
      const answer = await execute(c, 'costing.addPayRate', { userId, rate, foreseen });
      const payRate = listRates(app.reader, userId).find(({ id }) => id === answer.payRateId);
      if (!payRate) throw new AppError('not_found', 'This pay rate is gone.');
      const { recosted, recostId } = answer;
      const job = recostId === null ? null : (findRecost(app.reader, recostId) ?? null);
      return c.json({ payRate, recosted, job }, 201);
    });
}
