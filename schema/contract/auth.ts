import { z } from 'zod';
import { instant, positiveId, publicId } from './common.ts';
import { Language, pinText, Role } from './users.ts';

/** One tile of the sign-in wall. */
export const RosterUser = z
  .object({
    id: positiveId,
    displayName: z.string(),
    initials: z.string(),
    team: z.string().nullable(),
    badge: z.string().nullable(),
    language: Language.describe('What the tablet speaks to them, also without a network.'),
    pinDue: z
      .boolean()
      .describe('Whether the PIN is a one-time PIN, which is changed before anything else.'),
    pinLength: z
      .int()
      .nullable()
      .describe('Its digits: sent on with the last one. Null: nobody knows, the shop’s.'),
    onTheClock: z
      .object({ orderNumber: z.string().nullable(), taskTypeName: z.string(), startedAt: instant })
      .nullable(),
    session: z
      .object({
        id: publicId,
        orderNumber: z.string().nullable(),
        taskType: z.string(),
        startedAt: instant,
      })
      .nullable()
      .describe('What a tablet without a network needs to end the running work.'),
  })
  .meta({ id: 'RosterUser' });
export type RosterUser = z.infer<typeof RosterUser>;
export const Roster = z.object({ users: z.array(RosterUser) });
export type Roster = z.infer<typeof Roster>;

export const PinSignIn = z.strictObject({ userId: positiveId, pin: pinText });
export const OwnPin = z.strictObject({ pin: pinText });
export const PasswordSignIn = z.strictObject({
  username: z.string().min(1).max(80),
  password: z.string().min(1).max(200),
  code: z.string().max(12).optional(),
});

export const SignedInUser = z.object({
  id: positiveId,
  displayName: z.string(),
  role: Role,
  language: Language,
});
export type SignedInUser = z.infer<typeof SignedInUser>;
export const SignedInUserAnswer = z.object({ user: SignedInUser });
export type SignedInUserAnswer = z.infer<typeof SignedInUserAnswer>;

export const SignedIn = z
  .object({ user: SignedInUser, expiresAt: instant })
  .meta({ id: 'SignedIn' });
export type SignedIn = z.infer<typeof SignedIn>;

/** Proves taps made later without the network to be this person's on this tablet. */
export const CaptureGrant = z.object({
  token: z.string(),
  until: instant.describe('The last instant at which a tap may have been made.'),
});
export type CaptureGrant = z.infer<typeof CaptureGrant>;
export const PinSignedIn = SignedIn.extend({
  pinDue: z
    .boolean()
    .describe('A one-time PIN was typed: this sign-in can set the own PIN and nothing else.'),
  grant: CaptureGrant.nullable().describe('Null while a new PIN is due.'),
}).meta({ id: 'PinSignedIn' });
export type PinSignedIn = z.infer<typeof PinSignedIn>;
