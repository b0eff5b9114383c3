/**
 * PINs and passwords, which an admin gives. A new one ends what the old one opened and forgets the
 * wrong tries at it. A one-time PIN opens nothing but the choice of an own one (auth.choosePin);
 * any other stays until the next one.
 */
import { AppError } from '#server/app-error.ts';
import { statement } from '#server/db/statements.ts';
import { defineCommand, type Strength, type Tx } from '#server/writer/command.ts';
import {
  endSignIns,
  forgetWrongTries,
  setPasswordHash,
  setPinHash,
  type HashedPin,
} from './secret-writes.ts';

const usernameOf = statement((db, p: { id: number }) =>
  db.selectFrom('app_user').select('username').where('id', '=', p.id),
);

function startAfresh(tx: Tx, userId: number, strength: Strength): void {
  endSignIns(tx, userId, strength);
  forgetWrongTries(tx, userId, strength);
}

export const setPin = defineCommand({
  name: 'users.setPin',
  right: 'admin',
  secretFields: ['pinHash'],
  run(tx, { userId, oneTime = false, ...pin }: PinInput) {
    if (!setPinHash(tx, userId, pin, oneTime)) {
      throw new AppError('not_found', `There is no user ${userId}.`);
    }
    startAfresh(tx, userId, 'pin');
    tx.change(null, { userId, set: oneTime ? 'one-time pin' : 'pin' });
    // Only who can sign in with a PIN stands on the floor.
    tx.emit({ kind: 'person', userId });
    return { userId };
  },
});

interface PinInput extends HashedPin {
  userId: number;
  oneTime?: boolean | undefined;
}

export const setPassword = defineCommand({
  name: 'users.setPassword',
  right: 'admin',
  secretFields: ['passwordHash'],
  run(tx, { userId, passwordHash }: { userId: number; passwordHash: string }) {
    const user = tx.get(usernameOf, { id: userId });
    if (!user) throw new AppError('not_found', `There is no user ${userId}.`);
    if (user.username === null) {
      throw new AppError('username_needed', 'Give this person a user name first.');
    }
    setPasswordHash(tx, userId, passwordHash);
    startAfresh(tx, userId, 'password');
    tx.change(null, { userId, set: 'password' });
    return { userId };
  },
});
