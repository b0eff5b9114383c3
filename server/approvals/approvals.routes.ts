import {
  Approval,
  ApprovalList,
  ApprovalQuery,
  Reopening,
  TeamWeekAnswer,
} from '#schema/contract/approvals.ts';
import { mondayOf, sundayOf, weeksFrom } from '#schema/rules/week.ts';
import { AppError } from '#server/app-error.ts';
import type { AppContext } from '#server/context.ts';
import { requireSignIn, type Caller } from '#server/http/caller.ts';
import { execute } from '#server/http/envelope.ts';
import { address, jsonAnswer, jsonBody, router } from '#server/http/route.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import { listTeamsToApprove, readTeamWeek } from './approvals.queries.ts';

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
  request: { body: jsonBody(Approval) },
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
  const calendar = () => plantCalendar(app.settings().plantTimeZone);
  const read = (team: { id: number; name: string } | null, monday: string) => {
    const plant = calendar();
    const [from, until] = [plant.startOf(monday), plant.startOf(weeksFrom(monday, 1))];
    const { longSessionMs } = app.settings();
    const question = { team, monday, from, until, now: app.clock(), longSessionMs };
    return readTeamWeek(app.reader, question);
  };
  const teamsOf = (caller: Caller) => {
    const { team_id: teamId } = requireSignIn(caller);
    if (caller.role === 'admin') return listTeamsToApprove(app.reader, null);
    return teamId === null ? [] : listTeamsToApprove(app.reader, teamId);
  };
  const one = (teamId: number | null, monday: string) => {
    const team = listTeamsToApprove(app.reader, null).find((it) => (it?.id ?? null) === teamId);
    if (team === undefined) throw new AppError('team_unknown', `There is no team ${teamId}.`);
    return read(team, monday);
  };
  return router()
    .openapi(list, (c) => {
      // Without a word the week that ended last, which is the one to approve.
      const last = weeksFrom(mondayOf(calendar().dayOf(app.clock())), -1);
      const monday = c.req.valid('query').week ?? last;
      const teams = teamsOf(c.get('caller')).map((team) => read(team, monday));
      return c.json({ monday, sunday: sundayOf(monday), teams }, 200);
    })
    .openapi(approve, async (c) => {
      const wanted = c.req.valid('json');
      await execute(c, 'approvals.approve', wanted);
      return c.json({ teamWeek: one(wanted.teamId, wanted.week) }, 201);
    })
    .openapi(reopen, async (c) => {
      const wanted = c.req.valid('json');
      await execute(c, 'approvals.reopen', wanted);
      return c.json({ teamWeek: one(wanted.teamId, wanted.week) }, 200);
    });
}
