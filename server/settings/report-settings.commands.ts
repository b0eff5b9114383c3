/** How reports count, for every report from now on: nothing is stored that was counted otherwise. */
import type { ReportSettings, ReportSettingsChange } from '#schema/contract/report-settings.ts';
import { defineCommand } from '#server/writer/command.ts';
import { readReportSettings, REPORT_SETTING_NAMES } from './report-settings.queries.ts';
import { saveSetting } from './setting-writes.ts';

export const changeReportSettings = defineCommand({
  name: 'settings.changeReports',
  right: 'admin',
  run(tx, input: ReportSettingsChange): ReportSettings {
    const before = readReportSettings(tx);
    for (const [property, value] of Object.entries(input)) {
      const name = REPORT_SETTING_NAMES[property as keyof ReportSettings];
      tx.run(saveSetting, { name, value: String(value) });
    }
    const after = readReportSettings(tx);
    tx.change(before, after);
    return after;
  },
});
