/**
 * Signing in. A try is reserved before anything is hashed, so many at once count like many in a
 * row; only a failure stays counted. Sign-ins are never replayed: their keys are the server's.
 */
import { insertion, statement } from '#server/db/statements.ts';
import { AppError } from '#server/app-error.ts';
import { endSignIns, setPinHash, type HashedPin } from '#server/users/secret-writes.ts';
import { findCredentials } from '#server/users/users.queries.ts';
import { defineCommand, type Strength, type Tx } from '#server/writer/command.ts';
import {
  keepFailure,
  KEEP_EVENTS_MS,
  noteAttempt,
  refundAttempt,
  type AttemptInput,
} from './attempt-writes.ts';
import { judgeAttempt } from './throttle.ts';

const throttleState = statement((db, p: { userKey: string; deviceKey: string }) =>
  db
    .selectFrom('pin_throttle')
    .select(['failures', 'last_attempt_at as lastAttemptAt', 'locked_until as lockedUntil'])
    .where('user_key', '=', p.userKey)
    .where('device_key', '=', p.deviceKey),
);
const saveThrottle = statement(
  (
    db,
    p: {
      userKey: string;
      deviceKey: string;
      failures: number;
      lastAttemptAt: number;
      lockedUntil: number;
    },
  ) =>
    db
      .insertInto('pin_throttle')
      .values({
        user_key: p.userKey,
        device_key: p.deviceKey,
        failures: p.failures,
        last_attempt_at: p.lastAttemptAt,
        locked_until: p.lockedUntil,
      })
      .onConflict((conflict) =>
        conflict.columns(['user_key', 'device_key']).doUpdateSet((eb) => ({
          failures: eb.ref('excluded.failures'),
          last_attempt_at: eb.ref('excluded.last_attempt_at'),
          locked_until: eb.ref('excluded.locked_until'),
        })),
      ),
);
export const reserveAttempt = defineCommand({
  name: 'auth.reserveAttempt',
  right: 'system',
  storesAnswer: false,
  run(tx, input: AttemptInput) {
    const { userKey, deviceKey } = input;
    const attempt = judgeAttempt(tx.get(throttleState, { userKey, deviceKey }), tx.now);
    if (attempt.allowed) tx.run(saveThrottle, { userKey, deviceKey, ...attempt.next });
    else noteAttempt(tx, input, 'throttled');
    tx.change(null, { userId: input.userId, allowed: attempt.allowed });
    return attempt.allowed
      ? {
          allowed: true as const,
          remaining: attempt.remaining,
          lockedUntil: attempt.next.lockedUntil,
        }
      : attempt;
  },
});

export const recordFailure = defineCommand({
  name: 'auth.recordFailure',
  right: 'system',
  storesAnswer: false,
  run(tx, input: AttemptInput) {
    keepFailure(tx, input);
    tx.change(null, { userId: input.userId, failed: input.strength });
    return null;
  },
});

const insertSignIn = insertion('sign_in', [
  'token_hash',
  'user_id',
  'strength',
  'device_id',
  'created_at',
  'expires_at',
]);
const dropOldSignIns = statement((db, p: { before: number }) =>
  db.deleteFrom('sign_in').where('expires_at', '<', p.before),
);

export interface SignInInput extends AttemptInput {
  userId: number;
  tokenHash: string;
  /** The stored hash the secret was compared with. */
  comparedHash: string | null;
  lastsMs: number;
}

/** Answers null when the person or the secret is not any more what it was compared with. */
export const signIn = defineCommand({
  name: 'auth.signIn',
  right: 'system',
  storesAnswer: false,
  secretFields: ['tokenHash', 'comparedHash'],
  run(tx, input: SignInInput) {
    const person = findCredentials(tx, { id: input.userId });
    const hash = input.strength === 'pin' ? person?.pin_hash : person?.password_hash;
    // Comparing took a while: whoever was deactivated or given another PIN meanwhile stays out.
    if (person?.is_active !== 1 || hash !== input.comparedHash) return null;
    refundAttempt(tx, input);
    tx.run(dropOldSignIns, { before: tx.now - KEEP_EVENTS_MS });
    const pinDue = input.strength === 'pin' && person.pin_is_one_time === 1;
    const lastsMs = pinDue ? Math.min(CHOICE_LASTS_MS, input.lastsMs) : input.lastsMs;
    const expiresAt = open(tx, { ...input, lastsMs });
    tx.change(null, { userId: input.userId, strength: input.strength, pinDue });
    return { expiresAt, pinDue };
  },
});

/** How long somebody with a one-time PIN has to choose the own one. */
const CHOICE_LASTS_MS = 10 * 60_000;

interface Opening {
  userId: number;
  strength: Strength;
  tokenHash: string;
  deviceId: number | null;
  lastsMs: number;
}

/** @returns until when it lasts, UTC ms */
function open(tx: Tx, { userId, strength, tokenHash, deviceId, lastsMs }: Opening): number {
  const expiresAt = tx.now + lastsMs;
  tx.run(insertSignIn, {
    token_hash: tokenHash,
    user_id: userId,
    strength,
    device_id: deviceId,
    created_at: tx.now,
    expires_at: expiresAt,
  });
  return expiresAt;
}

export interface OwnPinInput extends HashedPin {
  /** The stored hash of the one-time PIN the new one was compared with. */
  comparedHash: string | null;
  tokenHash: string;
  lastsMs: number;
}

/** The own PIN in place of a one-time one; the sign-in that could only choose it becomes a real one. */
export const choosePin = defineCommand({
  name: 'auth.choosePin',
  right: 'operator',
  storesAnswer: false,
  secretFields: ['pinHash', 'comparedHash', 'tokenHash'],
  run(tx, { pinHash, pinLength, comparedHash, tokenHash, lastsMs }: OwnPinInput) {
    const { id: userId } = tx.user;
    const person = findCredentials(tx, { id: userId });
    if (person?.pin_is_one_time !== 1 || person.pin_hash !== comparedHash) {
      throw new AppError('not_signed_in', 'Your PIN was changed meanwhile. Sign in with it.');
    }
    setPinHash(tx, userId, { pinHash, pinLength }, false);
    endSignIns(tx, userId, 'pin');
    const { deviceId } = tx;
    const expiresAt = open(tx, { userId, strength: 'pin', tokenHash, deviceId, lastsMs });
    tx.change({ userId, pin: 'one-time' }, { userId, pin: 'own' });
    return { expiresAt };
  },
});

const endSignIn = statement((db, p: { id: number; now: number }) =>
  db
    .updateTable('sign_in')
    .set({ ended_at: p.now })
    .where('id', '=', p.id)
    .where('ended_at', 'is', null),
);

export const signOut = defineCommand({
  name: 'auth.signOut',
  right: 'system',
  run(tx, input: { signInId: number; userId: number }) {
    tx.run(endSignIn, { id: input.signInId, now: tx.now });
    tx.change({ userId: input.userId }, null);
    return null;
  },
});
