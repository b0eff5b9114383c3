import { z } from 'zod';
import {
  cents,
  instant,
  orderNumberText,
  positiveId,
  publicId,
  requiredText,
  versioned,
} from './common.ts';

export const Material = z
  .object({
    code: z.string(),
    name: z.string(),
    unit: z.string(),
    unitCostCents: cents,
    ...versioned,
  })
  .meta({ id: 'Material' });
export type Material = z.infer<typeof Material>;
export const MaterialAnswer = z.object({ material: Material });

const materialFields = {
  name: requiredText(60),
  unit: requiredText(12),
  unitCostCents: cents.min(0),
};
export const NewMaterial = z.strictObject({
  code: requiredText(32).regex(/^[A-Za-z0-9._-]+$/, 'use letters, digits, dot, dash, underscore'),
  ...materialFields,
});
export type NewMaterial = z.infer<typeof NewMaterial>;
export const MaterialChange = z
  .strictObject({ ...materialFields, active: z.boolean() })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'say at least one field to change');
export type MaterialChange = z.infer<typeof MaterialChange>;

export const MaterialList = z.object({ materials: z.array(Material) });

const LARGEST_QUANTITY = 1_000_000;

export const usedQuantity = z
  .number()
  .min(-LARGEST_QUANTITY)
  .max(LARGEST_QUANTITY)
  .refine((quantity) => Math.round(quantity * 1000) !== 0, 'must not be 0')
  .refine(
    (quantity) => Math.abs(quantity * 1000 - Math.round(quantity * 1000)) < 1e-6,
    'has at most three decimals',
  )
  .describe('In units of the material; negative is a return.');

export const NewMaterialUsage = z.strictObject({
  id: publicId.optional().describe('UUIDv7 minted by the tablet.'),
  orderNumber: orderNumberText,
  materialCode: requiredText(32),
  quantity: usedQuantity,
});
export type NewMaterialUsage = z.infer<typeof NewMaterialUsage>;

/** `corrected` and `voided` were taken back by a `reversal`: the two add up to nothing. */
export const UsageStanding = z.enum(['counts', 'corrected', 'voided', 'reversal']);
export type UsageStanding = z.infer<typeof UsageStanding>;

export const MaterialUsage = z
  .object({
    id: publicId,
    orderNumber: z.string(),
    taskType: z.string().nullable(),
    user: z.object({ id: positiveId, displayName: z.string() }),
    materialCode: z.string(),
    materialName: z.string(),
    unit: z.string(),
    quantity: z.number(),
    unitCostCents: cents,
    costCents: cents,
    usedAt: instant,
    standing: UsageStanding,
    isCorrection: z.boolean().describe('It counts instead of one that was corrected.'),
  })
  .meta({ id: 'MaterialUsage' });
export type MaterialUsage = z.infer<typeof MaterialUsage>;
export const MaterialUsageAnswer = z.object({ materialUsage: MaterialUsage });
export const MaterialUsageQuery = z.object({ order: orderNumberText });
export const MaterialUsageList = z.object({ materialUsages: z.array(MaterialUsage) });
