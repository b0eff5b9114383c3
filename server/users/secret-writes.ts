/** What PINs and passwords leave in the database. The hashes were made on the HTTP thread's pool. */
import { statement } from '#server/db/statements.ts';
import type { Strength, Tx } from '#server/writer/command.ts';

const updatePin = statement(
  (db, p: { id: number; hash: string; length: number | null; isOneTime: 0 | 1; now: number }) =>
    db
      .updateTable('app_user')
      .set({
        pin_hash: p.hash,
        pin_length: p.length,
        pin_is_one_time: p.isOneTime,
        updated_at: p.now,
      })
      .where('id', '=', p.id),
);
const updatePassword = statement((db, p: { id: number; hash: string; now: number }) =>
  db
    .updateTable('app_user')
    .set({ password_hash: p.hash, updated_at: p.now })
    .where('id', '=', p.id),
);
const endAll = statement((db, p: { userId: number; now: number }) =>
  db
    .updateTable('sign_in')
    .set({ ended_at: p.now })
    .where('user_id', '=', p.userId)
    .where('ended_at', 'is', null),
);
const endThoseBy = statement((db, p: { userId: number; strength: Strength; now: number }) =>
  db
    .updateTable('sign_in')
    .set({ ended_at: p.now })
    .where('user_id', '=', p.userId)
    .where('strength', '=', p.strength)
    .where('ended_at', 'is', null),
);
/** A try by password is counted for `password@` and where it comes from, see `auth/attempt.ts`. */
const forgetPasswordTries = statement((db, p: { userKey: string }) =>
  db
    .deleteFrom('pin_throttle')
    .where('user_key', '=', p.userKey)
    .where('device_key', 'like', 'password@%'),
);
const forgetPinTries = statement((db, p: { userKey: string }) =>
  db
    .deleteFrom('pin_throttle')
    .where('user_key', '=', p.userKey)
    .where('device_key', 'not like', 'password@%'),
);

/** A PIN as the database has it: never itself, but how many digits it has where that is known. */
export interface HashedPin {
  pinHash: string;
  pinLength?: number | undefined;
}

/** @returns whether there is such a person */
export function setPinHash(
  tx: Tx,
  userId: number,
  { pinHash: hash, pinLength: length }: HashedPin,
  isOneTime: boolean,
): boolean {
  const flag = isOneTime ? 1 : 0;
  const row = { id: userId, hash, length: length ?? null, isOneTime: flag, now: tx.now } as const;
  return tx.run(updatePin, row).changes > 0;
}

export function setPasswordHash(tx: Tx, userId: number, hash: string): void {
  tx.run(updatePassword, { id: userId, hash, now: tx.now });
}

/** Ends every sign-in of somebody, or those by PIN or by password alone. */
export function endSignIns(tx: Tx, userId: number, strength?: Strength): void {
  if (strength) tx.run(endThoseBy, { userId, strength, now: tx.now });
  else tx.run(endAll, { userId, now: tx.now });
}

/** @returns on how many tablets, or at how many places, there were any wrong tries */
export function forgetWrongTries(tx: Tx, userId: number, strength: Strength): number {
  const userKey = `user:${userId}`;
  return tx.run(strength === 'pin' ? forgetPinTries : forgetPasswordTries, { userKey }).changes;
}
