/** Makes the transaction a command sees: the connection, the clock, the actor, the notes. */
import type { FloorEvent } from '#schema/contract/floor.ts';
import type { Role } from '#schema/contract/users.ts';
import { AppError } from '#server/app-error.ts';
import { statement, type Connection } from '#server/db/statements.ts';
import type { ActingUser, Command, Right, Standpoint, Tx, Within } from './command.ts';
import { refusalOf } from './constraints.ts';

const RANK: Readonly<Record<Role, number>> = { operator: 0, foreman: 1, admin: 2 };

/** The role a sign-in gives: a PIN gives operator rights, whatever the role. */
export function roleOf(role: Role, strength: 'pin' | 'password'): Role {
  return strength === 'pin' ? 'operator' : role;
}

export function roleSuffices(role: Role, wanted: Role): boolean {
  return RANK[role] >= RANK[wanted];
}

/**
 * Whether somebody answers for the work of that team's people: an admin for everybody's, a foreman
 * for the own team's. Two people without a team are no team.
 */
export function leadsTeam(
  { role, teamId }: { role: Role | null; teamId: number | null },
  ofTeam: number | null | undefined,
): boolean {
  return role === 'admin' || (role === 'foreman' && teamId !== null && teamId === ofTeam);
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

type Around = Pick<Tx, 'actor' | 'deviceId' | 'sourceKey' | 'voucher' | 'occurredAt' | 'now'>;

export function openTx(connection: Connection, notes: Notes, around: Around): OpenTx {
  const { actor, now, voucher } = around;
  let user: ActingUser | undefined;

  return {
    ...around,
    all: connection.all.bind(connection),
    get: connection.get.bind(connection),
    each: connection.each.bind(connection),
    snapshot: connection.snapshot.bind(connection),
    run: connection.run.bind(connection),
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
    runWithin(command, input, as) {
      return runWithin(connection, notes, now, command, input, as);
    },
    authorise(right) {
      if (right === 'device') return;
      if (actor.kind === 'system') {
        if (right !== 'system') throw new AppError('not_allowed', 'Only a person can do this.');
        return;
      }
      const row = connection.get(actingUser, { userId: actor.userId });
      if (!row || (row.is_active === 0 && voucher === null)) {
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

function runWithin<Input, Answer>(
  connection: Connection,
  outer: Notes,
  now: number,
  command: Command<string, Input, Answer>,
  input: Input,
  { userId, ...as }: Standpoint,
): Within<Answer> {
  const { raw } = connection;
  const notes: Notes = { change: null, events: [] };
  const actor = { kind: 'user', userId, strength: 'pin' } as const;
  const tx = openTx(connection, notes, { ...as, actor, now });
  raw.exec('SAVEPOINT within');
  try {
    tx.authorise(command.right);
    const answer = command.run(tx, input);
    raw.exec('RELEASE within');
    outer.events.push(...notes.events);
    const change = JSON.parse(notes.change ?? 'null') as { before: unknown; after: unknown } | null;
    return { ok: true, answer, change };
  } catch (error) {
    const refusal = error instanceof AppError ? error : refusalOf(error);
    // What nobody expected, or what concerns everybody, is the outer command's to fail with.
    if (!refusal) throw error;
    raw.exec('ROLLBACK TO within; RELEASE within');
    return { ok: false, refusal };
  }
}
