import type { Language, Role, Team, User } from '#schema/contract/users.ts';
import { AppError } from '#server/app-error.ts';
import { toChanged } from '#server/db/changed.ts';
import { statement, type Builder, type Reader } from '#server/db/statements.ts';

const selectUsers = (db: Builder, today: string) =>
  db
    .selectFrom('app_user as u')
    .leftJoin('team as t', 't.id', 'u.team_id')
    .leftJoin('app_user as w', 'w.id', 'u.changed_by')
    .leftJoin('pay_rate as r', (join) =>
      join.onRef('r.user_id', '=', 'u.id').on('r.effective_from', '=', (eb) =>
        eb
          .selectFrom('pay_rate as latest')
          .select((max) => max.fn.max('latest.effective_from').as('day'))
          .whereRef('latest.user_id', '=', 'u.id')
          .where('latest.effective_from', '<=', today),
      ),
    )
    .select([
      'u.id',
      'u.display_name',
      'u.role',
      'u.username',
      'u.language',
      'u.badge',
      'u.is_active',
      'u.pin_hash',
      'u.pin_is_one_time',
      'u.password_hash',
      'u.version',
      'u.changed_at',
      'u.changed_by',
      'w.display_name as changed_by_name',
      't.name as team_name',
      'r.kind as rate_kind',
      'r.amount_cents as rate_amount_cents',
    ]);

const everyUser = statement((db, p: { today: string }) =>
  selectUsers(db, p.today).orderBy('u.is_active', 'desc').orderBy('u.display_name'),
);
const oneUser = statement((db, p: { today: string; id: number }) =>
  selectUsers(db, p.today).where('u.id', '=', p.id),
);
const selectTeams = (db: Builder) =>
  db
    .selectFrom('team as t')
    .leftJoin('app_user as w', 'w.id', 't.changed_by')
    .select(['t.id', 't.name', 't.version', 't.changed_at', 't.changed_by'])
    .select('w.display_name as changed_by_name');
const everyTeam = statement((db, _p: object) =>
  selectTeams(db).where('t.is_active', '=', 1).orderBy('t.name'),
);
const teamById = statement((db, p: { id: number }) => selectTeams(db).where('t.id', '=', p.id));
const teamByName = statement((db, p: { name: string }) =>
  db.selectFrom('team').select('id').where('name', '=', p.name).where('is_active', '=', 1),
);
const teamOfUser = statement((db, p: { id: number }) =>
  db.selectFrom('app_user').select('team_id as teamId').where('id', '=', p.id),
);
const nameOf = statement((db, p: { id: number }) =>
  db.selectFrom('app_user').select('display_name').where('id', '=', p.id),
);
const standingOf = statement((db, p: { id: number }) =>
  db.selectFrom('app_user').select(['version', 'is_active']).where('id', '=', p.id),
);
const liveSignIns = statement((db, p: { userId: number; now: number }) =>
  db
    .selectFrom('sign_in')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('user_id', '=', p.userId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', p.now),
);
const anyUser = statement((db, _p: object) => db.selectFrom('app_user').select('id').limit(1));
const activeAdmins = statement((db, _p: object) =>
  db
    .selectFrom('app_user')
    .select('id')
    .where('role', '=', 'admin')
    .where('is_active', '=', 1)
    .where('password_hash', 'is not', null),
);
const CREDENTIALS = [
  'id',
  'display_name',
  'role',
  'language',
  'is_active',
  'pin_hash',
  'pin_is_one_time',
  'password_hash',
] as const;
const credentialsById = statement((db, p: { id: number }) =>
  db.selectFrom('app_user').select(CREDENTIALS).where('id', '=', p.id),
);
const credentialsByUsername = statement((db, p: { username: string }) =>
  db.selectFrom('app_user').select(CREDENTIALS).where('username', '=', p.username),
);

/** The team of a person, null without one; undefined when there is no such person. */
export function findTeamOf(reader: Reader, userId: number): number | null | undefined {
  return reader.get(teamOfUser, { id: userId })?.teamId;
}

/** What somebody is called; undefined when there is no such person. */
export function findDisplayName(reader: Reader, userId: number): string | undefined {
  return reader.get(nameOf, { id: userId })?.display_name;
}

/** Whether somebody is active, and in which version; undefined when there is no such person. */
export function findStanding(reader: Reader, userId: number) {
  return reader.get(standingOf, { id: userId });
}

type UserRow = (typeof everyUser)['row'];

/** Two letters for a tile: first and last word's first letter. */
export function initialsOf(displayName: string): string {
  const words = displayName.split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return letters
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toUpperCase();
}

/** A user as the wire shows it: pay for admins only. Locks hold for a moment, see `user-answer`. */
type Person = Omit<User, 'locks'>;

function toUser(row: UserRow, seesPay: boolean): Person {
  return {
    id: row.id,
    displayName: row.display_name,
    initials: initialsOf(row.display_name),
    role: row.role,
    username: row.username,
    team: row.team_name,
    language: row.language,
    badge: row.badge,
    active: row.is_active === 1,
    hasPin: row.pin_hash !== null,
    hasOneTimePin: row.pin_is_one_time === 1,
    hasPassword: row.password_hash !== null,
    currentRate:
      seesPay && row.rate_kind !== null && row.rate_amount_cents !== null
        ? { kind: row.rate_kind, amountCents: row.rate_amount_cents }
        : null,
    version: row.version,
    changed: toChanged(row),
  };
}

export function listUsers(reader: Reader, today: string, seesPay: boolean): Person[] {
  return reader.all(everyUser, { today }).map((row) => toUser(row, seesPay));
}

export function findUser(
  reader: Reader,
  id: number,
  today: string,
  seesPay: boolean,
): Person | undefined {
  const row = reader.get(oneUser, { id, today });
  return row && toUser(row, seesPay);
}

/** The teams somebody can be in: a retired one is not among them. */
export function listTeams(reader: Reader): Team[] {
  return reader.all(everyTeam, {}).map(toTeam);
}

/** @throws AppError `not_found` */
export function getTeam(reader: Reader, id: number): Team {
  const row = reader.get(teamById, { id });
  if (!row) throw new AppError('not_found', `There is no team ${id}.`);
  return toTeam(row);
}

const toTeam = (row: (typeof everyTeam)['row']): Team => ({
  id: row.id,
  name: row.name,
  version: row.version,
  changed: toChanged(row),
});

export function findTeamId(reader: Reader, name: string): number | undefined {
  return reader.get(teamByName, { name })?.id;
}

export function hasAnyUser(reader: Reader): boolean {
  return reader.get(anyUser, {}) !== undefined;
}

/** On how many tablets and consoles somebody is signed in at `now`, UTC ms. */
export function countSignIns(reader: Reader, userId: number, now: number): number {
  return reader.get(liveSignIns, { userId, now })?.count ?? 0;
}

/** Ids of the people who can still sign in as admin. */
export function listAdminIds(reader: Reader): number[] {
  return reader.all(activeAdmins, {}).map(({ id }) => id);
}

export interface Credentials {
  id: number;
  display_name: string;
  role: Role;
  language: Language;
  is_active: 0 | 1;
  pin_hash: string | null;
  pin_is_one_time: 0 | 1;
  password_hash: string | null;
}

export function findCredentials(
  reader: Reader,
  who: { id: number } | { username: string },
): Credentials | undefined {
  return 'id' in who ? reader.get(credentialsById, who) : reader.get(credentialsByUsername, who);
}
