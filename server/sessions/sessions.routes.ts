import { z } from 'zod';
import { publicId } from '#schema/contract/common.ts';
import {
  Me,
  SessionAnswer,
  SessionClosure,
  SessionDetailAnswer,
  SessionList,
  SessionListQuery,
  StartSession,
  Undo,
  UndoAnswer,
} from '#schema/contract/sessions.ts';
import { AppError } from '#server/app-error.ts';
import type { AppContext } from '#server/context.ts';
import { reachOf, seesMoney, type Reach } from '#server/http/caller.ts';
import { execute } from '#server/http/envelope.ts';
import { address, jsonAnswer, jsonBody, router } from '#server/http/route.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import { listUnseenCorrections } from './correction-notices.queries.ts';
import { forCaller } from './session-answer.ts';
import { toSessionDetail } from './session-detail.queries.ts';
import { listSessions } from './session-list.queries.ts';
import {
  countInReview,
  findOpenSession,
  findSession,
  listResumable,
  toSession,
  workedMsOn,
  type SessionRow,
} from './sessions.queries.ts';

const me = address('operator', {
  method: 'get',
  path: '/api/me',
  summary: 'Who I am, what I am on the clock with, what I may take up again',
  responses: { 200: jsonAnswer(Me, 'Me') },
});
const start = address('operator', {
  method: 'post',
  path: '/api/sessions',
  summary: 'Start work, or switch to other work',
  request: { body: jsonBody(StartSession) },
  responses: { 201: jsonAnswer(SessionAnswer, 'Started') },
});
const close = address('operator', {
  method: 'post',
  path: '/api/sessions/{id}/closure',
  summary: 'Finish, pause or end work',
  request: { params: z.object({ id: publicId }), body: jsonBody(SessionClosure) },
  responses: { 200: jsonAnswer(SessionAnswer, 'Ended') },
});
const undo = address('operator', {
  method: 'post',
  path: '/api/sessions/{id}/undo',
  summary: 'Take back a start, or a pause or finish, within 10 seconds',
  request: { params: z.object({ id: publicId }), body: jsonBody(Undo) },
  responses: { 200: jsonAnswer(UndoAnswer, 'Undone') },
});
const list = address('operator', {
  method: 'get',
  path: '/api/sessions',
  summary: 'Sessions, the latest first: one’s own, the team’s, or everybody’s',
  request: { query: SessionListQuery },
  responses: { 200: jsonAnswer(SessionList, 'Sessions') },
});
const one = address('operator', {
  method: 'get',
  path: '/api/sessions/{id}',
  summary: 'One session with its version and what its time belongs to',
  request: { params: z.object({ id: publicId }) },
  responses: { 200: jsonAnswer(SessionDetailAnswer, 'Session') },
});

const isWithin = (reach: Reach, row: SessionRow): boolean =>
  (reach.userId === undefined || reach.userId === row.user_id) &&
  (reach.teamId === undefined || reach.teamId === row.team_id);

export function sessionsRoutes(app: AppContext) {
  return router()
    .openapi(me, (c) => {
      const caller = c.get('caller');
      const { signIn, role } = caller;
      if (!signIn || !role) throw new AppError('not_signed_in', 'Sign in first.');
      const { user_id: id, display_name: displayName, language } = signIn;
      const now = app.clock();
      const calendar = plantCalendar(app.settings().plantTimeZone);
      const day = calendar.dayOf(now);
      const worked = workedMsOn(app.reader, signIn.user_id, day, calendar.startOf(day));
      const open = findOpenSession(app.reader, signIn.user_id);
      return c.json(
        {
          user: { id, displayName, role, language },
          openSession: open ? toSession(open, { seesCents: seesMoney(caller) }) : null,
          today: { workedMs: worked },
          resumable: listResumable(app.reader, signIn.user_id, now),
          inReview: countInReview(app.reader, signIn.user_id),
          corrections: listUnseenCorrections(app.reader, signIn.user_id),
          now: new Date(now).toISOString(),
        },
        200,
      );
    })
    .openapi(start, async (c) => {
      const { session } = await execute(c, 'sessions.start', c.req.valid('json'));
      return c.json({ session }, 201);
    })
    .openapi(close, async (c) => {
      const { id } = c.req.valid('param');
      const { session } = await execute(c, 'sessions.close', { ...c.req.valid('json'), id });
      return c.json({ session: forCaller(app.reader, session, c.get('caller')) }, 200);
    })
    .openapi(undo, async (c) => {
      const { id } = c.req.valid('param');
      const { session, resumed } = await execute(c, 'sessions.undo', {
        ...c.req.valid('json'),
        id,
      });
      return c.json({ session: forCaller(app.reader, session, c.get('caller')), resumed }, 200);
    })
    .openapi(list, (c) => {
      const caller = c.get('caller');
      const page = listSessions(app.reader, c.req.valid('query'), reachOf(caller));
      const viewer = { seesCents: seesMoney(caller) };
      const sessions = page.rows.map((row) => toSession(row, viewer));
      return c.json({ sessions, nextCursor: page.nextCursor }, 200);
    })
    .openapi(one, (c) => {
      const caller = c.get('caller');
      const row = findSession(app.reader, c.req.valid('param').id);
      if (!row) throw new AppError('not_found', 'There is no such work session.');
      if (!isWithin(reachOf(caller), row)) {
        throw new AppError('not_allowed', 'This is somebody else’s work.');
      }
      const viewer = { seesCents: seesMoney(caller) };
      return c.json({ session: toSessionDetail(app.reader, row, viewer) }, 200);
    });
}
