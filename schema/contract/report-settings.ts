/** How reports count; a part of the shop's settings that foremen may read. */
import type { z } from 'zod';
import { SettingValues } from './settings.ts';

export const ReportSettings = SettingValues.pick({
  weekOvertimeHours: true,
  dayOvertimeHours: true,
  roundMinutes: true,
  burdenBasisPoints: true,
  costWarningPercent: true,
}).meta({ id: 'ReportSettings' });
export type ReportSettings = z.infer<typeof ReportSettings>;
/** What the cost of orders is counted with. */
export type CostSettings = Pick<ReportSettings, 'burdenBasisPoints' | 'costWarningPercent'>;
