import { SettingChange, SettingPreview } from '#schema/contract/settings.ts';
import type { AppContext } from '#server/context.ts';
import { address, jsonAnswer, jsonBody, router } from '#server/http/route.ts';

const preview = address('admin', {
  method: 'post',
  path: '/api/settings/preview',
  summary: 'What a change of one setting would do, in figures of this shop; changes nothing',
  request: { body: jsonBody(SettingChange) },
  responses: { 200: jsonAnswer(SettingPreview, 'What it would do') },
});

export function previewsRoutes({ reports, clock }: AppContext) {
  return router().openapi(preview, async (c) => {
    const job = { kind: 'setting-preview' as const, change: c.req.valid('json'), now: clock() };
    return c.json(await reports.run<SettingPreview>(job), 200);
  });
}
