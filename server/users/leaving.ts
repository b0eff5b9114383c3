/** What holds for everybody who is to be deactivated, or is to be no admin any more. */
import { AppError } from '#server/app-error.ts';
import { statement } from '#server/db/statements.ts';
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

const runningWork = statement((db, p: { userId: number }) =>
  db
    .selectFrom('work_session')
    .select('public_id')
    .where('user_id', '=', p.userId)
    .where('ended_at', 'is', null)
    .where('voided_at', 'is', null),
);

/** @throws AppError `confirmation_required`: what becomes of the work is not asked here. */
export function refuseWhileAtWork(tx: Tx, userId: number): void {
  const running = tx.get(runningWork, { userId });
  if (!running) return;
  const detail =
    'Work is running. Deactivate at /api/users/{id}/deactivation, and say whether it ends now or goes on.';
  throw new AppError('confirmation_required', detail, {
    errors: [{ field: 'active', message: detail }],
    context: { sessionId: running.public_id },
  });
}

/** @returns how many sign-ins this ended */
export function signOutEverywhere(tx: Tx, userId: number): number {
  const ended = countSignIns(tx, userId, tx.now);
  endSignIns(tx, userId);
  return ended;
}
