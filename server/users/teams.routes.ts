import { z } from 'zod';
import { idParameter } from '#schema/contract/common.ts';
import { NewTeam, TeamAnswer, TeamChoices, TeamList } from '#schema/contract/users.ts';
import type { AppContext } from '#server/context.ts';
import { execute, ifMatch, versionSeen } from '#server/http/envelope.ts';
import { address, jsonAnswer, jsonBody, router } from '#server/http/route.ts';
import { getTeam, listTeams } from './users.queries.ts';

const params = z.object({ id: idParameter });

const list = address('foreman', {
  method: 'get',
  path: '/api/teams',
  summary: 'Every team, to choose one by its id',
  responses: { 200: jsonAnswer(TeamChoices, 'Teams') },
});
const add = address('admin', {
  method: 'post',
  path: '/api/teams',
  summary: 'Add a team, or bring back a retired one of this name',
  request: { body: jsonBody(NewTeam) },
  responses: { 201: jsonAnswer(TeamList, 'Every team, with the new one') },
});
const rename = address('admin', {
  method: 'patch',
  path: '/api/teams/{id}',
  summary: 'Rename a team; its people and their work stay in it',
  request: { headers: ifMatch, params, body: jsonBody(NewTeam) },
  responses: { 200: jsonAnswer(TeamAnswer, 'Renamed') },
});
const retire = address('admin', {
  method: 'delete',
  path: '/api/teams/{id}',
  summary: 'Retire a team nobody is in: it is no longer offered',
  request: { headers: ifMatch, params },
  responses: { 204: { description: 'Retired' } },
});

export function teamsRoutes(app: AppContext) {
  return router()
    .openapi(list, (c) => c.json({ teams: listTeams(app.reader) }, 200))
    .openapi(add, async (c) => {
      await execute(c, 'users.addTeam', c.req.valid('json'));
      return c.json({ teams: listTeams(app.reader).map(({ name }) => name) }, 201);
    })
    .openapi(rename, async (c) => {
      const teamId = c.req.valid('param').id;
      const { name } = c.req.valid('json');
      await execute(c, 'users.renameTeam', {
        teamId,
        name,
        ifVersion: versionSeen(c.req.valid('header')),
      });
      return c.json({ team: getTeam(app.reader, teamId) }, 200);
    })
    .openapi(retire, async (c) => {
      const teamId = c.req.valid('param').id;
      await execute(c, 'users.retireTeam', {
        teamId,
        ifVersion: versionSeen(c.req.valid('header')),
      });
      return c.body(null, 204);
    });
}
