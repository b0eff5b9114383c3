import { z } from 'zod';
import { idParameter } from '#schema/contract/common.ts';
import {
  NewPassword,
  NewPin,
  NewUser,
  UserAnswer,
  UserChange,
  UserList,
} from '#schema/contract/users.ts';
import type { AppContext } from '#server/context.ts';
import { execute, ifMatch, versionSeen } from '#server/http/envelope.ts';
import { address, jsonAnswer, jsonBody, router } from '#server/http/route.ts';
import { requireStrongPin } from './strong-pin.ts';
import { everyUser, getUser } from './user-answer.ts';
import { listTeams } from './users.queries.ts';

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
  summary: 'Change a person; deactivating ends the sign-ins, and is refused while work runs',
  request: { headers: ifMatch, params, body: jsonBody(UserChange) },
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

const unlock = address('foreman', {
  method: 'delete',
  path: '/api/users/{id}/locks',
  summary: 'Let somebody try again at once; a foreman the own team’s PINs',
  request: { params },
  responses: { 200: jsonAnswer(UserAnswer, 'Unlocked') },
});

export function usersRoutes(app: AppContext) {
  return router()
    .openapi(list, (c) =>
      c.json(
        {
          users: everyUser(app, c.get('caller')),
          teams: listTeams(app.reader).map(({ name }) => name),
        },
        200,
      ),
    )
    .openapi(create, async (c) => {
      const { userId } = await execute(c, 'users.create', c.req.valid('json'));
      return c.json({ user: getUser(app, userId, c.get('caller')) }, 201);
    })
    .openapi(change, async (c) => {
      const userId = c.req.valid('param').id;
      const request = {
        userId,
        change: c.req.valid('json'),
        ifVersion: versionSeen(c.req.valid('header')),
      };
      await execute(c, 'users.change', request);
      return c.json({ user: getUser(app, userId, c.get('caller')) }, 200);
    })
    .openapi(unlock, async (c) => {
      const userId = c.req.valid('param').id;
      await execute(c, 'users.unlock', { userId });
      return c.json({ user: getUser(app, userId, c.get('caller')) }, 200);
    })
    .openapi(setPin, async (c) => {
      const userId = c.req.valid('param').id;
      const { pin, oneTime } = c.req.valid('json');
      requireStrongPin(app, pin);
      await execute(c, 'users.setPin', {
        userId,
        pinHash: await app.passwords.hash(pin),
        pinLength: pin.length,
        oneTime,
      });
      return c.json({ user: getUser(app, userId, c.get('caller')) }, 201);
    })
    .openapi(setPassword, async (c) => {
      const userId = c.req.valid('param').id;
      const passwordHash = await app.passwords.hash(c.req.valid('json').password);
      await execute(c, 'users.setPassword', { userId, passwordHash });
      return c.json({ user: getUser(app, userId, c.get('caller')) }, 201);
    });
}
