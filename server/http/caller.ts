/**
 * Who calls: the sign-in and the device their cookies stand for. Tablet and console have separate
 * host-only cookies, named with the environment, so staging never opens production.
 */
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Role } from '#schema/contract/users.ts';
import { findSignIn, type SignInRow } from '#server/auth/auth.queries.ts';
import { environmentSlug, type Config } from '#server/config.ts';
import { findDeviceId } from '#server/devices/devices.queries.ts';
import type { Reader } from '#server/db/statements.ts';
import { roleOf } from '#server/writer/tx.ts';

export type App = 'tablet' | 'console';
export type CookieKind = App | 'device';

export interface Caller {
  signIn: SignInRow | null;
  /** The role this sign-in gives: role ∩ strength; null when nobody is signed in. */
  role: Role | null;
  deviceId: number | null;
  address: string;
  /** Whether the browser reached us over TLS. */
  secure: boolean;
}

/** Cents of people and sessions, and totals of orders, are for admins. */
export const seesMoney = (caller: Caller): boolean => caller.role === 'admin';

export const tokenHash = (token: string): string =>
  createHash('sha256').update(token).digest('hex');

function cookieName(config: Config, kind: CookieKind, secure: boolean): string {
  return `${secure ? '__Host-' : ''}tot_${environmentSlug(config)}_${kind}`;
}

/** Sets a cookie no script can read, or with `maxAgeMs` 0 takes it away. */
export function giveCookie(
  c: Context,
  config: Config,
  kind: CookieKind,
  secure: boolean,
  token: string,
  maxAgeMs: number,
): void {
  setCookie(c, cookieName(config, kind, secure), token, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    secure,
    maxAge: Math.floor(maxAgeMs / 1000),
  });
}

function addressOf(c: Context, config: Config): { address: string; secure: boolean } {
  const incoming = (c.env as { incoming?: unknown } | undefined)?.incoming;
  const peer = incoming === undefined ? '127.0.0.1' : (getConnInfo(c).remote.address ?? 'unknown');
  if (!config.trustedProxies.includes(peer.replace(/^::ffff:/, ''))) {
    return { address: peer, secure: new URL(c.req.url).protocol === 'https:' };
  }
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  const secure = c.req.header('x-forwarded-proto') === 'https';
  return { address: forwarded !== undefined && forwarded !== '' ? forwarded : peer, secure };
}

/** The app says which it is; without a word the console's cookie, which can do more, counts. */
function wantedApps(c: Context): readonly App[] {
  const said = c.req.header('time-on-tasks-app');
  return said === 'tablet' || said === 'console' ? [said] : ['console', 'tablet'];
}

export function identify(c: Context, config: Config, reader: Reader, now: number): Caller {
  const { address, secure } = addressOf(c, config);
  const tokenOf = (kind: CookieKind) => getCookie(c, cookieName(config, kind, secure));
  const deviceToken = tokenOf('device');
  const deviceId =
    deviceToken === undefined ? null : (findDeviceId(reader, tokenHash(deviceToken)) ?? null);
  const signIn = wantedApps(c)
    .map((app) => tokenOf(app))
    .map((token) => (token ? findSignIn(reader, tokenHash(token), now) : undefined))
    // A sign-in made on an enrolled tablet holds on that tablet only.
    .find((row) => row !== undefined && (row.device_id === null || row.device_id === deviceId));
  return {
    signIn: signIn ?? null,
    role: signIn ? roleOf(signIn.role, signIn.strength) : null,
    deviceId,
    address,
    secure,
  };
}
