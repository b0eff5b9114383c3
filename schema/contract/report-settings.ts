import { z } from 'zod';

export const ReportSettings = z
  .object({
    burdenBasisPoints: z
      .int()
      .min(0)
      .max(100_000)
      .describe('What comes on top of every cent of labor: 2,500 is 25 %.'),
    costWarningPercent: z
      .int()
      .min(1)
      .max(1000)
      .describe('Orders not shipped yet are flagged once their cost is this much of revenue.'),
  })
  .meta({ id: 'ReportSettings' });
export type ReportSettings = z.infer<typeof ReportSettings>;
export const ReportSettingsChange = z
  .strictObject(ReportSettings.shape)
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'say at least one field to change');
export type ReportSettingsChange = z.infer<typeof ReportSettingsChange>;
