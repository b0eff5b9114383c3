import { z } from 'zod';
import { AuditEntryAnswer, AuditPage, AuditQuery, Verification } from '#schema/contract/audit.ts';
import { idParameter } from '#schema/contract/common.ts';
import { AppError } from '#server/app-error.ts';
import type { AppContext } from '#server/context.ts';
import { envelopeOf } from '#server/http/envelope.ts';
import { address, jsonAnswer, router } from '#server/http/route.ts';
import { requireRange } from '#server/reports/profitability.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import { selectionOf } from './selection.ts';

const list = address('admin', {
  method: 'get',
  path: '/api/audit',
  summary: 'Who did what when, the newest first',
  request: { query: AuditQuery },
  responses: { 200: jsonAnswer(AuditPage, 'One page') },
});
const verification = address('admin', {
  method: 'get',
  path: '/api/audit/verification',
  summary: 'Whether the log is as it was written, as it was found last',
  responses: { 200: jsonAnswer(Verification, 'The one that runs, and the last one') },
});
const verify = address('admin', {
  method: 'post',
  path: '/api/audit/verification',
  summary: 'Verify the chain of the log, in the background',
  responses: { 202: jsonAnswer(Verification, 'Begun, or under way already') },
});
const one = address('admin', {
  method: 'get',
  path: '/api/audit/{id}',
  summary: 'One line of the log, by its number',
  request: { params: z.object({ id: idParameter }) },
  responses: { 200: jsonAnswer(AuditEntryAnswer, 'The line') },
});

export function auditRoutes(app: AppContext) {
  const { pages, verifier } = app.audit;
  return (
    router()
      .openapi(list, async (c) => {
        const { limit, cursor, ...filter } = c.req.valid('query');
        requireRange(filter);
        const calendar = plantCalendar(app.settings().plantTimeZone);
        const selection = selectionOf(filter, calendar, app.clock());
        return c.json(await pages.page(selection, limit, cursor), 200);
      })
      // Before the lines, or the word would be taken for the number of one.
      .openapi(verification, (c) => c.json(verifier.state(), 200))
      .openapi(verify, (c) => {
        verifier.start(envelopeOf(c));
        return c.json(verifier.state(), 202);
      })
      .openapi(one, async (c) => {
        const { id } = c.req.valid('param');
        const entry = await pages.entry(id);
        if (!entry) throw new AppError('not_found', `The log has no line ${id}.`);
        return c.json({ entry }, 200);
      })
  );
}
