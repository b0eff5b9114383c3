/**
 * One tap of a tablet as one event. The envelope says whose tap it is and when it was; the input
 * is the command's own and is read apart from it, so that a tap nobody can read still arrives.
 */
import { z } from 'zod';
import { instant, positiveId, publicId } from './common.ts';
import { MaterialUsage, NewMaterialUsage } from './materials.ts';
import { Session, SessionClosure, StartSession, Undo } from './sessions.ts';

/** What a tap may ask for, and how its input reads. */
export const TAP_INPUTS = {
  'sessions.start': StartSession,
  'sessions.close': SessionClosure.extend({ id: publicId }),
  'sessions.undo': Undo.extend({ id: publicId }),
  'materials.log': NewMaterialUsage,
} as const;

export const TapCommand = z.enum([
  'sessions.start',
  'sessions.close',
  'sessions.undo',
  'materials.log',
]);
export type TapCommand = z.infer<typeof TapCommand>;
export type TapInput<Command extends TapCommand> = z.infer<(typeof TAP_INPUTS)[Command]>;

/** That the person was there: a grant of a sign-in, or the PIN typed offline, sealed. */
export const TapProof = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('grant'), grant: z.string().min(1).max(1000) }),
  z.object({
    kind: z.literal('sealed'),
    signInKey: z.uuid().describe('One for all the taps of one offline sign-in.'),
    keyId: z.string().min(1).max(100),
    sealed: z
      .string()
      .min(1)
      .max(2000)
      .regex(/^[A-Za-z0-9_-]+$/, 'must be base64url'),
  }),
]);
export type TapProof = z.infer<typeof TapProof>;

/** No honest input is nested deeper, and it must be possible to store it. */
const DEEPEST_INPUT = 8;

function depthOf(value: unknown, limit: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (limit === 0) return 1;
  return 1 + Math.max(0, ...Object.values(value).map((part) => depthOf(part, limit - 1)));
}

export const TapEvent = z.object({
  key: z.uuid().describe('UUIDv7 minted at the tap; the same key is done once.'),
  seq: z
    .int()
    .min(1)
    .describe('Counts the taps of a device: their order even when its clock was set back.'),
  userId: positiveId,
  command: TapCommand,
  input: z
    .unknown()
    .refine((input) => depthOf(input, DEEPEST_INPUT) <= DEEPEST_INPUT, 'is nested too deeply')
    .optional()
    .describe('Of the command. What cannot be read goes to review as `malformed`.'),
  occurredAt: instant.describe('By the device’s own clock, uncorrected.'),
  proof: TapProof,
});
export type TapEvent = z.infer<typeof TapEvent>;

/** Why somebody has to look at a tap. */
export const ReviewReason = z.enum([
  'already_open',
  'not_open',
  'unknown_session',
  'order_void',
  'order_unknown',
  'overlaps',
  'ends_before_start',
  'too_old',
  'in_future',
  'clock_off',
  'person_inactive',
  'wrong_pin',
  'unproven',
  'undo_too_late',
  'malformed',
  'period_closed',
  'other',
]);
export type ReviewReason = z.infer<typeof ReviewReason>;

export const TapResult = z.union([
  z.object({
    session: Session,
    resumed: Session.nullable()
      .optional()
      .describe('Of an undo: the session that goes on where the undone tap had ended work.'),
    switchedFrom: publicId.nullable().optional().describe('Of a start: the work it ended.'),
  }),
  z.object({ materialUsage: MaterialUsage }),
]);
export type TapResult = z.infer<typeof TapResult>;

const always = {
  replayed: z.boolean().describe('Whether this was decided at an earlier try with the same key.'),
  generation: z
    .string()
    .describe('Changes when a backup was restored: then send the last days’ taps again.'),
};

/** Either way the tap is stored for good, and is not to be sent again. */
export const TapAnswer = z
  .discriminatedUnion('outcome', [
    z.object({
      outcome: z.literal('applied'),
      clockCorrected: z
        .boolean()
        .describe('Whether it counts at another time than the device said.'),
      result: TapResult,
      ...always,
    }),
    z.object({
      outcome: z.literal('review'),
      reason: ReviewReason,
      detail: z.string().describe('In words for the operator.'),
      itemId: positiveId.describe('Of the review inbox.'),
      ...always,
    }),
  ])
  .meta({ id: 'TapAnswer' });
export type TapAnswer = z.infer<typeof TapAnswer>;
