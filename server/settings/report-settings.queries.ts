import type { ReportSettings } from '#schema/contract/reports.ts';
import { statement, type Reader } from '#server/db/statements.ts';

export const REPORT_SETTING_NAMES = {
  burdenBasisPoints: 'burden_basis_points',
  costWarningPercent: 'cost_warning_percent',
} as const satisfies Record<keyof ReportSettings, string>;

/** What holds until a shop says otherwise: no burden, and a warning at four fifths of revenue. */
const USUAL: Readonly<ReportSettings> = { burdenBasisPoints: 0, costWarningPercent: 80 };

const oneSetting = statement((db, p: { name: string }) =>
  db.selectFrom('setting').select('value').where('name', '=', p.name),
);

export function readReportSettings(reader: Reader): ReportSettings {
  const read = (property: keyof ReportSettings): number => {
    const row = reader.get(oneSetting, { name: REPORT_SETTING_NAMES[property] });
    return row ? Number(row.value) : USUAL[property];
  };
  return {
    burdenBasisPoints: read('burdenBasisPoints'),
    costWarningPercent: read('costWarningPercent'),
  };
}
