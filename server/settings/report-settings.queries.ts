import type { ReportSettings } from '#schema/contract/report-settings.ts';
import type { Reader } from '#server/db/statements.ts';
import { readSetting } from './setting-values.queries.ts';

export const readReportSettings = (reader: Reader): ReportSettings => ({
  weekOvertimeHours: readSetting(reader, 'weekOvertimeHours'),
  dayOvertimeHours: readSetting(reader, 'dayOvertimeHours'),
  roundMinutes: readSetting(reader, 'roundMinutes'),
  burdenBasisPoints: readSetting(reader, 'burdenBasisPoints'),
  costWarningPercent: readSetting(reader, 'costWarningPercent'),
});
