/**
 * The review inbox: taps that could not be applied as they came, until a foreman decides, and work
 * whose end is an estimate, until a foreman says when it ended or agrees.
 */
import { z } from 'zod';
import {
  cursorParameter,
  instant,
  limitParameter,
  orderNumberText,
  positiveId,
  publicId,
  requiredText,
} from './common.ts';
import { ReviewReason, TapCommand } from './events.ts';
import { UndoneTap } from './sessions.ts';

/**
 * Why something waits, as a foreman sorts it: a tap that did not fit, one nobody could show the maker
 * of, one whose time cannot be, one that came after its week was approved; or work too long to
 * believe.
 */
export const InboxKind = z.enum(['refused', 'unverified', 'clock', 'estimated', 'approved_week']);
export type InboxKind = z.infer<typeof InboxKind>;

/** What a foreman most likely does: `ask` is to ask the person first. */
export const LikelyAnswer = z.enum([
  'accept',
  'accept_as_switch',
  'change_time',
  'change_order',
  'ask',
  'discard',
]);
export type LikelyAnswer = z.infer<typeof LikelyAnswer>;

const Person = z.object({ id: positiveId, displayName: z.string() });

/** What was tapped, as far as it can be read; null where it says nothing or something else. */
export const TappedWork = z.object({
  orderNumber: z.string().nullable(),
  taskType: z.string().nullable(),
  taskTypeName: z.string().nullable(),
  switch: z.boolean().describe('Whether a start ends the work that is running.'),
  sessionId: publicId.nullable().describe('The work that is started, ended or undone.'),
  sessionStartedAt: instant.nullable().describe('When the work that is ended or undone began.'),
  closureReason: z.string().nullable(),
  goodQuantity: z.number().nullable(),
  scrapQuantity: z.number().nullable(),
  note: z.string().nullable(),
  undoes: UndoneTap.nullable(),
  materialCode: z.string().nullable(),
  materialName: z.string().nullable(),
  unit: z.string().nullable(),
  quantity: z.number().nullable(),
});
export type TappedWork = z.infer<typeof TappedWork>;

export const InboxTap = z
  .object({
    kind: InboxKind.exclude(['estimated']),
    id: positiveId,
    state: z.enum(['review', 'accepted', 'discarded']),
    user: z
      .object({ id: positiveId, displayName: z.string().nullable(), team: z.string().nullable() })
      .describe('Whom the tablet named; with `unproven` and `wrong_pin` it may be somebody else.'),
    device: Person.nullable().describe('The tablet; null when it was not enrolled.'),
    command: TapCommand,
    work: TappedWork,
    occurredAt: instant.describe('When it counts: by the corrected clock, then as accepted.'),
    deviceTime: instant.describe('What the device’s own clock said.'),
    clockOffsetMs: z.int().describe('Server minus device, measured when it was sent.'),
    receivedAt: instant,
    reason: ReviewReason,
    detail: z.string().describe('The reason in words.'),
    likelyAnswer: LikelyAnswer,
    decision: z.object({ by: Person, at: instant, reason: z.string() }).nullable(),
  })
  .meta({ id: 'InboxTap' });
export type InboxTap = z.infer<typeof InboxTap>;
export const InboxItemAnswer = z.object({ item: InboxTap });
export type InboxItemAnswer = z.infer<typeof InboxItemAnswer>;

export const InboxEstimate = z
  .object({
    kind: InboxKind.extract(['estimated']),
    id: publicId.describe('Of the session: it is decided about by a correction or an agreement.'),
    user: z.object({ id: positiveId, displayName: z.string(), team: z.string().nullable() }),
    orderNumber: z.string().nullable(),
    taskTypeName: z.string(),
    startedAt: instant,
    endedAt: instant.nullable().describe('As it was tapped; null while it runs.'),
    proposedEndAt: instant
      .nullable()
      .describe(
        'When it most likely ended, as the person’s days usually do; null: ask the person.',
      ),
    version: positiveId.describe('Send it as If-Match with the decision.'),
  })
  .meta({ id: 'InboxEstimate' });
export type InboxEstimate = z.infer<typeof InboxEstimate>;
export type InboxItem = InboxTap | InboxEstimate;

export const InboxQuery = z.object({
  state: z.enum(['open', 'done']).default('open'),
  kind: InboxKind.optional(),
  limit: limitParameter(50, 200),
  cursor: cursorParameter.optional(),
});
export type InboxQuery = z.infer<typeof InboxQuery>;
export const Inbox = z.object({
  items: z
    .array(z.union([InboxTap, InboxEstimate]))
    .describe(
      'What waits: the first tapped first, work by its start. Taps decided about: the last first.',
    ),
  counts: z
    .record(InboxKind, z.int())
    .describe('How much waits of each kind, whatever was asked for.'),
  nextCursor: z.string().nullable(),
});
export type Inbox = z.infer<typeof Inbox>;

export const InboxChanges = z
  .strictObject({
    occurredAt: instant.describe('By the server’s clock.'),
    orderNumber: orderNumberText,
    taskType: requiredText(24),
    switch: z.boolean(),
    userId: positiveId.describe('Whose tap it really was.'),
  })
  .partial();
export type InboxChanges = z.infer<typeof InboxChanges>;

export const Acceptance = z.strictObject({
  reason: requiredText(300),
  changes: InboxChanges.optional(),
});
export type Acceptance = z.infer<typeof Acceptance>;
export const Discard = z.strictObject({ reason: requiredText(300) });
export type Discard = z.infer<typeof Discard>;
