import { z } from 'zod';
import { calendarDate, cents, instant, positiveId, requiredText, versioned } from './common.ts';
import { Recost } from './recosts.ts';

export const Role = z.enum(['operator', 'foreman', 'admin']);
export type Role = z.infer<typeof Role>;

export const Language = z.enum(['en', 'es']);
export type Language = z.infer<typeof Language>;

/** Somebody who has to wait after too many wrong tries, in one place. */
export const Lock = z
  .object({
    of: z.enum(['pin', 'password']),
    device: z
      .object({ id: positiveId, displayName: z.string() })
      .nullable()
      .describe('Null on the console, and on a tablet that is not enrolled.'),
    wrongTries: z.int(),
    until: instant,
  })
  .meta({ id: 'Lock' });
export type Lock = z.infer<typeof Lock>;

export const User = z
  .object({
    id: positiveId,
    displayName: z.string(),
    initials: z.string(),
    role: Role,
    username: z.string().nullable().describe('For the console; null when only a PIN is used.'),
    team: z.string().nullable(),
    language: Language,
    badge: z.string().nullable(),
    active: z.boolean(),
    hasPin: z.boolean(),
    hasOneTimePin: z
      .boolean()
      .describe('Whether the PIN is one that must be changed at its first use.'),
    hasPassword: z.boolean(),
    currentRate: z
      .object({ kind: z.enum(['hourly', 'salaried']), amountCents: cents })
      .nullable()
      .describe('The pay rate in force today; null when there is none or the reader is no admin.'),
    locks: z.array(Lock).describe('Where tries have to wait now, the longest wait first.'),
    ...versioned,
  })
  .meta({ id: 'User' });
export type User = z.infer<typeof User>;

const username = requiredText(40).regex(
  /^[a-zA-Z0-9][a-zA-Z0-9._-]*$/,
  'use letters, digits, dot, dash and underscore',
);
const badge = requiredText(64);

export const NewUser = z.strictObject({
  displayName: requiredText(80),
  role: Role,
  username: username.optional(),
  team: requiredText(60).optional().describe('Name of an existing team.'),
  language: Language.optional(),
  badge: badge.optional(),
});
export type NewUser = z.infer<typeof NewUser>;

export const UserChange = z
  .strictObject({
    displayName: requiredText(80),
    role: Role,
    username: username.nullable(),
    team: requiredText(60).nullable(),
    language: Language,
    badge: badge.nullable(),
    active: z.boolean(),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'say at least one field to change');
export type UserChange = z.infer<typeof UserChange>;

export const NewTeam = z.strictObject({ name: requiredText(60) });
export const Team = z
  .object({ id: positiveId, name: z.string(), ...versioned })
  .meta({ id: 'Team' });
export type Team = z.infer<typeof Team>;
export const TeamChoices = z.object({ teams: z.array(Team) }).meta({ id: 'TeamChoices' });
export const TeamAnswer = z.object({ team: Team });
export const TeamList = z.object({ teams: z.array(z.string()) });

export const OwnLanguage = z.strictObject({ language: Language });

export const UserAnswer = z.object({ user: User });
export const UserList = z.object({ users: z.array(User), teams: z.array(z.string()) });
export type UserList = z.infer<typeof UserList>;

export const pinText = z.string().regex(/^[0-9]{4,8}$/, 'a PIN has 4 to 8 digits');
export const NewPin = z.strictObject({
  pin: pinText,
  oneTime: z
    .boolean()
    .optional()
    .describe('Must be changed at its first use; without it a PIN stays until the next one.'),
});
export type NewPin = z.infer<typeof NewPin>;
export const NewPassword = z.strictObject({
  password: z.string().min(10, 'use at least 10 characters').max(72),
});

export const RateKind = z.enum(['hourly', 'salaried']);
export type RateKind = z.infer<typeof RateKind>;

export const PayRate = z
  .object({
    id: positiveId,
    effectiveFrom: calendarDate,
    kind: RateKind,
    amountCents: cents.describe('Per hour when hourly, per year when salaried.'),
    createdAt: instant,
  })
  .meta({ id: 'PayRate' });
export type PayRate = z.infer<typeof PayRate>;

/** Before this nobody's work is on record: a year of two digits, or a birthday. */
const EARLIEST_RATE_DAY = '1970-01-01';
/** 1.00 an hour, 2,080 times: a year's salary below it is an hour's pay typed in its place. */
const SMALLEST_SALARY_CENTS = 208_000;
/** More than this is a slip: a salary typed as an hourly rate, or cents as units. */
const LARGEST_RATE_CENTS: Readonly<Record<RateKind, number>> = {
  hourly: 100_000,
  salaried: 100_000_000,
};
const RATE_TOO_LARGE: Readonly<Record<RateKind, string>> = {
  hourly: 'must be at most 1,000.00 an hour (100000 cents)',
  salaried: 'must be at most 1,000,000.00 a year (100000000 cents)',
};

function requirePlausible(
  { kind, amountCents }: { kind: RateKind; amountCents: number },
  context: z.RefinementCtx,
): void {
  const refuse = (message: string): void => {
    context.addIssue({ code: 'custom', path: ['amountCents'], message });
  };
  if (amountCents > LARGEST_RATE_CENTS[kind]) refuse(RATE_TOO_LARGE[kind]);
  // Nothing at all is said on purpose: an owner's or a volunteer's time costs nothing.
  if (kind === 'salaried' && amountCents > 0 && amountCents < SMALLEST_SALARY_CENTS) {
    refuse('is an hour’s pay, not a year’s: must be 0 or at least 2,080.00 a year (208000 cents)');
  }
}

const rateDay = calendarDate
  .refine((day) => day >= EARLIEST_RATE_DAY, 'must not be before 1970-01-01')
  .describe('Holds from this plant day on; at most two years from today.');
const rateCents = cents
  .min(0)
  .describe('Per hour when hourly, per year when salaried; 0 for time that costs nothing.');

export const NewPayRate = z
  .strictObject({
    effectiveFrom: rateDay,
    kind: RateKind,
    amountCents: rateCents,
    confirm: z
      .boolean()
      .optional()
      .describe('Needed only when the rate would change the cost of work already done.'),
    replace: z
      .boolean()
      .optional()
      .describe('Corrects the rate from this very date, which must be there.'),
  })
  .superRefine(requirePlausible);
export type NewPayRate = z.infer<typeof NewPayRate>;

export const PayRatePreviewQuery = z
  .object({
    effectiveFrom: rateDay,
    kind: RateKind,
    amountCents: z
      .string()
      .regex(/^[0-9]{1,13}$/, 'must be a whole number of cents')
      .transform(Number)
      .pipe(cents),
    replace: z
      .enum(['true', 'false'])
      .transform((said) => said === 'true')
      .optional()
      .describe('As it will be sent.'),
  })
  .superRefine(requirePlausible);
export type PayRatePreviewQuery = z.infer<typeof PayRatePreviewQuery>;

export const PayRatePreview = z
  .object({
    sessions: z.int().describe('Work already done that this rate would re-cost.'),
    differenceCents: cents.describe('By how much all of it together would change.'),
    unratedSessions: z.int().describe('Those among them whose cost is unknown so far.'),
    firstDay: calendarDate.nullable().describe('The first day of that work; null without any.'),
    lastDay: calendarDate.nullable(),
  })
  .meta({ id: 'PayRatePreview' });
export type PayRatePreview = z.infer<typeof PayRatePreview>;

export const PayRateAnswer = z.object({
  payRate: PayRate,
  recosted: z
    .object({ sessions: z.int(), differenceCents: cents })
    .describe('What was re-costed at once.'),
  job: Recost.nullable().describe(
    'What re-costs the rest in the background; null when all is done.',
  ),
});
export type PayRateAnswer = z.infer<typeof PayRateAnswer>;
export const PayRateList = z.object({ payRates: z.array(PayRate) });
