import { z } from 'zod';
import { idParameter } from '#schema/contract/common.ts';
import { Deactivation, DeactivationPreview } from '#schema/contract/deactivation.ts';
import { UserAnswer } from '#schema/contract/users.ts';
import type { AppContext } from '#server/context.ts';
import { execute, ifMatch, versionSeen } from '#server/http/envelope.ts';
import { address, jsonAnswer, jsonBody, router } from '#server/http/route.ts';
import { getUser } from '#server/users/user-answer.ts';
import { previewDeactivation } from './deactivation.queries.ts';

const params = z.object({ id: idParameter });

const preview = address('admin', {
  method: 'get',
  path: '/api/users/{id}/deactivation',
  summary: 'What deactivating somebody would end, and what would stay',
  request: { params },
  responses: { 200: jsonAnswer(DeactivationPreview, 'Sign-ins, running work, work done') },
});
const deactivate = address('admin', {
  method: 'post',
  path: '/api/users/{id}/deactivation',
  summary: 'Deactivate somebody; ends the sign-ins, and running work if so said',
  request: { headers: ifMatch, params, body: jsonBody(Deactivation) },
  responses: { 201: jsonAnswer(UserAnswer, 'Deactivated') },
});

export function deactivationRoutes(app: AppContext) {
  return router()
    .openapi(preview, (c) => {
      const { id } = getUser(app, c.req.valid('param').id, c.get('caller'));
      return c.json(previewDeactivation(app.reader, id, app.clock()), 200);
    })
    .openapi(deactivate, async (c) => {
      const userId = c.req.valid('param').id;
      const request = {
        ...c.req.valid('json'),
        userId,
        ifVersion: versionSeen(c.req.valid('header')),
      };
      await execute(c, 'users.deactivate', request);
      return c.json({ user: getUser(app, userId, c.get('caller')) }, 201);
    });
}
