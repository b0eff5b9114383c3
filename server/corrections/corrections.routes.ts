import { z } from 'zod';
import { publicId } from '#schema/contract/common.ts';
import { CorrectionAnswer, CorrectionList, NewCorrection } from '#schema/contract/corrections.ts';
import { AppError } from '#server/app-error.ts';
import type { AppContext } from '#server/context.ts';
import { execute } from '#server/http/envelope.ts';
import { address, jsonAnswer, jsonBody, router } from '#server/http/route.ts';
import { findCorrectable, listCorrections } from './corrections.queries.ts';

const params = z.object({ id: publicId });

const correct = address('foreman', {
  method: 'post',
  path: '/api/sessions/{id}/corrections',
  summary: 'Correct a session, with a reason',
  request: { params, body: jsonBody(NewCorrection) },
  responses: { 201: jsonAnswer(CorrectionAnswer, 'Corrected') },
});
const list = address('foreman', {
  method: 'get',
  path: '/api/sessions/{id}/corrections',
  summary: 'What was corrected on a session, by whom and why',
  request: { params },
  responses: { 200: jsonAnswer(CorrectionList, 'Corrections') },
});

export function correctionsRoutes(app: AppContext) {
  return router()
    .openapi(correct, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await execute(c, 'corrections.correct', { ...c.req.valid('json'), id }), 201);
    })
    .openapi(list, (c) => {
      const { id } = c.req.valid('param');
      const session = findCorrectable(app.reader, id);
      if (!session) throw new AppError('not_found', 'There is no such work session.');
      const { role, signIn } = c.get('caller');
      if (role !== 'admin' && session.team_id !== signIn?.team_id) {
        throw new AppError('not_allowed', 'This is another team’s work.');
      }
      return c.json({ corrections: listCorrections(app.reader, session.id) }, 200);
    });
}
