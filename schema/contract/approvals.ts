/** Approving the time of a team, week by week: what is missing or guessed first, then one click. */
import { z } from 'zod';
import { calendarDate, Changed, instant, positiveId, publicId, requiredText } from './common.ts';
import { mondayOf } from '../rules/week.ts';

const monday = z.iso
  .date({ abort: true })
  .refine((day) => mondayOf(day) === day, 'must be a Monday');

/**
 * What stands between a week and its approval. `running` work and taps `waiting` in the inbox have
 * to be dealt with first; `estimated` and `unverified` times are agreed to by approving, and a day
 * nobody ended (`unended`) ends with its last work.
 */
export const ApprovalIssueKind = z.enum([
  'running',
  'waiting',
  'estimated',
  'unverified',
  'unended',
]);
export type ApprovalIssueKind = z.infer<typeof ApprovalIssueKind>;

export const ApprovalIssue = z.object({
  kind: ApprovalIssueKind,
  user: z.object({ id: positiveId, displayName: z.string() }),
  at: instant.describe('When the work, the tap or the day began.'),
  endedAt: instant.nullable(),
  what: z.string().nullable().describe('The order’s number or the task; null where nobody knows.'),
  sessionId: publicId.nullable().describe('The session it is about.'),
  itemId: positiveId.nullable().describe('Of the inbox, when a tap waits there.'),
  inInbox: z.boolean().describe('Whether it waits in the inbox: the tap, or the work by its id.'),
});
export type ApprovalIssue = z.infer<typeof ApprovalIssue>;

const Person = z.object({
  user: z.object({ id: positiveId, displayName: z.string() }),
  workedMs: z.int(),
  presenceMs: z.int(),
  sessions: z.int(),
  corrections: z.int().describe('Sessions of the week that somebody corrected.'),
  approved: z
    .object({ at: instant, by: z.object({ id: positiveId, displayName: z.string() }) })
    .nullable(),
  changedAfter: Changed.nullable().describe('Who last changed the hours after the approval.'),
});
export type ApprovalPerson = z.infer<typeof Person>;

export const TeamWeek = z
  .object({
    team: z
      .object({ id: positiveId, name: z.string() })
      .nullable()
      .describe('Null: people without a team, whom admins approve.'),
    monday: calendarDate,
    version: positiveId.describe(
      'Another as soon as anything shown here is. Approve with If-Match: "7", and nothing is approved that nobody saw.',
    ),
    isOver: z.boolean().describe('Only a week that is over can be approved.'),
    people: z.array(Person),
    issues: z.array(ApprovalIssue).describe('The gravest first.'),
  })
  .meta({ id: 'TeamWeek' });
export type TeamWeek = z.infer<typeof TeamWeek>;

export const ApprovalQuery = z.strictObject({ week: monday.optional() });
export const ApprovalList = z.object({
  monday: calendarDate,
  sunday: calendarDate,
  teams: z.array(TeamWeek),
});
export type ApprovalList = z.infer<typeof ApprovalList>;

const ofTeam = { teamId: positiveId.nullable(), week: monday };
export const Approval = z.strictObject({
  ...ofTeam,
  agree: z
    .array(publicId)
    .max(1000)
    .optional()
    .describe('Sessions whose estimated or unverified times the sender has seen and agrees to.'),
});
export type Approval = z.infer<typeof Approval>;
export const Reopening = z.strictObject({ ...ofTeam, reason: requiredText(300) });
export type Reopening = z.infer<typeof Reopening>;
export const TeamWeekAnswer = z.object({ teamWeek: TeamWeek });
