/**
 * Letting somebody try again who waits after too many wrong tries. A foreman unlocks the own team's
 * PINs; passwords, which could be a foreman's way to guess an admin's, are an admin's to unlock.
 */
import { AppError } from '#server/app-error.ts';
import { defineCommand } from '#server/writer/command.ts';
import { leadsTeam } from '#server/writer/tx.ts';
import { forgetWrongTries } from './secret-writes.ts';
import { findTeamOf } from './users.queries.ts';

export const unlockUser = defineCommand({
  name: 'users.unlock',
  right: 'foreman',
  run(tx, { userId }: { userId: number }) {
    const teamId = findTeamOf(tx, userId);
    if (teamId === undefined) throw new AppError('not_found', `There is no user ${userId}.`);
    if (!leadsTeam(tx.user, teamId)) {
      throw new AppError(
        'not_allowed',
        'This person is not in your team. Ask their foreman or an admin.',
      );
    }
    const pinPlaces = forgetWrongTries(tx, userId, 'pin');
    const passwordPlaces = tx.user.role === 'admin' ? forgetWrongTries(tx, userId, 'password') : 0;
    tx.change({ userId, pinPlaces, passwordPlaces }, { userId, pinPlaces: 0 });
    return { userId };
  },
});
