/**
 * Deactivating somebody, with what becomes of the work they are on. It ends every sign-in; nothing
 * that was done goes away. Running work is ended as a foreman would end it, or goes on until one
 * does: whoever deactivates says which.
 */
import type { Deactivation } from '#schema/contract/deactivation.ts';
import { AppError } from '#server/app-error.ts';
import { build } from '#server/db/statements.ts';
import { readSettings } from '#server/settings/settings.queries.ts';
import { refuseToLeave, signOutEverywhere } from '#server/users/leaving.ts';
import { findStanding } from '#server/users/users.queries.ts';
import { defineCommand, type Tx } from '#server/writer/command.ts';
import { nextVersion, requireVersion } from '#server/writer/versions.ts';
import { closeSession } from './close-session.ts';
import { endDay } from './presence.ts';
import { findOpenSession, type SessionRow } from './sessions.queries.ts';

type Input = Deactivation & { userId: number; ifVersion?: number | undefined };

export const deactivateUser = defineCommand({
  name: 'users.deactivate',
  right: 'admin',
  run(tx, { userId, ifVersion, runningWork, reason }: Input) {
    const standing = findStanding(tx, userId);
    if (!standing) throw new AppError('not_found', `There is no user ${userId}.`);
    requireVersion(standing.version, ifVersion, 'This person');
    refuseToLeave(tx, userId);
    const open = findOpenSession(tx, userId);
    if (open && runningWork === undefined) {
      throw new AppError(
        'confirmation_required',
        'Work is running. Say whether it ends now or goes on.',
        { context: { sessionId: open.public_id } },
      );
    }
    const endedAt = open && runningWork === 'end' ? endWork(tx, open, reason ?? '') : undefined;
    const set = { is_active: 0, updated_at: tx.now, ...nextVersion(tx) } as const;
    tx.run(build.updateTable('app_user').set(set).where('id', '=', userId));
    const signInsEnded = signOutEverywhere(tx, userId);
    tx.change(
      { userId, isActive: standing.is_active === 1, sessionId: open?.id ?? null },
      { userId, isActive: false, signInsEnded, runningWork, endedAt, reason },
    );
    for (const kind of ['session', 'person'] as const) tx.emit({ kind, userId });
    return { userId };
  },
});

function endWork(tx: Tx, open: SessionRow, reason: string): number {
  const ending = { at: tx.now, reason: 'foreman', note: reason } as const;
  const endedAt = closeSession(tx, open, ending, readSettings(tx));
  endDay(tx, open.user_id, endedAt);
  return endedAt;
}
