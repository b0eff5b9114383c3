/**
 * One try to show who one is: reserved in the throttle before anything is hashed, then compared
 * in the worker pool. An unknown user and a wrong secret take the same path and the same time.
 */
import { createHash } from 'node:crypto';
import { AppError } from '#server/app-error.ts';
import type { AppContext } from '#server/context.ts';
import type { Reader } from '#server/db/statements.ts';
import type { Caller } from '#server/http/caller.ts';
import { systemEnvelope } from '#server/http/envelope.ts';
import { findCredentials, type Credentials } from '#server/users/users.queries.ts';
import type { Strength } from '#server/writer/command.ts';
import type { AttemptInput } from './attempt-writes.ts';

export interface Attempt {
  strength: Strength;
  /** Whom the person claims to be. */
  said: string;
  found: Credentials | undefined;
  hash: string | null;
  secret: string;
}

export type Compared =
  | { allowed: false; error: AppError }
  | {
      allowed: true;
      isRight: boolean;
      /** What a failure is recorded with, and a success takes back. */
      counted: AttemptInput;
      remaining: number;
      lockedUntil: number;
    };

export function pinAttempt(reader: Reader, userId: number, pin: string): Attempt {
  const found = findCredentials(reader, { id: userId });
  const said = String(userId);
  return { strength: 'pin', said, found, hash: found?.pin_hash ?? null, secret: pin };
}

/** Counts the try as a failure beforehand. Call it within `app.passwords.admit`. */
export async function compareCounted(
  app: AppContext,
  caller: Caller,
  attempt: Attempt,
): Promise<Compared> {
  const { strength, found } = attempt;
  const counted: AttemptInput = {
    userKey: found ? `user:${found.id}` : `unknown:${bucketOf(attempt.said)}`,
    deviceKey: deviceKeyOf(caller, strength),
    strength,
    userId: found?.id ?? null,
    deviceId: caller.deviceId,
    address: caller.address,
  };
  const { answer } = await app.writer.execute(
    'auth.reserveAttempt',
    systemEnvelope('auth'),
    counted,
  );
  if (!answer.allowed) {
    app.log.warn({ event: 'sign_in_throttled', strength, userId: counted.userId });
    return { allowed: false, error: throttled(answer.retryAfterMs) };
  }
  const { remaining, lockedUntil } = answer;
  const isRight = await app.passwords.verify(attempt.secret, attempt.hash);
  return { allowed: true, isRight, counted, remaining, lockedUntil };
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
