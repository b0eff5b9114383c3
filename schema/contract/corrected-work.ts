/** What a correction changes of a session: before, after, and as its person is told. */
import { z } from 'zod';
import { instant, positiveId } from './common.ts';

/** Corrections made before shares and quantities could be corrected do not say these. */
export const CorrectedFields = z.object({
  startedAt: instant,
  endedAt: instant.nullable(),
  orderNumber: z.string().nullable(),
  taskType: z.string(),
  shares: z.array(z.object({ orderNumber: z.string(), weight: positiveId })).optional(),
  goodQuantity: z.int().nullable().optional(),
  scrapQuantity: z.int().nullable().optional(),
  note: z.string().optional(),
});
export type CorrectedFields = z.infer<typeof CorrectedFields>;

export const Correction = z
  .object({
    id: positiveId,
    correctedAt: instant,
    correctedBy: z.object({ id: positiveId, displayName: z.string() }),
    reason: z.string(),
    before: CorrectedFields.nullable().describe('Null for work that was added.'),
    after: CorrectedFields.nullable().describe('Null for work that was voided.'),
  })
  .meta({ id: 'Correction' });
export type Correction = z.infer<typeof Correction>;

const namedWork = CorrectedFields.extend({ taskTypeName: z.string() });

/** The same in the words its person knows. */
export const CorrectionNotice = Correction.extend({
  before: namedWork.nullable(),
  after: namedWork.nullable(),
}).meta({ id: 'CorrectionNotice' });
export type CorrectionNotice = z.infer<typeof CorrectionNotice>;
