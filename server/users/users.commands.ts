/**
 * The shop's people. A user is deactivated, never deleted; whoever is deactivated is signed out
 * at once; while work runs that is up to `users.deactivate`, which asks what becomes of it. User
 * names, badges and PINs are the admin's to give. The last admin who can sign in stays one.
 */
import type { NewUser, Role, UserChange } from '#schema/contract/users.ts';
import { FIXTURE_PREFIX, isFixtureName } from '#schema/rules/fixtures.ts';
import { AppError, malformed } from '#server/app-error.ts';
import { build, insertion, statement } from '#server/db/statements.ts';
import { defineCommand, type Tx } from '#server/writer/command.ts';
import { nextVersion, requireVersion } from '#server/writer/versions.ts';
import { refuseLastAdmin, refuseToLeave, refuseWhileAtWork, signOutEverywhere } from './leaving.ts';
import { setPasswordHash } from './secret-writes.ts';
import { findCredentials, findTeamId, listAdminIds } from './users.queries.ts';

const insertUser = insertion('app_user', [
  'display_name',
  'role',
  'username',
  'team_id',
  'language',
  'badge',
  'created_at',
  'updated_at',
]);
const userById = statement((db, p: { id: number }) =>
  db
    .selectFrom('app_user')
    .select(['display_name', 'role', 'username', 'team_id', 'language', 'badge', 'is_active'])
    .select('version')
    .where('id', '=', p.id),
);
function teamIdOf(tx: Tx, name: string | null | undefined): number | null {
  if (name === null || name === undefined) return null;
  const id = findTeamId(tx, name);
  if (id === undefined) throw new AppError('team_unknown', `There is no team called ${name}.`);
  return id;
}

interface Standing {
  role: Role;
  team_id: number | null;
}

/**
 * Whoever was a foreman of no team before this was asked goes on being one.
 * @throws AppError `team_needed`: a foreman of no team reaches nobody's work
 */
function requireTeam(wanted: Standing, before?: Standing): void {
  if (wanted.role !== 'foreman' || wanted.team_id !== null) return;
  if (before?.role === 'foreman' && before.team_id === null) return;
  const detail = 'A foreman leads a team. Choose which.';
  throw new AppError('team_needed', detail, { errors: [{ field: 'team', message: detail }] });
}

export const createUser = defineCommand({
  name: 'users.create',
  right: 'admin',
  run: (tx, input: NewUser) => addUser(tx, input),
});

/** Adds a person. Shared with `admin.create`, which makes the first one. */
export function addUser(tx: Tx, input: NewUser): { userId: number } {
  const row = {
    display_name: input.displayName,
    role: input.role,
    username: input.username ?? null,
    team_id: teamIdOf(tx, input.team),
    language: input.language ?? 'en',
    badge: input.badge ?? null,
  };
  requireTeam(row);
  const { lastId } = tx.run(insertUser, { ...row, created_at: tx.now, updated_at: tx.now });
  tx.change(null, { userId: lastId, role: row.role, teamId: row.team_id });
  tx.emit({ kind: 'person', userId: lastId });
  return { userId: lastId };
}

/** What people are called stays out of the log; that it changed is said. */
const NAMES: ReadonlySet<string> = new Set(['display_name', 'username', 'badge']);
const withoutNames = (row: object): object =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !NAMES.has(column)));

export const changeUser = defineCommand({
  name: 'users.change',
  right: 'admin',
  run(tx, input: { userId: number; change: UserChange; ifVersion?: number | undefined }) {
    const { userId, change } = input;
    const current = tx.get(userById, { id: userId });
    if (!current) throw new AppError('not_found', `There is no user ${userId}.`);
    const { version, ...before } = current;
    requireVersion(version, input.ifVersion, 'This person');
    refuseFixtureChange(before.display_name, change.displayName ?? before.display_name);
    if (change.active === false) {
      refuseToLeave(tx, userId);
      refuseWhileAtWork(tx, userId);
    }
    if ((change.role ?? 'admin') !== 'admin') refuseLastAdmin(tx, userId);
    if (change.username === null && hasPassword(tx, userId)) {
      throw new AppError('username_needed', 'Somebody with a password needs a user name.');
    }
    const after = {
      ...(change.displayName !== undefined && { display_name: change.displayName }),
      ...(change.role !== undefined && { role: change.role }),
      ...(change.username !== undefined && { username: change.username }),
      ...(change.team !== undefined && { team_id: teamIdOf(tx, change.team) }),
      ...(change.language !== undefined && { language: change.language }),
      ...(change.badge !== undefined && { badge: change.badge }),
      ...(change.active !== undefined && {
        is_active: change.active ? (1 as const) : (0 as const),
      }),
    };
    requireTeam({ ...before, ...after }, before);
    tx.run(
      build
        .updateTable('app_user')
        .set({ ...after, ...nextVersion(tx), updated_at: tx.now })
        .where('id', '=', userId),
    );
    if (change.active === false) signOutEverywhere(tx, userId);
    const names = Object.keys(after).filter((column) => NAMES.has(column));
    tx.change({ userId, ...withoutNames(before) }, { userId, ...withoutNames(after), names });
    tx.emit({ kind: 'person', userId });
    return { userId };
  },
});

/** What somebody did counts or does not count in the roll-ups from the moment it was done. */
function refuseFixtureChange(before: string, after: string): void {
  if (isFixtureName(before) === isFixtureName(after)) return;
  throw malformed(
    'displayName',
    `must ${isFixtureName(before) ? '' : 'not '}begin with ${FIXTURE_PREFIX}`,
    `Names that begin with ${FIXTURE_PREFIX} are a stress run’s, whose work is in no report. ` +
      `Nobody gets or loses such a name; add another person instead.`,
  );
}

function hasPassword(tx: Tx, userId: number): boolean {
  return (findCredentials(tx, { id: userId })?.password_hash ?? null) !== null;
}

/** The first admin, made at the terminal of the server; refused once there is one. */
export const createAdmin = defineCommand({
  name: 'admin.create',
  right: 'system',
  secretFields: ['passwordHash'],
  run(
    tx,
    input: { displayName: string; username: string; passwordHash: string },
  ): { userId: number } {
    if (listAdminIds(tx).length > 0) {
      throw new AppError(
        'not_empty',
        'There already is an admin, who can add people in the console.',
      );
    }
    const role: Role = 'admin';
    const { userId } = addUser(tx, {
      displayName: input.displayName,
      username: input.username,
      role,
    });
    setPasswordHash(tx, userId, input.passwordHash);
    return { userId };
  },
});
