/** What holds for everybody who is to be deactivated, or is to be no admin any more. */
import { AppError } from '#server/app-error.ts';
import type { Tx } from '#server/writer/command.ts';
import { endSignIns } from './secret-writes.ts';
import { countSignIns, listAdminIds } from './users.queries.ts';

/** @throws AppError `last_admin` */
export function refuseLastAdmin(tx: Tx, userId: number): void {
  const admins = listAdminIds(tx);
  if (admins.length === 1 && admins[0] === userId) {
    throw new AppError(
      'last_admin',
      'This is the last admin who can sign in. Make somebody else an admin with a password first.',
    );
  }
}

/** @throws AppError `own_account`, `last_admin` */
export function refuseToLeave(tx: Tx, userId: number): void {
  refuseLastAdmin(tx, userId);
  if (tx.actor.kind === 'user' && tx.user.id === userId) {
    throw new AppError('own_account', 'Nobody deactivates themselves. Ask another admin.');
  }
}

/** @returns how many sign-ins this ended */
export function signOutEverywhere(tx: Tx, userId: number): number {
  const ended = countSignIns(tx, userId, tx.now);
  endSignIns(tx, userId);
  return ended;
}
