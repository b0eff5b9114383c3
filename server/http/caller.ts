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
  readonly signIn: SignInRow | null;
  /** The role this sign-in gives: role ∩ strength; null when nobody is signed in. */
  readonly role: Role | null;
  readonly deviceId: number | null;
  readonly address: string;
  /** Whether the browser reached us over TLS. */
  readonly secure: boolean;
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
    return { address: peer, secure: c.req.url.startsWith('https:') };
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

/**
 * Who calls. The database is asked when somebody first wants to know, and once: what everybody may
 * see costs no read, and health can answer while the database cannot.
 */
export function identify(c: Context, config: Config, reader: Reader, now: number): Caller {
  const { address, secure } = addressOf(c, config);
  const cookies = once(() => getCookie(c));
  const tokenOf = (kind: CookieKind) => cookies()[cookieName(config, kind, secure)];
  const device = once(() => {
    const token = tokenOf('device');
    return token ? (findDeviceId(reader, tokenHash(token)) ?? null) : null;
  });
  const signIn = once(
    () =>
      wantedApps(c)
        .map((app) => tokenOf(app))
        .map((token) => (token ? findSignIn(reader, tokenHash(token), now) : undefined))
        // A sign-in made on an enrolled tablet holds on that tablet only.
        .find((row) => row && (row.device_id === null || row.device_id === device())) ?? null,
  );
  return {
    address,
    secure,
    get signIn() {
      return signIn();
    },
    get role() {
      const row = signIn();
      return row && roleOf(row.role, row.strength);
    },
    get deviceId() {
      return device();
    },
  };
}

function once<Value>(find: () => Value): () => Value {
  let found: { value: Value } | undefined;
  return () => (found ??= { value: find() }).value;
}
