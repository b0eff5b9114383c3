import type { ReportSettings } from '#schema/contract/report-settings.ts';
import type { Reader } from '#server/db/statements.ts';
import { findSetting } from './settings.queries.ts';

export const REPORT_SETTING_NAMES = {
  burdenBasisPoints: 'burden_basis_points',
  costWarningPercent: 'cost_warning_percent',
} as const satisfies Record<keyof ReportSettings, string>;

/** What holds until a shop says otherwise: no burden, and a warning at four fifths of revenue. */
const USUAL: Readonly<ReportSettings> = { burdenBasisPoints: 0, costWarningPercent: 80 };

export function readReportSettings(reader: Reader): ReportSettings {
  const read = (property: keyof ReportSettings): number => {
    const value = findSetting(reader, REPORT_SETTING_NAMES[property]);
    return value === undefined ? USUAL[property] : Number(value);
  };
  return {
    burdenBasisPoints: read('burdenBasisPoints'),
    costWarningPercent: read('costWarningPercent'),
  };
}
