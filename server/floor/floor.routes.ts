import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Roster } from '#schema/contract/auth.ts';
import { publicId } from '#schema/contract/common.ts';
import { EndWork, Floor, SwitchAnswer, SwitchWork } from '#schema/contract/floor.ts';
import { SessionAnswer } from '#schema/contract/sessions.ts';
import type { AppContext } from '#server/context.ts';
import { execute } from '#server/http/envelope.ts';
import { address, jsonAnswer, jsonBody, router } from '#server/http/route.ts';
import { streamFloor } from './event-stream.ts';
import { FloorBoard } from './floor-board.ts';
import { findTeamName, listWaitingTablets } from './floor.queries.ts';
import { listRoster } from './roster.queries.ts';
import { rulesOf, todayOf } from './today.ts';

const params = z.object({ id: publicId });

const roster = address('device', {
  method: 'get',
  path: '/api/roster',
  summary: 'The tiles of the sign-in wall',
  responses: { 200: jsonAnswer(Roster, 'People with a PIN') },
});
const floor = address('foreman', {
  method: 'get',
  path: '/api/floor',
  summary: 'Who works on what now',
  responses: { 200: jsonAnswer(Floor, 'Floor') },
});
const events = address('foreman', {
  method: 'get',
  path: '/api/floor/events',
  summary:
    'Says, as server-sent events, how each person stands whose work changed, and as `beat` (a FloorBeat) ' +
    'that the line holds. With Last-Event-ID first what was missed; the event `reset` says that this is not known any more',
  responses: {
    200: { description: 'A stream of FloorChange', content: { 'text/event-stream': {} } },
  },
});
const end = address('foreman', {
  method: 'post',
  path: '/api/floor/sessions/{id}/closure',
  summary: 'End somebody’s running work, with a reason',
  request: { params, body: jsonBody(EndWork) },
  responses: { 200: jsonAnswer(SessionAnswer, 'Ended') },
});
const switchWork = address('foreman', {
  method: 'post',
  path: '/api/floor/sessions/{id}/switch',
  summary: 'Put somebody on other work, with a reason',
  request: { params, body: jsonBody(SwitchWork) },
  responses: { 201: jsonAnswer(SwitchAnswer, 'Switched') },
});

export function floorRoutes(app: AppContext) {
  const today = () => todayOf(app);
  const rules = () => rulesOf(app);
  const { reader, clock } = app;
  const run = randomBytes(6).toString('hex');
  const onFailure = (error: unknown): void => {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    app.log.error({ event: 'floor_failed', message, stack });
  };
  const tablets = () => listWaitingTablets(reader, app.heartbeats);
  const parts = { reader, events: app.events, clock, today, rules, tablets, run, onFailure };
  const board = new FloorBoard(parts);
  return router()
    .openapi(roster, (c) => c.json({ users: listRoster(reader) }, 200))
    .openapi(floor, async (c) => {
      await board.ready();
      const { signIn } = c.get('caller');
      const body = board.answer({
        tablets: tablets(),
        now: new Date(clock()).toISOString(),
        ...rules(),
        ownTeam: signIn && findTeamName(reader, signIn.user_id),
      });
      return c.body(body, 200, { 'content-type': 'application/json' }) as never;
    })
    .openapi(events, async (c) => {
      // Nobody would read the stream, nor ever end it.
      if (c.req.method === 'HEAD')
        return c.body(null, 200, { 'content-type': 'text/event-stream' });
      await board.ready();
      return streamFloor(c, app, board);
    })
    .openapi(end, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await execute(c, 'floor.endWork', { ...c.req.valid('json'), id }), 200);
    })
    .openapi(switchWork, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await execute(c, 'floor.switchWork', { ...c.req.valid('json'), id }), 201);
    });
}
