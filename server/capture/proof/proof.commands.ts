/**
 * Offline sign-ins. The PIN was compared before, on the HTTP thread's pool; here its try is taken
 * back or stays counted, and what came of it is kept for the other taps of the same sign-in.
 */
import { keepFailure, refundAttempt, type AttemptInput } from '#server/auth/attempt-writes.ts';
import { statement } from '#server/db/statements.ts';
import { defineCommand } from '#server/writer/command.ts';
import type { OfflineSignIn } from './proof.queries.ts';

export interface OfflineSignInInput {
  signInKey: string;
  userId: number;
  deviceId: number | null;
  sealedHash: string;
  /** When the tap it came with counts, UTC ms. */
  occurredAt: number;
  outcome: OfflineSignIn['outcome'];
  counted: AttemptInput;
}

/** Whoever kept something under this key first is right. */
const keep = statement((db, p: Omit<OfflineSignInInput, 'counted'> & { receivedAt: number }) =>
  db
    .insertInto('offline_sign_in')
    .values({
      sign_in_key: p.signInKey,
      user_id: p.userId,
      device_id: p.deviceId,
      sealed_hash: p.sealedHash,
      occurred_at: p.occurredAt,
      received_at: p.receivedAt,
      outcome: p.outcome,
    })
    .onConflict((conflict) => conflict.column('sign_in_key').doNothing()),
);

export const recordOfflineSignIn = defineCommand({
  name: 'capture.recordOfflineSignIn',
  right: 'system',
  storesAnswer: false,
  run(tx, { counted, ...signIn }: OfflineSignInInput) {
    const { signInKey, userId, deviceId, outcome } = signIn;
    if (outcome === 'verified') refundAttempt(tx, counted);
    else keepFailure(tx, counted);
    // Of nobody's PIN nothing is kept: there is nobody the row could point to.
    if (counted.userId !== null) tx.run(keep, { ...signIn, receivedAt: tx.now });
    tx.change(null, { signInKey, userId, deviceId, outcome });
    return { receivedAt: tx.now };
  },
});
