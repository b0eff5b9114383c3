import { z } from 'zod';
import { publicId } from '#schema/contract/common.ts';
import {
  Agreement,
  AgreementAnswer,
  CorrectionAnswer,
  CorrectionList,
  MissedSession,
  NewCorrection,
  NoticesSeen,
  Split,
  SplitAnswer,
  UsageCorrection,
  UsageCorrectionAnswer,
  UsageCorrectionList,
  Voiding,
} from '#schema/contract/corrections.ts';
import type { Session } from '#schema/contract/sessions.ts';
import { AppError } from '#server/app-error.ts';
import type { AppContext } from '#server/context.ts';
import type { Caller } from '#server/http/caller.ts';
import { execute, ifMatch, versionSeen } from '#server/http/envelope.ts';
import { address, jsonAnswer, jsonBody, router } from '#server/http/route.ts';
import { forCaller } from '#server/sessions/session-answer.ts';
import { leadsTeam } from '#server/writer/tx.ts';
import { findCorrectable, listCorrections } from './corrections.queries.ts';
import { findCorrectableUsage, listUsageCorrections } from './usage-corrections.queries.ts';

const params = z.object({ id: publicId });

const correct = address('foreman', {
  method: 'post',
  path: '/api/sessions/{id}/corrections',
  summary: 'Correct a session, with a reason',
  request: { headers: ifMatch, params, body: jsonBody(NewCorrection) },
  responses: { 201: jsonAnswer(CorrectionAnswer, 'Corrected') },
});
const list = address('foreman', {
  method: 'get',
  path: '/api/sessions/{id}/corrections',
  summary: 'What was corrected on a session, by whom and why',
  request: { params },
  responses: { 200: jsonAnswer(CorrectionList, 'Corrections') },
});
const add = address('foreman', {
  method: 'post',
  path: '/api/missed-sessions',
  summary: 'Add work that nobody tapped, with a reason',
  request: { body: jsonBody(MissedSession) },
  responses: { 201: jsonAnswer(CorrectionAnswer, 'Added') },
});
const split = address('foreman', {
  method: 'post',
  path: '/api/sessions/{id}/split',
  summary: 'Make two sessions of one, at a time within it',
  request: { headers: ifMatch, params, body: jsonBody(Split) },
  responses: { 201: jsonAnswer(SplitAnswer, 'Split') },
});
const voidOne = address('foreman', {
  method: 'post',
  path: '/api/sessions/{id}/void',
  summary: 'Void a session: it stays to be read, and counts no time',
  request: { headers: ifMatch, params, body: jsonBody(Voiding) },
  responses: { 201: jsonAnswer(CorrectionAnswer, 'Voided') },
});
const agree = address('foreman', {
  method: 'post',
  path: '/api/sessions/{id}/agreement',
  summary: 'Agree that work was as long as it says, and no estimate',
  request: { headers: ifMatch, params, body: jsonBody(Agreement) },
  responses: { 201: jsonAnswer(AgreementAnswer, 'Agreed') },
});
const correctUsage = address('foreman', {
  method: 'post',
  path: '/api/material-usages/{id}/corrections',
  summary: 'Correct how much material was used, or on which order',
  request: { params, body: jsonBody(UsageCorrection) },
  responses: { 201: jsonAnswer(UsageCorrectionAnswer, 'Corrected') },
});
const voidUsage = address('foreman', {
  method: 'post',
  path: '/api/material-usages/{id}/void',
  summary: 'Take a use of material back by an opposite entry',
  request: { params, body: jsonBody(Voiding) },
  responses: { 201: jsonAnswer(UsageCorrectionAnswer, 'Voided') },
});
const listUsage = address('foreman', {
  method: 'get',
  path: '/api/material-usages/{id}/corrections',
  summary: 'What was corrected about a use of material, by whom and why',
  request: { params },
  responses: { 200: jsonAnswer(UsageCorrectionList, 'Corrections') },
});
const seen = address('operator', {
  method: 'post',
  path: '/api/me/corrections/seen',
  summary: 'I was told what was corrected of my work',
  request: { body: jsonBody(NoticesSeen) },
  responses: { 200: jsonAnswer(z.object({ seen: z.int() }), 'How many were new') },
});

/** A foreman reads the team's history, an admin everybody's. */
function requireTeam({ role, signIn }: Caller, work: { team_id: number | null }): void {
  if (leadsTeam({ role, teamId: signIn?.team_id ?? null }, work.team_id)) return;
  throw new AppError('not_allowed', 'This is another team’s work.');
}

export function correctionsRoutes(app: AppContext) {
  const answer = <Answer extends { session: Session }>(said: Answer, caller: Caller): Answer => ({
    ...said,
    session: forCaller(app.reader, said.session, caller),
  });
  return router()
    .openapi(correct, async (c) => {
      const request = {
        ...c.req.valid('json'),
        ...c.req.valid('param'),
        ifVersion: versionSeen(c.req.valid('header')),
      };
      return c.json(answer(await execute(c, 'corrections.correct', request), c.get('caller')), 201);
    })
    .openapi(list, (c) => {
      const session = findCorrectable(app.reader, c.req.valid('param').id);
      if (!session) throw new AppError('not_found', 'There is no such work session.');
      requireTeam(c.get('caller'), session);
      return c.json({ corrections: listCorrections(app.reader, session.id) }, 200);
    })
    .openapi(add, async (c) =>
      c.json(
        answer(await execute(c, 'corrections.add', c.req.valid('json')), c.get('caller')),
        201,
      ),
    )
    .openapi(split, async (c) => {
      const request = {
        ...c.req.valid('json'),
        ...c.req.valid('param'),
        ifVersion: versionSeen(c.req.valid('header')),
      };
      const { earlier, later } = await execute(c, 'corrections.split', request);
      const freshly = (part: Session) => forCaller(app.reader, part, c.get('caller'));
      return c.json({ earlier: freshly(earlier), later: freshly(later) }, 201);
    })
    .openapi(voidOne, async (c) => {
      const request = {
        ...c.req.valid('json'),
        ...c.req.valid('param'),
        ifVersion: versionSeen(c.req.valid('header')),
      };
      return c.json(answer(await execute(c, 'corrections.void', request), c.get('caller')), 201);
    })
    .openapi(agree, async (c) => {
      const request = {
        ...c.req.valid('json'),
        ...c.req.valid('param'),
        ifVersion: versionSeen(c.req.valid('header')),
      };
      return c.json(answer(await execute(c, 'corrections.agree', request), c.get('caller')), 201);
    })
    .openapi(correctUsage, async (c) => {
      const request = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await execute(c, 'corrections.correctUsage', request), 201);
    })
    .openapi(voidUsage, async (c) => {
      const request = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await execute(c, 'corrections.voidUsage', request), 201);
    })
    .openapi(listUsage, (c) => {
      const usage = findCorrectableUsage(app.reader, c.req.valid('param').id);
      if (!usage) throw new AppError('not_found', 'There is no such use of material.');
      requireTeam(c.get('caller'), usage);
      return c.json({ corrections: listUsageCorrections(app.reader, usage.id) }, 200);
    })
    .openapi(seen, async (c) =>
      c.json(await execute(c, 'corrections.markSeen', c.req.valid('json')), 200),
    );
}
