/** What the shop has set, and what a change of it would do. */
import type {
  SettingChange,
  SettingName,
  SettingPreview,
  Settings as SettingList,
} from '#schema/contract/settings.ts';
import { asApiError, type ApiError } from '../../shared/api.ts';
import { createStore, type Readable } from '../../shared/store.ts';
import { withCurrent } from './changed-meanwhile.ts';
import type { ConsoleApi } from './console-api.ts';
import { createQuery, type Query } from './load.ts';
import { createSubmitter, type Submitter } from './submission.ts';

const PATH = '/api/settings';

export interface Settings {
  current: Query<'all', SettingList>;
  /** Why the list grows old; null while it is kept fresh. */
  lost: Readable<ApiError | null>;
  /** Keeps the list fresh at each tick, until told to stop. */
  watch(ticks: Readable<number>): () => void;
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
  'roundMinutes',
  'burdenBasisPoints',
  'costWarningPercent',
  'shifts',
  'holidays',
] as const satisfies readonly SettingName[];

/** @param onChanged other pages go by these, too */
export function createSettings(api: ConsoleApi, onChanged: () => void): Settings {
  const lost = createStore<ApiError | null>(null);
  const current = createQuery<'all', SettingList>((_all, signal) => api.get(PATH, signal));
  /** How often something was changed here: what was read before that is old. */
  let changes = 0;

  async function refresh(): Promise<void> {
    if (current.state.get().value === null) return;
    const before = changes;
    try {
      const list = await api.get<SettingList>(PATH);
      if (changes === before) current.put(() => list);
      lost.set(null);
    } catch (error) {
      lost.set(asApiError(error));
    }
  }

  return {
    current,
    lost,
    watch: (ticks) => ticks.subscribe(() => void refresh()),
    preview: createQuery((change) =>
      api.change('POST', `${PATH}/preview`, JSON.parse(change) as SettingChange),
    ),
    change: createSubmitter(
      async (change, seen) => {
        const sent = api.change<SettingList>('PATCH', PATH, change, seen);
        const list = await withCurrent(sent, current.reload);
        changes += 1;
        current.put(() => list);
        onChanged();
        return list;
      },
      { fields: FIELDS },
    ),
  };
}
