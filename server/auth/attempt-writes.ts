/** What a try leaves in the database once it is known how it ended. */
import { insertion, statement } from '#server/db/statements.ts';
import type { Strength, Tx } from '#server/writer/command.ts';
import { FORGET_AFTER_MS } from './throttle.ts';

export interface AttemptInput {
  /** `user:7`, or `unknown:` and a bucket of the name nobody has. */
  userKey: string;
  /** The enrolled device, or where an unenrolled one comes from. */
  deviceKey: string;
  strength: Strength;
  userId: number | null;
  deviceId: number | null;
  address: string;
}

export const KEEP_EVENTS_MS = 90 * 24 * 3_600_000;

const refund = statement((db, p: { userKey: string; deviceKey: string }) =>
  db
    .deleteFrom('pin_throttle')
    .where('user_key', '=', p.userKey)
    .where('device_key', '=', p.deviceKey),
);

/** The secret was right: nothing of the tries before it counts any more. */
export function refundAttempt(tx: Tx, { userKey, deviceKey }: AttemptInput): void {
  tx.run(refund, { userKey, deviceKey });
}

const insertEvent = insertion('sign_in_event', [
  'at',
  'kind',
  'strength',
  'user_id',
  'device_id',
  'address',
]);

export function noteAttempt(tx: Tx, input: AttemptInput, kind: 'failed' | 'throttled'): void {
  const { strength, userId, deviceId, address } = input;
  const row = { at: tx.now, kind, strength, user_id: userId, device_id: deviceId, address };
  tx.run(insertEvent, row);
}

const dropOldEvents = statement((db, p: { before: number }) =>
  db.deleteFrom('sign_in_event').where('at', '<', p.before),
);
/** What a quiet hour forgot anyway; so names that somebody made up do not pile up. */
const dropForgotten = statement((db, p: { before: number }) =>
  db
    .deleteFrom('pin_throttle')
    .where('last_attempt_at', '<', p.before)
    .where('locked_until', '<', p.before),
);

/** The secret was wrong: the try stays counted, and who, where and when is a row. */
export function keepFailure(tx: Tx, input: AttemptInput): void {
  tx.run(dropOldEvents, { before: tx.now - KEEP_EVENTS_MS });
  tx.run(dropForgotten, { before: tx.now - FORGET_AFTER_MS });
  noteAttempt(tx, input, 'failed');
}
