/**
 * One try to sign in: reserve it, compare in the worker pool, then count the failure or open the
 * sign-in. An unknown user and a wrong secret take the same path and the same time.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { SignedInUser } from '#schema/contract/auth.ts';
import { AppError } from '#server/app-error.ts';
import type { AppContext } from '#server/context.ts';
import { tokenHash, type Caller } from '#server/http/caller.ts';
import { systemEnvelope } from '#server/http/envelope.ts';
import { findCredentials, type Credentials } from '#server/users/users.queries.ts';
import type { Strength } from '#server/writer/command.ts';
import { roleOf } from '#server/writer/tx.ts';
import type { AttemptInput } from './auth.commands.ts';

/** A shift and a bit: the tablet itself signs out after a minute without a touch. */
const PIN_LASTS_MS = 12 * 3_600_000;
const PASSWORD_LASTS_MS = 10 * 3_600_000;

export type SignInResult =
  | { ok: true; token: string; user: SignedInUser; expiresAt: number; remaining: number }
  | { ok: false; error: AppError; remaining: number };

export function signInByPin(
  app: AppContext,
  caller: Caller,
  input: { userId: number; pin: string },
): Promise<SignInResult> {
  const found = findCredentials(app.reader, { id: input.userId });
  return signIn(app, caller, {
    strength: 'pin',
    said: String(input.userId),
    found,
    hash: found?.pin_hash ?? null,
    secret: input.pin,
    lastsMs: PIN_LASTS_MS,
  });
}

export function signInByPassword(
  app: AppContext,
  caller: Caller,
  input: { username: string; password: string },
): Promise<SignInResult> {
  const found = findCredentials(app.reader, { username: input.username });
  return signIn(app, caller, {
    strength: 'password',
    said: input.username.toLowerCase(),
    found,
    hash: found?.password_hash ?? null,
    secret: input.password,
    lastsMs: PASSWORD_LASTS_MS,
  });
}

interface Try {
  strength: Strength;
  /** Whom the person claims to be. */
  said: string;
  found: Credentials | undefined;
  hash: string | null;
  secret: string;
  lastsMs: number;
}

function signIn(app: AppContext, caller: Caller, attempt: Try): Promise<SignInResult> {
  return app.passwords.admit(() => admitted(app, caller, attempt));
}

async function admitted(app: AppContext, caller: Caller, attempt: Try): Promise<SignInResult> {
  const { strength, found } = attempt;
  const counted: AttemptInput = {
    userKey: found ? `user:${found.id}` : `unknown:${bucketOf(attempt.said)}`,
    deviceKey: deviceKeyOf(caller, strength),
    strength,
    userId: found?.id ?? null,
    deviceId: caller.deviceId,
    address: caller.address,
  };
  const envelope = () => systemEnvelope('auth');
  const reserved = await app.writer.execute('auth.reserveAttempt', envelope(), counted);
  if (!reserved.answer.allowed) {
    const { retryAfterMs } = reserved.answer;
    app.log.warn({ event: 'sign_in_throttled', strength, userId: counted.userId });
    return { ok: false, error: throttled(retryAfterMs), remaining: 0 };
  }
  const { remaining, lockedUntil } = reserved.answer;
  const isRight = await app.passwords.verify(attempt.secret, attempt.hash);
  const token = randomBytes(32).toString('base64url');
  const opened =
    found && isRight && found.is_active === 1
      ? await app.writer.execute('auth.signIn', envelope(), {
          ...counted,
          userId: found.id,
          tokenHash: tokenHash(token),
          comparedHash: attempt.hash,
          lastsMs: attempt.lastsMs,
        })
      : undefined;
  if (!found || !opened?.answer) {
    await app.writer.execute('auth.recordFailure', envelope(), counted);
    app.log.warn({ event: 'sign_in_failed', strength, userId: counted.userId });
    const waitMs = Math.max(0, lockedUntil - app.clock());
    return { ok: false, error: wrong(strength, remaining, waitMs), remaining };
  }
  app.log.info({ event: 'signed_in', strength, userId: found.id });
  const role = roleOf(found.role, strength);
  const user = { id: found.id, displayName: found.display_name, role };
  return { ok: true, token, user, expiresAt: opened.answer.expiresAt, remaining };
}

/**
 * Nobody's tries are counted name by name like everybody's, so that no count tells which names
 * exist; in 4,096 buckets, so that inventing names does not fill the database.
 */
function bucketOf(said: string): string {
  return createHash('sha256').update(said).digest('hex').slice(0, 3);
}

/** Failures count per user and device; where there is no device, per place it comes from. */
function deviceKeyOf(caller: Caller, strength: Strength): string {
  if (strength === 'pin' && caller.deviceId !== null) return `device:${caller.deviceId}`;
  return `${strength}@${caller.address}`;
}

function throttled(retryAfterMs: number): AppError {
  const seconds = Math.ceil(retryAfterMs / 1000);
  const wait = seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  return new AppError('throttled', `Too many wrong tries. Try again in ${wait}.`, { retryAfterMs });
}

function wrong(strength: Strength, remaining: number, waitMs: number): AppError {
  const hint = remaining === 0 ? ' The next try has to wait.' : '';
  const details = waitMs > 0 ? { retryAfterMs: waitMs } : {};
  return strength === 'pin'
    ? new AppError('invalid_pin', `That PIN is not right.${hint}`, details)
    : new AppError('invalid_credentials', `User name or password is not right.${hint}`, details);
}
