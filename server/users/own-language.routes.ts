import { SignedInUserAnswer } from '#schema/contract/auth.ts';
import { OwnLanguage } from '#schema/contract/users.ts';
import { AppError } from '#server/app-error.ts';
import { execute } from '#server/http/envelope.ts';
import { address, jsonAnswer, jsonBody, router } from '#server/http/route.ts';

const change = address('operator', {
  method: 'patch',
  path: '/api/me',
  summary: 'Change the language the pages speak to me',
  request: { body: jsonBody(OwnLanguage) },
  responses: { 200: jsonAnswer(SignedInUserAnswer, 'Changed') },
});

export function ownLanguageRoutes() {
  return router().openapi(change, async (c) => {
    const { signIn, role } = c.get('caller');
    if (!signIn || !role) throw new AppError('not_signed_in', 'Sign in first.');
    const { language } = await execute(c, 'users.changeOwnLanguage', c.req.valid('json'));
    const { user_id: id, display_name: displayName } = signIn;
    return c.json({ user: { id, displayName, role, language } }, 200);
  });
}
