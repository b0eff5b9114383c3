/** What the shop has set, and what a change of it would do. */
import type {
  SettingChange,
  SettingName,
  SettingPreview,
  Settings as SettingList,
} from '#schema/contract/settings.ts';
import { withCurrent } from './changed-meanwhile.ts';
import type { ConsoleApi } from './console-api.ts';
import { createFreshQuery, type FreshQuery } from './fresh-query.ts';
import { createQuery, type Query } from './load.ts';
import { createSubmitter, type Submitter } from './submission.ts';

const PATH = '/api/settings';

export interface Settings {
  current: Query<'all', SettingList>;
  lost: FreshQuery<SettingList>['lost'];
  watch: FreshQuery<SettingList>['watch'];
  /** Asked with the change as JSON: the same one is not asked twice. */
  preview: Query<string, SettingPreview>;
  /** `seen` is the version the form was opened with: a newer one refuses the change. */
  change: Submitter<[change: SettingChange, seen: number], SettingList>;
}

const FIELDS = [
  'shopName',
  'plantTimeZone',
  'annualHours',
  'pinLength',
  'longSessionMs',
  'weekOvertimeHours',
  'dayOvertimeHours',
  'breakRules',
  'roundMinutes',
  'burdenBasisPoints',
  'costWarningPercent',
  'shifts',
  'holidays',
] as const satisfies readonly SettingName[];

/** @param onChanged other pages go by these, too */
export function createSettings(api: ConsoleApi, onChanged: () => void): Settings {
  const current = createFreshQuery<SettingList>((signal) => api.get(PATH, signal));
  return {
    current,
    lost: current.lost,
    watch: current.watch,
    preview: createQuery((change) =>
      api.change('POST', `${PATH}/preview`, JSON.parse(change) as SettingChange),
    ),
    change: createSubmitter(
      async (change, seen) => {
        const sent = api.change<SettingList>('PATCH', PATH, change, seen);
        const list = await withCurrent(sent, current.reload);
        current.put(() => list);
        onChanged();
        return list;
      },
      { fields: FIELDS },
    ),
  };
}
