import { z } from 'zod';
import { instant, orderNumberText, positiveId, requiredText } from './common.ts';
import { Session } from './sessions.ts';

export const NewCorrection = z
  .strictObject({
    startedAt: instant.optional(),
    endedAt: instant.optional(),
    orderNumber: orderNumberText.optional(),
    taskType: requiredText(24).optional(),
    reason: requiredText(300),
  })
  .refine(({ reason: _reason, ...changes }) => Object.keys(changes).length > 0, {
    path: ['startedAt'],
    message: 'say at least one of startedAt, endedAt, orderNumber and taskType',
  });
export type NewCorrection = z.infer<typeof NewCorrection>;

const CorrectedFields = z.object({
  startedAt: instant,
  endedAt: instant.nullable(),
  orderNumber: z.string().nullable(),
  taskType: z.string(),
});
export type CorrectedFields = z.infer<typeof CorrectedFields>;

export const Correction = z
  .object({
    id: positiveId,
    correctedAt: instant,
    correctedBy: z.object({ id: positiveId, displayName: z.string() }),
    reason: z.string(),
    before: CorrectedFields,
    after: CorrectedFields,
  })
  .meta({ id: 'Correction' });
export type Correction = z.infer<typeof Correction>;
export const CorrectionAnswer = z.object({ correction: Correction, session: Session });
export type CorrectionAnswer = z.infer<typeof CorrectionAnswer>;
export const CorrectionList = z.object({ corrections: z.array(Correction) });
