/** Makes the transaction a command sees: the connection, the clock, the actor, the notes. */
import type { FloorEvent } from '#schema/contract/floor.ts';
import type { Role } from '#schema/contract/users.ts';
import { AppError } from '#server/app-error.ts';
import { statement, type Connection } from '#server/db/statements.ts';
import type { ActingUser, CommandRequest, Right, Tx } from './command.ts';

const RANK: Readonly<Record<Role, number>> = { operator: 0, foreman: 1, admin: 2 };

/** The role a sign-in gives: a PIN gives operator rights, whatever the role. */
export function roleOf(role: Role, strength: 'pin' | 'password'): Role {
  return strength === 'pin' ? 'operator' : role;
}

export function roleSuffices(role: Role, wanted: Role): boolean {
  return RANK[role] >= RANK[wanted];
}

const actingUser = statement((db, p: { userId: number }) =>
  db
    .selectFrom('app_user')
    .select(['id', 'display_name', 'role', 'team_id', 'is_active'])
    .where('id', '=', p.userId),
);

export interface Notes {
  change: string | null;
  events: FloorEvent[];
}

export interface OpenTx extends Tx {
  /** @throws AppError `not_signed_in` or `not_allowed`. */
  authorise(right: Right): void;
}

export function openTx(
  connection: Connection,
  request: CommandRequest,
  { now, occurredAt }: { now: number; occurredAt: number },
  notes: Notes,
): OpenTx {
  const { actor } = request;
  let user: ActingUser | undefined;

  return {
    all: connection.all.bind(connection),
    get: connection.get.bind(connection),
    run: connection.run.bind(connection),
    now,
    occurredAt,
    sourceKey: `${request.scope}/${request.key}`,
    deviceId: request.deviceId,
    actor,
    get user() {
      if (!user) throw new AppError('not_allowed', 'Only a person can do this.');
      return user;
    },
    change(before, after) {
      notes.change = JSON.stringify({ before, after });
    },
    emit(event) {
      notes.events.push({ ...event, at: new Date(now).toISOString() });
    },
    authorise(right) {
      if (actor.kind === 'system') {
        if (right !== 'system') throw new AppError('not_allowed', 'Only a person can do this.');
        return;
      }
      const row = connection.get(actingUser, { userId: actor.userId });
      if (!row?.is_active) {
        throw new AppError('not_signed_in', 'You are not signed in any more. Sign in again.');
      }
      const role = roleOf(row.role, actor.strength);
      if (right === 'system' || !roleSuffices(role, right)) {
        throw new AppError('not_allowed', `This needs ${right} rights.`);
      }
      user = { id: row.id, displayName: row.display_name, role, teamId: row.team_id };
    },
  };
}
