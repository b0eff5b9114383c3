import {
  OwnPin,
  PasswordSignIn,
  PinSignedIn,
  PinSignIn,
  SignedIn,
  type SignedInUser,
} from '#schema/contract/auth.ts';
import { giveCookie, requireSignIn, type App } from '#server/http/caller.ts';
import { execute, refuseOtherUser, systemEnvelope } from '#server/http/envelope.ts';
import { address, jsonAnswer, jsonBody, router, type Env } from '#server/http/route.ts';
import type { AppContext } from '#server/context.ts';
import type { Context } from 'hono';
import { issueGrant } from './grant.ts';
import { prepareOwnPin } from './own-pin.ts';
import { PIN_LASTS_MS, signInByPassword, signInByPin, type SignInResult } from './sign-in.ts';
import { FREE_ATTEMPTS } from './throttle.ts';

const pin = address('device', {
  method: 'post',
  path: '/api/auth/pin',
  summary: 'Sign in on a tablet; with a one-time PIN only to choose an own one',
  request: { body: jsonBody(PinSignIn) },
  responses: { 200: jsonAnswer(PinSignedIn, 'Signed in; the cookie is set') },
});
const ownPin = address('one-time-pin', {
  method: 'post',
  path: '/api/me/pin',
  summary: 'Set the own PIN in place of a one-time one',
  request: { body: jsonBody(OwnPin) },
  responses: { 201: jsonAnswer(PinSignedIn, 'Set, and signed in with it; the cookie is set') },
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
    return signedIn(c, kind, result);
  };
  const signedIn = (
    c: Context<Env>,
    kind: App,
    { user, token, expiresAt }: { user: SignedInUser; token: string; expiresAt: number },
  ) => {
    giveCookie(c, app.config, kind, c.get('caller').secure, token, expiresAt - app.clock());
    return { user, expiresAt: new Date(expiresAt).toISOString() };
  };
  const grantFor = (c: Context<Env>, userId: number) => {
    const to = { userId, deviceId: c.get('caller').deviceId };
    const { token, until } = issueGrant(app.proofs.grantSecret, to, app.clock());
    return { token, until: new Date(until).toISOString() };
  };
  return router()
    .openapi(pin, async (c) => {
      const caller = c.get('caller');
      const result = await signInByPin(app, caller, c.req.valid('json'));
      const welcomed = welcome(c, 'tablet', result);
      const pinDue = result.ok && result.pinDue;
      // Taps are proven by an own PIN only.
      const grant = pinDue ? null : grantFor(c, welcomed.user.id);
      return c.json({ ...welcomed, pinDue, grant }, 200);
    })
    .openapi(ownPin, async (c) => {
      const caller = c.get('caller');
      const { user_id: id, display_name: displayName, language } = requireSignIn(caller);
      const { token, input } = await prepareOwnPin(app, caller, c.req.valid('json').pin);
      const { expiresAt } = await execute(c, 'auth.choosePin', { ...input, lastsMs: PIN_LASTS_MS });
      app.log.info({ event: 'own_pin_chosen', userId: id });
      const user = { id, displayName, role: 'operator' as const, language };
      const welcomed = signedIn(c, 'tablet', { user, token, expiresAt });
      return c.json({ ...welcomed, pinDue: false, grant: grantFor(c, id) }, 201);
    })
    .openapi(password, async (c) =>
      c.json(
        welcome(c, 'console', await signInByPassword(app, c.get('caller'), c.req.valid('json'))),
        200,
      ),
    )
    .openapi(signOut, async (c) => {
      refuseOtherUser(c);
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
