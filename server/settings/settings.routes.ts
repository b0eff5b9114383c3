import { SettingChange, Settings } from '#schema/contract/settings.ts';
import type { AppContext } from '#server/context.ts';
import { execute, ifMatch, versionSeen } from '#server/http/envelope.ts';
import { address, jsonAnswer, jsonBody, router } from '#server/http/route.ts';
import { listSettings } from './setting-values.queries.ts';

const list = address('admin', {
  method: 'get',
  path: '/api/settings',
  summary: 'What the shop has set, each with its version',
  responses: { 200: jsonAnswer(Settings, 'Settings') },
});
const change = address('admin', {
  method: 'patch',
  path: '/api/settings',
  summary: 'Change one setting from now on; If-Match says the version of this setting',
  request: { headers: ifMatch, body: jsonBody(SettingChange) },
  responses: { 200: jsonAnswer(Settings, 'Changed') },
});

export function settingsRoutes(app: AppContext) {
  return router()
    .openapi(list, (c) => c.json(listSettings(app.reader), 200))
    .openapi(change, async (c) => {
      const request = {
        change: c.req.valid('json'),
        ifVersion: versionSeen(c.req.valid('header')),
      };
      await execute(c, 'settings.change', request);
      return c.json(listSettings(app.reader), 200);
    });
}
