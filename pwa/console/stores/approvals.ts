/** The weeks of teams, and closing them. */
import type { Approval, ApprovalList, Reopening, TeamWeek } from '#schema/contract/approvals.ts';
import type { ConsoleApi } from './console-api.ts';
import { createQuery, type Query } from './load.ts';
import { createSubmitter, type FormFields, type Submitter } from './submission.ts';

export interface Approvals {
  /** Asked with a Monday; empty for the week that ended last. */
  list: Query<string, ApprovalList>;
  /** With the version of the week that was shown: another is shown then, and not approved. */
  approve: Submitter<[Approval, version: number], TeamWeek>;
  reopen: Submitter<[Reopening], TeamWeek>;
}

const REASON: FormFields = { fields: ['reason'] };

export function createApprovals(api: ConsoleApi): Approvals {
  const list = createQuery<string, ApprovalList>((week, signal) =>
    api.get(`/api/approvals${week === '' ? '' : `?week=${encodeURIComponent(week)}`}`, signal),
  );
  const replace = ({ teamWeek }: { teamWeek: TeamWeek }): TeamWeek => {
    list.put((known) => ({
      ...known,
      teams: known.teams.map((one) => (one.team?.id === teamWeek.team?.id ? teamWeek : one)),
    }));
    return teamWeek;
  };
  return {
    list,
    approve: createSubmitter(async (approval, version) =>
      replace(await api.change('POST', '/api/approvals', approval, version)),
    ),
    reopen: createSubmitter(
      async (reopening) => replace(await api.change('POST', '/api/approvals/reopening', reopening)),
      REASON,
    ),
  };
}
