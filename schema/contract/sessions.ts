import { z } from 'zod';
import {
  calendarDate,
  cents,
  cursorParameter,
  idParameter,
  instant,
  limitParameter,
  orderNumberText,
  personText,
  positiveId,
  publicId,
  requiredText,
  versioned,
} from './common.ts';
import { SignedInUser } from './auth.ts';
import { CorrectionNotice } from './corrected-work.ts';

/** Why a session ended. The first four are said by the operator; the rest by others. */
export const ClosureReason = z.enum(['finished', 'paused', 'switched', 'signed_out']);
export type ClosureReason = z.infer<typeof ClosureReason>;
export const EndReason = z.enum([...ClosureReason.options, 'foreman', 'system']);
export type EndReason = z.infer<typeof EndReason>;

export const SessionFlag = z.enum([
  'long',
  'corrected',
  'rate_missing',
  'order_shipped',
  'order_on_hold',
  'floor_order',
  'voided',
  'clock_corrected',
  'entered',
  'shared',
]);
export type SessionFlag = z.infer<typeof SessionFlag>;

export const Session = z
  .object({
    id: publicId,
    user: z.object({ id: positiveId, displayName: z.string() }),
    orderNumber: z.string().nullable().describe('Null for indirect work.'),
    customerName: z.string().nullable(),
    description: z.string().nullable(),
    dueDate: calendarDate.nullable(),
    taskType: z.string(),
    taskTypeName: z.string(),
    startedAt: instant,
    endedAt: instant
      .nullable()
      .describe('Null while open. A start that was undone (flag `voided`) has no length.'),
    endReason: EndReason.nullable().describe('Null while open and when voided.'),
    durationMs: z.int().nullable(),
    laborCents: cents.nullable().describe('Null while open, without a rate, and for non-admins.'),
    goodQuantity: z.int().nullable(),
    scrapQuantity: z.int().nullable(),
    note: z.string(),
    flags: z.array(SessionFlag),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;
export const SessionAnswer = z.object({ session: Session });
export type SessionAnswer = z.infer<typeof SessionAnswer>;

/** One session as whoever corrects it needs it. */
export const SessionDetail = Session.extend({
  ...versioned,
  enteredBy: z
    .object({ id: positiveId, displayName: z.string() })
    .nullable()
    .describe('Who typed it in; null when it was tapped.'),
  shares: z
    .array(
      z.object({
        orderNumber: z.string().nullable(),
        weight: positiveId,
        durationMs: z.int().nullable(),
        laborCents: cents.nullable(),
      }),
    )
    .describe('What its time belongs to; parts by weight, to the millisecond and the cent.'),
}).meta({ id: 'SessionDetail' });
export type SessionDetail = z.infer<typeof SessionDetail>;
export const SessionDetailAnswer = z.object({ session: SessionDetail });

export const taskTypeCode = requiredText(24);

export const StartSession = z
  .strictObject({
    orderNumber: orderNumberText.optional(),
    taskType: taskTypeCode,
    id: publicId.optional().describe('UUIDv7 minted by the tablet.'),
    switch: z.boolean().optional().describe('End the running session at the same instant.'),
    createOrder: z.boolean().optional().describe('Make a floor order when the number is unknown.'),
  })
  .refine((start) => !start.createOrder || start.orderNumber !== undefined, {
    path: ['createOrder'],
    message: 'needs an orderNumber',
  });
export type StartSession = z.infer<typeof StartSession>;

export const pieces = z.int().min(0).max(1_000_000);

export const SessionClosure = z.strictObject({
  reason: ClosureReason,
  goodQuantity: pieces.optional(),
  scrapQuantity: pieces.optional(),
  note: personText(500).optional(),
});
export type SessionClosure = z.infer<typeof SessionClosure>;

/** Which tap on a session is taken back. */
export const UndoneTap = z.enum(['start', 'closure']);

export const Undo = z.strictObject({
  of: UndoneTap,
  newId: publicId
    .optional()
    .describe('UUIDv7 for the session that takes the work up again, when there is one.'),
});
export type Undo = z.infer<typeof Undo>;

export const UndoAnswer = z.object({
  session: Session.describe('The one whose start or closure was undone.'),
  resumed: Session.nullable().describe('The one that takes the work up again.'),
});
export type UndoAnswer = z.infer<typeof UndoAnswer>;

export const SessionState = z.enum(['open', 'closed']);

export const SessionListQuery = z
  .object({
    from: calendarDate.optional().describe('First business day.'),
    to: calendarDate.optional().describe('Last business day, inclusive.'),
    user: idParameter.optional(),
    order: orderNumberText.optional(),
    taskType: personText(40).optional().describe('Code of a task type.'),
    state: SessionState.optional(),
    limit: limitParameter(50, 200),
    cursor: cursorParameter.optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    message: 'must not be before from',
  });
export type SessionListQuery = z.infer<typeof SessionListQuery>;
export const SessionList = z.object({
  sessions: z.array(Session),
  nextCursor: z.string().nullable(),
});
export type SessionList = z.infer<typeof SessionList>;

/** Something this person worked on lately and may take up again with one tap. */
export const ResumableWork = z
  .object({
    orderNumber: z.string().nullable(),
    customerName: z.string().nullable(),
    description: z.string().nullable(),
    taskType: z.string(),
    taskTypeName: z.string(),
    endReason: EndReason,
    endedAt: instant,
  })
  .meta({ id: 'ResumableWork' });
export type ResumableWork = z.infer<typeof ResumableWork>;

export const Me = z
  .object({
    user: SignedInUser,
    openSession: Session.nullable(),
    today: z.object({
      workedMs: z.int().describe('Closed sessions of the business day; the open one is not in it.'),
    }),
    resumable: z.array(ResumableWork),
    inReview: z.int().describe('My own taps that wait for a foreman.'),
    corrections: z
      .array(CorrectionNotice)
      .describe('What others corrected of my work and I was not told yet, the first one first.'),
    now: instant,
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;
