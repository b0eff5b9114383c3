import { z } from 'zod';
import { idParameter } from '#schema/contract/common.ts';
import {
  NewPassword,
  NewPin,
  NewTeam,
  TeamChoices,
  TeamList,
  NewUser,
  UserAnswer,
  UserChange,
  UserList,
} from '#schema/contract/users.ts';
import { AppError } from '#server/app-error.ts';
import type { AppContext } from '#server/context.ts';
import { seesMoney, type Caller } from '#server/http/caller.ts';
import { execute, ifMatch } from '#server/http/envelope.ts';
import { address, jsonAnswer, jsonBody, router } from '#server/http/route.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import { requireStrongPin } from './strong-pin.ts';
import { findUser, listTeams, listUsers } from './users.queries.ts';

const params = z.object({ id: idParameter });

const list = address('foreman', {
  method: 'get',
  path: '/api/users',
  summary: 'Everybody, with today’s pay rate for admins',
  responses: { 200: jsonAnswer(UserList, 'People') },
});
const create = address('admin', {
  method: 'post',
  path: '/api/users',
  summary: 'Add a person',
  request: { body: jsonBody(NewUser) },
  responses: { 201: jsonAnswer(UserAnswer, 'Added') },
});
const change = address('admin', {
  method: 'patch',
  path: '/api/users/{id}',
  summary: 'Change a person; deactivating ends the sign-ins',
  request: { params, body: jsonBody(UserChange) },
  responses: { 200: jsonAnswer(UserAnswer, 'Changed') },
});
const setPin = address('admin', {
  method: 'post',
  path: '/api/users/{id}/pin',
  summary: 'Set a PIN; ends the sign-ins by PIN and forgets wrong tries at it',
  request: { params, body: jsonBody(NewPin) },
  responses: { 201: jsonAnswer(UserAnswer, 'Set') },
});
const setPassword = address('admin', {
  method: 'post',
  path: '/api/users/{id}/password',
  summary: 'Set a console password; ends the sign-ins by password and forgets wrong tries at it',
  request: { params, body: jsonBody(NewPassword) },
  responses: { 201: jsonAnswer(UserAnswer, 'Set') },
});

const teams = address('foreman', {
  method: 'get',
  path: '/api/teams',
  summary: 'Every team, to choose one by its id',
  responses: { 200: jsonAnswer(TeamChoices, 'Teams') },
});
const addTeam = address('admin', {
  method: 'post',
  path: '/api/teams',
  summary: 'Add a team',
  request: { body: jsonBody(NewTeam) },
  responses: { 201: jsonAnswer(TeamList, 'Every team, with the new one') },
});

export function usersRoutes(app: AppContext) {
  const today = () => plantCalendar(app.settings().plantTimeZone).dayOf(app.clock());
  const getUser = (id: number, caller: Caller) => {
    const user = findUser(app.reader, id, today(), seesMoney(caller));
    if (!user) throw new AppError('not_found', `There is no user ${id}.`);
    return user;
  };
  return router()
    .openapi(list, (c) =>
      c.json(
        {
          users: listUsers(app.reader, today(), seesMoney(c.get('caller'))),
          teams: listTeams(app.reader).map(({ name }) => name),
        },
        200,
      ),
    )
    .openapi(create, async (c) => {
      const { userId } = await execute(c, 'users.create', c.req.valid('json'));
      return c.json({ user: getUser(userId, c.get('caller')) }, 201);
    })
    .openapi(change, async (c) => {
      const userId = c.req.valid('param').id;
      const request = { userId, change: c.req.valid('json'), ifVersion: ifMatch(c) };
      await execute(c, 'users.change', request);
      return c.json({ user: getUser(userId, c.get('caller')) }, 200);
    })
    .openapi(teams, (c) => c.json({ teams: listTeams(app.reader) }, 200))
    .openapi(addTeam, async (c) => {
      await execute(c, 'users.addTeam', c.req.valid('json'));
      return c.json({ teams: listTeams(app.reader).map(({ name }) => name) }, 201);
    })
    .openapi(setPin, async (c) => {
      const userId = c.req.valid('param').id;
      const { pin, oneTime } = c.req.valid('json');
      requireStrongPin(app, pin);
      await execute(c, 'users.setPin', {
        userId,
        pinHash: await app.passwords.hash(pin),
        oneTime,
      });
      return c.json({ user: getUser(userId, c.get('caller')) }, 201);
    })
    .openapi(setPassword, async (c) => {
      const userId = c.req.valid('param').id;
      const passwordHash = await app.passwords.hash(c.req.valid('json').password);
      await execute(c, 'users.setPassword', { userId, passwordHash });
      return c.json({ user: getUser(userId, c.get('caller')) }, 201);
    });
}
