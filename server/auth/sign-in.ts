/** Signing in: one counted try, then its failure is kept or the sign-in opened. */
import { randomBytes } from 'node:crypto';
import type { SignedInUser } from '#schema/contract/auth.ts';
import { AppError } from '#server/app-error.ts';
import type { AppContext } from '#server/context.ts';
import { tokenHash, type Caller } from '#server/http/caller.ts';
import { systemEnvelope } from '#server/http/envelope.ts';
import { findCredentials } from '#server/users/users.queries.ts';
import type { Strength } from '#server/writer/command.ts';
import { roleOf } from '#server/writer/tx.ts';
import { compareCounted, pinAttempt, type Attempt } from './attempt.ts';

/** A shift and a bit: the tablet itself signs out after a minute without a touch. */
export const PIN_LASTS_MS = 12 * 3_600_000;
const PASSWORD_LASTS_MS = 10 * 3_600_000;

export type SignInResult =
  | {
      ok: true;
      token: string;
      user: SignedInUser;
      expiresAt: number;
      /** A one-time PIN was typed: nothing but the choice of an own one is open. */
      pinDue: boolean;
      remaining: number;
    }
  | { ok: false; error: AppError; remaining: number };

export function signInByPin(
  app: AppContext,
  caller: Caller,
  input: { userId: number; pin: string },
): Promise<SignInResult> {
  const attempt = pinAttempt(app.reader, input.userId, input.pin);
  return signIn(app, caller, { ...attempt, lastsMs: PIN_LASTS_MS });
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

interface Try extends Attempt {
  lastsMs: number;
}

function signIn(app: AppContext, caller: Caller, attempt: Try): Promise<SignInResult> {
  return app.passwords.admit(() => admitted(app, caller, attempt));
}

async function admitted(app: AppContext, caller: Caller, attempt: Try): Promise<SignInResult> {
  const { strength, found } = attempt;
  const compared = await compareCounted(app, caller, attempt);
  if (!compared.allowed) return { ok: false, error: compared.error, remaining: 0 };
  const { isRight, counted, remaining, lockedUntil } = compared;
  const envelope = () => systemEnvelope('auth');
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
  const { id, display_name: displayName, language } = found;
  const user = { id, displayName, role, language };
  return { ok: true, token, user, ...opened.answer, remaining };
}

function wrong(strength: Strength, remaining: number, waitMs: number): AppError {
  const hint = remaining === 0 ? ' The next try has to wait.' : '';
  const details = waitMs > 0 ? { retryAfterMs: waitMs } : {};
  return strength === 'pin'
    ? new AppError('invalid_pin', `That PIN is not right.${hint}`, details)
    : new AppError('invalid_credentials', `User name or password is not right.${hint}`, details);
}
