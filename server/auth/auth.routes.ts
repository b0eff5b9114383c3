import { PasswordSignIn, PinSignedIn, PinSignIn, SignedIn } from '#schema/contract/auth.ts';
import { giveCookie, type App } from '#server/http/caller.ts';
import { systemEnvelope } from '#server/http/envelope.ts';
import { address, jsonAnswer, jsonBody, router, type Env } from '#server/http/route.ts';
import type { AppContext } from '#server/context.ts';
import type { Context } from 'hono';
import { issueGrant } from './grant.ts';
import { FREE_ATTEMPTS } from './throttle.ts';
import { signInByPassword, signInByPin, type SignInResult } from './sign-in.ts';

const pin = address('device', {
  method: 'post',
  path: '/api/auth/pin',
  summary: 'Sign in on a tablet',
  request: { body: jsonBody(PinSignIn) },
  responses: { 200: jsonAnswer(PinSignedIn, 'Signed in; the cookie is set') },
});
const password = address('public', {
  method: 'post',
  path: '/api/auth/password',
  summary: 'Sign in to the console',
  request: { body: jsonBody(PasswordSignIn) },
  responses: { 200: jsonAnswer(SignedIn, 'Signed in; the cookie is set') },
});
const signOut = address('public', {
  method: 'delete',
  path: '/api/auth',
  summary: 'Sign out; running work goes on',
  responses: { 204: { description: 'Signed out' } },
});

export function authRoutes(app: AppContext) {
  const welcome = (c: Context<Env>, kind: App, result: SignInResult) => {
    c.header('X-RateLimit-Limit', String(FREE_ATTEMPTS));
    c.header('X-RateLimit-Remaining', String(result.remaining));
    if (!result.ok) throw result.error;
    const lastsMs = result.expiresAt - app.clock();
    giveCookie(c, app.config, kind, c.get('caller').secure, result.token, lastsMs);
    return { user: result.user, expiresAt: new Date(result.expiresAt).toISOString() };
  };
  return router()
    .openapi(pin, async (c) => {
      const caller = c.get('caller');
      const signedIn = welcome(c, 'tablet', await signInByPin(app, caller, c.req.valid('json')));
      const to = { userId: signedIn.user.id, deviceId: caller.deviceId };
      const { token, until } = issueGrant(app.proofs.grantSecret, to, app.clock());
      return c.json({ ...signedIn, grant: { token, until: new Date(until).toISOString() } }, 200);
    })
    .openapi(password, async (c) =>
      c.json(
        welcome(c, 'console', await signInByPassword(app, c.get('caller'), c.req.valid('json'))),
        200,
      ),
    )
    .openapi(signOut, async (c) => {
      const { signIn, secure } = c.get('caller');
      if (signIn) {
        const input = { signInId: signIn.id, userId: signIn.user_id };
        await app.writer.execute('auth.signOut', systemEnvelope('auth'), input);
        const kind = signIn.strength === 'pin' ? 'tablet' : 'console';
        giveCookie(c, app.config, kind, secure, '', 0);
      }
      return c.body(null, 204);
    });
}
