/** Whether somebody's week is approved, for an admin who is about to change work of it. */
import type { ApprovalList, ApprovalPerson } from '#schema/contract/approvals.ts';
import { mondayOf } from '#schema/rules/week.ts';
import type { ConsoleApi } from './console-api.ts';
import { createQuery, type Query } from './load.ts';

export interface PersonDay {
  userId: number;
  /** A plant day. */
  day: string;
}

export interface ApprovedWeek {
  userId: number;
  monday: string;
  /** Null while nobody approved it. */
  approved: ApprovalPerson['approved'];
}

export type ApprovedWeekQuery = Query<PersonDay, ApprovedWeek>;

export const isOfWeek = (week: ApprovedWeek, { userId, day }: PersonDay): boolean =>
  week.userId === userId && week.monday === mondayOf(day);

export function createApprovedWeek(api: ConsoleApi): ApprovedWeekQuery {
  return createQuery<PersonDay, ApprovedWeek>(
    async ({ userId, day }, signal) => {
      const monday = mondayOf(day);
      const { teams } = await api.get<ApprovalList>(`/api/approvals?week=${monday}`, signal);
      const person = teams.flatMap(({ people }) => people).find(({ user }) => user.id === userId);
      return { userId, monday, approved: person?.approved ?? null };
    },
    (one, other) => one.userId === other.userId && mondayOf(one.day) === mondayOf(other.day),
  );
}
