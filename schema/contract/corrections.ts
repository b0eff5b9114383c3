/** Putting work right: changing it, adding what was missed, splitting it, voiding it. */
import { z } from 'zod';
import {
  instant,
  orderNumberText,
  personText,
  positiveId,
  publicId,
  requiredText,
} from './common.ts';
import { Correction } from './corrected-work.ts';
import { usedQuantity } from './materials.ts';
import { pieces, Session, taskTypeCode } from './sessions.ts';

const reason = requiredText(300);

/** Parts of one session's time, by weight: 1 and 1 are halves, 60 and 40 are percent. */
const WantedShare = z.strictObject({
  orderNumber: orderNumberText,
  weight: z.int().min(1).max(10_000),
});
export type WantedShare = z.infer<typeof WantedShare>;

const work = {
  orderNumber: orderNumberText.optional(),
  shares: z
    .array(WantedShare)
    .min(2)
    .max(20)
    .optional()
    .describe('Instead of orderNumber, when the time belongs to several orders.'),
  taskType: taskTypeCode.optional(),
};
const quantities = {
  goodQuantity: pieces.nullable().optional().describe('Null takes it away.'),
  scrapQuantity: pieces.nullable().optional(),
};
const isEitherOr = ({ orderNumber, shares }: { orderNumber?: unknown; shares?: unknown }) =>
  orderNumber === undefined || shares === undefined;
const eitherOr = { path: ['shares'], message: 'say orderNumber or shares, not both' };

export const NewCorrection = z
  .strictObject({
    startedAt: instant.optional(),
    endedAt: instant.optional(),
    ...work,
    ...quantities,
    note: personText(500).optional(),
    reason,
  })
  .refine(({ reason: _reason, ...changes }) => Object.keys(changes).length > 0, {
    path: ['startedAt'],
    message:
      'say at least one of startedAt, endedAt, orderNumber, shares, taskType, goodQuantity, scrapQuantity and note',
  })
  .refine(isEitherOr, eitherOr);
export type NewCorrection = z.infer<typeof NewCorrection>;

export const MissedSession = z
  .strictObject({
    userId: positiveId,
    startedAt: instant,
    endedAt: instant,
    ...work,
    taskType: taskTypeCode,
    ...quantities,
    note: personText(500).optional(),
    reason,
  })
  .refine(isEitherOr, eitherOr);
export type MissedSession = z.infer<typeof MissedSession>;

const SplitPart = z.strictObject({ ...work, ...quantities }).refine(isEitherOr, eitherOr);
export type SplitPart = z.infer<typeof SplitPart>;

export const Split = z.strictObject({
  at: instant.describe('Within the session: where the earlier part ends and the later begins.'),
  earlier: SplitPart.optional().describe('Says nothing: the same work, without quantities.'),
  later: SplitPart.optional().describe('Says nothing: the same work, with its quantities.'),
  reason,
});
export type Split = z.infer<typeof Split>;

export const Voiding = z.strictObject({ reason });
export type Voiding = z.infer<typeof Voiding>;

export const Agreement = z.strictObject({ reason });
export type Agreement = z.infer<typeof Agreement>;
export const AgreementAnswer = z.object({ session: Session });
export type AgreementAnswer = z.infer<typeof AgreementAnswer>;

export const CorrectionAnswer = z.object({ correction: Correction, session: Session });
export type CorrectionAnswer = z.infer<typeof CorrectionAnswer>;
export const SplitAnswer = z.object({
  earlier: Session.describe('A new session.'),
  later: Session.describe('The one that was split: it keeps its id, its end and its quantities.'),
});
export type SplitAnswer = z.infer<typeof SplitAnswer>;
export const CorrectionList = z.object({ corrections: z.array(Correction) });

export const NoticesSeen = z.strictObject({
  upTo: positiveId.describe('The last correction that was shown.'),
});
export type NoticesSeen = z.infer<typeof NoticesSeen>;

export const UsageCorrection = z
  .strictObject({
    quantity: usedQuantity.optional(),
    orderNumber: orderNumberText.optional(),
    reason,
  })
  .refine(({ quantity, orderNumber }) => quantity !== undefined || orderNumber !== undefined, {
    path: ['quantity'],
    message: 'say quantity or orderNumber',
  });
export type UsageCorrection = z.infer<typeof UsageCorrection>;

const usageFields = z.object({ orderNumber: z.string(), quantity: z.number() });

/** One step in the history of a usage. */
export const CorrectedUsage = z
  .object({
    id: positiveId,
    correctedAt: instant,
    correctedBy: z.object({ id: positiveId, displayName: z.string() }),
    reason: z.string(),
    before: usageFields,
    after: usageFields.nullable().describe('Null when it was voided.'),
  })
  .meta({ id: 'CorrectedUsage' });
export type CorrectedUsage = z.infer<typeof CorrectedUsage>;
export const UsageCorrectionAnswer = z.object({
  correction: CorrectedUsage,
  usageId: publicId.nullable().describe('The entry that counts instead; null when it was voided.'),
});
export type UsageCorrectionAnswer = z.infer<typeof UsageCorrectionAnswer>;
export const UsageCorrectionList = z.object({ corrections: z.array(CorrectedUsage) });
