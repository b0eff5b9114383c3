import { Capture } from '#schema/contract/capture.ts';
import type { AppContext } from '#server/context.ts';
import { address, jsonAnswer, router } from '#server/http/route.ts';

const capture = address('device', {
  method: 'get',
  path: '/api/capture',
  summary: 'What a tablet needs to go on without the network',
  responses: { 200: jsonAnswer(Capture, 'Which tablet it is, and what it seals PINs for') },
});

export function proofRoutes(app: AppContext) {
  return router().openapi(capture, (c) =>
    c.json({ device: c.get('caller').deviceId, sealing: app.proofs.sealing }, 200),
  );
}
