/**
 * Approving a team's week closes it. What runs or waits in the inbox has to be dealt with first, and
 * a day that nobody ended ends with its last work; times that were guessed or could not be verified
 * are agreed to one by one, by the sessions the sender has seen. Whoever says which version of the
 * week was shown approves that one and no other, so that nothing is approved that came in meanwhile.
 */
import type { Approval, Reopening, TeamWeek } from '#schema/contract/approvals.ts';
import { sundayOf } from '#schema/rules/week.ts';
import { AppError } from '#server/app-error.ts';
import { insertion, statement } from '#server/db/statements.ts';
import { believeTimes } from '#server/sessions/believe-times.ts';
import { endForgottenDay } from '#server/sessions/presence.ts';
import { readSettings } from '#server/settings/settings.queries.ts';
import { defineCommand, type Tx } from '#server/writer/command.ts';
import { leadsTeam } from '#server/writer/tx.ts';
import { isBlocking } from './approvals.queries.ts';
import { getTeamWeek } from './team-week.ts';

const approveWeek = insertion('approved_week', ['user_id', 'monday', 'approved_at', 'approved_by']);
const reopenWeek = statement((db, p: { userId: number; monday: string }) =>
  db.deleteFrom('approved_week').where('user_id', '=', p.userId).where('monday', '=', p.monday),
);

/** @throws AppError `not_allowed`, `team_unknown`. */
function weekOf(tx: Tx, teamId: number | null, monday: string): TeamWeek {
  if (!leadsTeam(tx.user, teamId)) {
    throw new AppError('not_allowed', 'A foreman approves the own team’s time.');
  }
  return getTeamWeek(tx, teamId, monday, { settings: readSettings(tx), now: tx.now });
}

export const approveTime = defineCommand({
  name: 'approvals.approve',
  right: 'foreman',
  run(tx, { teamId, week, agree = [], ifVersion }: Approval & { ifVersion?: number | undefined }) {
    const { isOver, issues, people, version } = weekOf(tx, teamId, week);
    if (!isOver) {
      throw new AppError('not_over', `The week of ${week} is not over. Approve it on Monday.`);
    }
    const waiting = people.filter(({ approved }) => approved === null);
    if (waiting.length === 0) {
      throw new AppError('already_decided', `The week of ${week} is approved already.`);
    }
    if (ifVersion !== undefined && ifVersion !== version) {
      const detail = `The hours of the week of ${week} changed after you opened them. Look at them as they are now, and approve again.`;
      throw new AppError('changed_meanwhile', detail, { context: { version } });
    }
    const agreed = new Set(agree);
    const open = issues.filter(
      (one) => isBlocking(one) || (one.sessionId !== null && !agreed.has(one.sessionId)),
    );
    if (open.length > 0) {
      const names = [...new Set(open.map(({ user }) => user.displayName))].join(', ');
      throw new AppError(
        'issues_open',
        `${open.length} things are still open for this week (${names}). Deal with them first.`,
        { context: { issues: open.length } },
      );
    }
    for (const { sessionId: publicId } of issues) if (publicId) believeTimes(tx, publicId);
    for (const { user } of waiting) {
      endForgottenDay(tx, user.id, sundayOf(week));
      tx.run(approveWeek, {
        user_id: user.id,
        monday: week,
        approved_at: tx.now,
        approved_by: tx.user.id,
      });
    }
    const userIds = waiting.map(({ user }) => user.id);
    const agreedTo = issues.flatMap(({ sessionId }) => sessionId ?? []);
    tx.change(null, { teamId, week, userIds, agreed: agreedTo });
    return {};
  },
});

export const reopenTime = defineCommand({
  name: 'approvals.reopen',
  right: 'admin',
  run(tx, { teamId, week, reason }: Reopening) {
    const { people } = weekOf(tx, teamId, week);
    const approved = people.filter((person) => person.approved !== null);
    if (approved.length === 0) {
      throw new AppError('not_found', `The week of ${week} is not approved.`);
    }
    for (const { user } of approved) tx.run(reopenWeek, { userId: user.id, monday: week });
    const userIds = approved.map(({ user }) => user.id);
    tx.change({ teamId, week, userIds }, { reason });
    return {};
  },
});
