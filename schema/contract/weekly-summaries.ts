import { z } from 'zod';
import { instant } from './common.ts';

const summaryName = z
  .string()
  .regex(/^week-[0-9]{4}-[0-9]{2}\.xlsx$/, 'must be like week-2026-47.xlsx');

export const WeeklySummaryParameters = z.object({ name: summaryName });

export const WeeklySummaryList = z
  .object({
    summaries: z
      .array(z.object({ name: summaryName, bytes: z.int(), writtenAt: instant }))
      .describe('The latest week first.'),
  })
  .meta({ id: 'WeeklySummaryList' });
export type WeeklySummaryList = z.infer<typeof WeeklySummaryList>;
