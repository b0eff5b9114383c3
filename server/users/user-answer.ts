import type { User } from '#schema/contract/users.ts';
import { AppError } from '#server/app-error.ts';
import type { AppContext } from '#server/context.ts';
import { seesMoney, type Caller } from '#server/http/caller.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import { listLocks } from './locks.queries.ts';
import { findUser, listUsers } from './users.queries.ts';

const todayOf = (app: AppContext): string =>
  plantCalendar(app.settings().plantTimeZone).dayOf(app.clock());

/** Everybody, as this caller may see them. */
export function everyUser(app: AppContext, caller: Caller): User[] {
  const locks = listLocks(app.reader, app.clock());
  return listUsers(app.reader, todayOf(app), seesMoney(caller)).map((user) => ({
    ...user,
    locks: locks.get(user.id) ?? [],
  }));
}

/** @throws AppError `not_found` */
export function getUser(app: AppContext, id: number, caller: Caller): User {
  const user = findUser(app.reader, id, todayOf(app), seesMoney(caller));
  if (!user) throw new AppError('not_found', `There is no user ${id}.`);
  return { ...user, locks: listLocks(app.reader, app.clock()).get(id) ?? [] };
}
