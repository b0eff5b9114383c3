import {
  Approval,
  ApprovalList,
  ApprovalQuery,
  Reopening,
  TeamWeekAnswer,
} from '#schema/contract/approvals.ts';
import { mondayOf, sundayOf, weeksFrom } from '#schema/rules/week.ts';
import type { AppContext } from '#server/context.ts';
import { requireSignIn, type Caller } from '#server/http/caller.ts';
import { execute, ifMatch, versionSeen } from '#server/http/envelope.ts';
import { address, jsonAnswer, jsonBody, router } from '#server/http/route.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import { listTeamsToApprove } from './approvals.queries.ts';
import { getTeamWeek, teamWeek } from './team-week.ts';

const list = address('foreman', {
  method: 'get',
  path: '/api/approvals',
  summary: 'A week of each team: hours, what is missing or guessed, and who approved it',
  request: { query: ApprovalQuery },
  responses: { 200: jsonAnswer(ApprovalList, 'Teams; a foreman sees the own one') },
});
const approve = address('foreman', {
  method: 'post',
  path: '/api/approvals',
  summary: 'Approve a team’s week, which closes it',
  request: { headers: ifMatch, body: jsonBody(Approval) },
  responses: { 201: jsonAnswer(TeamWeekAnswer, 'Approved') },
});
const reopen = address('admin', {
  method: 'post',
  path: '/api/approvals/reopening',
  summary: 'Open an approved week again, with a reason',
  request: { body: jsonBody(Reopening) },
  responses: { 200: jsonAnswer(TeamWeekAnswer, 'Open again') },
});

export function approvalsRoutes(app: AppContext) {
  const moment = () => ({ settings: app.settings(), now: app.clock() });
  const teamsOf = (caller: Caller) => {
    const { team_id: teamId } = requireSignIn(caller);
    if (caller.role === 'admin') return listTeamsToApprove(app.reader, null);
    return teamId === null ? [] : listTeamsToApprove(app.reader, teamId);
  };
  const answer = ({ teamId, week }: { teamId: number | null; week: string }) => ({
    teamWeek: getTeamWeek(app.reader, teamId, week, moment()),
  });
  return router()
    .openapi(list, (c) => {
      // Without a word the week that ended last, which is the one to approve.
      const at = moment();
      const today = plantCalendar(at.settings.plantTimeZone).dayOf(at.now);
      const monday = c.req.valid('query').week ?? weeksFrom(mondayOf(today), -1);
      const mine = teamsOf(c.get('caller'));
      const teams = mine.map((team) => teamWeek(app.reader, team, monday, at));
      return c.json({ monday, sunday: sundayOf(monday), teams }, 200);
    })
    .openapi(approve, async (c) => {
      const wanted = c.req.valid('json');
      const ifVersion = versionSeen(c.req.valid('header'));
      await execute(c, 'approvals.approve', { ...wanted, ifVersion });
      return c.json(answer(wanted), 201);
    })
    .openapi(reopen, async (c) => {
      const wanted = c.req.valid('json');
      await execute(c, 'approvals.reopen', wanted);
      return c.json(answer(wanted), 200);
    });
}
