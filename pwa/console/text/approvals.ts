/** Words of approving a team's week. */
import type { ApprovalIssueKind } from '#schema/contract/approvals.ts';
import { count } from './count.ts';

export const approvalsText = {
  approvals: {
    title: 'Approvals',
    sentence: 'A week of each team: first what is missing or guessed, then one click.',
    weeks: 'Week',
    week: (from: string, to: string) => `${from} to ${to}`,
    earlier: 'The week before',
    later: 'The week after',
    noTeam: 'Without a team',
    open: 'Not approved',
    running: 'This week is not over',
    approvedBy: (name: string, at: string) => `Approved by ${name}, ${at}`,
    changedAfter: (name: string, at: string) => `Changed since by ${name}, ${at}`,
    changed: 'changed since',
    changedMeanwhile:
      'Nothing is approved yet: the hours changed after you opened them. They are shown as they are now; look at them, and approve again.',
    partly: (people: number) => `${count(people, 'person is', 'people are')} not approved yet`,
    nobody: 'Nobody worked this week.',
    blocking: (things: number) =>
      `${count(things, 'thing has', 'things have')} to be dealt with first.`,
    issues: {
      running: (what: string, at: string) => `still works on ${what} since ${at}`,
      waiting: (_what: string, at: string) => `has a tap of ${at} in the inbox`,
      estimated: (what: string, at: string, end: string) =>
        `${what}, ${at} to ${end}: too long to believe`,
      unverified: (what: string, at: string, end: string) =>
        `${what}, ${at} to ${end}: nobody could check who tapped it`,
      unended: (_what: string, at: string) =>
        `never ended the day begun ${at}: it ends with the last work`,
    } satisfies Record<ApprovalIssueKind, (what: string, at: string, end: string) => string>,
    look: 'Look at it',
    columns: {
      person: 'Person',
      worked: 'Worked',
      presence: 'Present',
      sessions: 'Sessions',
      corrections: 'Corrected',
      approved: 'Approved',
    },
    approve: 'Approve',
    agree: (times: number) => `Agree to ${count(times, 'time', 'times')} and approve`,
    approved: (team: string) => `The week of ${team} is approved.`,
    closes: 'From then on only an admin changes this week, with a reason. Nothing is lost or cut.',
    reopen: 'Open again',
    reopenTitle: (team: string) => `Open the week of ${team} again?`,
    reopenHelp: 'Its hours stay as they are; foremen can change them again until it is approved.',
    reason: 'Reason',
    reopened: (team: string) => `The week of ${team} is open again.`,
    emptyTitle: 'You have no team',
    emptyHelp: 'An admin can put you into the team whose time you approve.',
  },
};
