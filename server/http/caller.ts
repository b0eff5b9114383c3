/**
 * Who calls: the sign-in and the device their cookies stand for. Tablet and console have separate
 * host-only cookies, named with the environment, so staging never opens production.
 */
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { HttpBindings } from '@hono/node-server';
import type { Role } from '#schema/contract/users.ts';
import { AppError } from '#server/app-error.ts';
import { findSignIn, type SignInRow } from '#server/auth/auth.queries.ts';
import type { Config } from '#server/config.ts';
import { findEnrolled } from '#server/devices/devices.queries.ts';
import type { Reader } from '#server/db/statements.ts';
import { sha256 } from '#server/writer/digest.ts';
import { roleOf } from '#server/writer/tx.ts';

export type App = 'tablet' | 'console';
export type CookieKind = App | 'device';

export interface Caller {
  readonly signIn: SignInRow | null;
  /** The role this sign-in gives: role ∩ strength; null when nobody is signed in. */
  readonly role: Role | null;
  readonly deviceId: number | null;
  /** The name of the tablet this browser was until it was revoked; null when it was none. */
  readonly revokedTablet: string | null;
  readonly address: string;
  /** Whether the browser reached us over TLS. */
  readonly secure: boolean;
}

/** The sign-in of whoever calls. @throws AppError `not_signed_in`. */
export function requireSignIn({ signIn }: Caller): SignInRow {
  if (!signIn) throw new AppError('not_signed_in', 'Sign in first.');
  return signIn;
}

/** Whether this sign-in is by a PIN that must be changed before it opens anything. */
export function isPinDue({ signIn }: Caller): boolean {
  return signIn?.strength === 'pin' && signIn.pin_is_one_time === 1;
}

/** Cents of people and sessions, and totals of orders, are for admins. */
export const seesMoney = (caller: Caller): boolean => caller.role === 'admin';

/** Whose hours somebody may see: one person's, one team's, or everybody's. */
export interface Reach {
  userId?: number;
  teamId?: number;
}

/** An operator sees the own hours, a foreman the team's, an admin all. */
export function reachOf({ role, signIn }: Caller): Reach {
  if (role === 'admin') return {};
  if (role === 'foreman' && signIn?.team_id != null) return { teamId: signIn.team_id };
  return { userId: signIn?.user_id ?? 0 };
}

/** What somebody may see decides cells, columns to sort by, and people. */
export interface Viewer {
  seesMoney: boolean;
  reach: Reach;
}

export const viewerOf = (caller: Caller): Viewer => ({
  seesMoney: seesMoney(caller),
  reach: reachOf(caller),
});

export const tokenHash = sha256;

function cookieName(config: Config, kind: CookieKind, secure: boolean): string {
  return `${secure ? '__Host-' : ''}tot_${config.environmentSlug}_${kind}`;
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

interface Origin {
  address: string;
  secure: boolean;
}

function originOf(c: Context, config: Config): Origin {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  const peer = incoming === undefined ? '127.0.0.1' : (incoming.socket.remoteAddress ?? 'unknown');
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
 * Whoever sent a request. Each thing is found out when somebody first wants to know, and once:
 * what everybody may see costs no read, and health can answer while the database cannot.
 */
export class RequestCaller implements Caller {
  readonly #c: Context;
  readonly #config: Config;
  readonly #reader: Reader;
  readonly #now: number;
  #origin: Origin | undefined;
  #cookies: Record<string, string> | undefined;
  #device: ReturnType<typeof findEnrolled> | null = undefined;
  #signIn: SignInRow | null | undefined;

  constructor(c: Context, config: Config, reader: Reader, now: number) {
    this.#c = c;
    this.#config = config;
    this.#reader = reader;
    this.#now = now;
  }

  get address(): string {
    return (this.#origin ??= originOf(this.#c, this.#config)).address;
  }

  get secure(): boolean {
    return (this.#origin ??= originOf(this.#c, this.#config)).secure;
  }

  get deviceId(): number | null {
    const device = this.#findDevice();
    return device && !device.isRevoked ? device.id : null;
  }

  get revokedTablet(): string | null {
    const device = this.#findDevice();
    return device?.isRevoked ? device.name : null;
  }

  get signIn(): SignInRow | null {
    if (this.#signIn === undefined) this.#signIn = this.#findSignIn();
    return this.#signIn;
  }

  get role(): Role | null {
    const { signIn } = this;
    return signIn && roleOf(signIn.role, signIn.strength);
  }

  #tokenOf(kind: CookieKind): string | undefined {
    this.#cookies ??= getCookie(this.#c);
    return this.#cookies[cookieName(this.#config, kind, this.secure)];
  }

  #findDevice() {
    if (this.#device === undefined) {
      const token = this.#tokenOf('device');
      this.#device = (token && findEnrolled(this.#reader, tokenHash(token))) || null;
    }
    return this.#device;
  }

  #findSignIn(): SignInRow | null {
    for (const app of wantedApps(this.#c)) {
      const token = this.#tokenOf(app);
      const found = token && findSignIn(this.#reader, tokenHash(token), this.#now);
      // A sign-in made on an enrolled tablet holds on that tablet only.
      if (found && (found.device_id === null || found.device_id === this.deviceId)) return found;
    }
    return null;
  }
}
