/** Views somebody saved by name: the address of a page after the question mark, each one's own. */
import type { NewView, SavedView } from '#schema/contract/views.ts';
import type { ConsoleApi } from './console-api.ts';
import { createQuery, type Query } from './load.ts';
import { createSubmitter, type FormFields, type Submitter } from './submission.ts';

export interface Views {
  /** Of one page, which is named by its address below /console/. */
  list: Query<string, SavedView[]>;
  /** Over the one of that name and page, if there is one. */
  save: Submitter<[view: NewView], SavedView>;
  remove: Submitter<[viewId: number], true>;
}

const NAME: FormFields<[NewView]> = { fields: ['name'] };

export function createViews(api: ConsoleApi): Views {
  const list = createQuery<string, SavedView[]>(async (page, signal) => {
    const path = `/api/views?${new URLSearchParams({ page }).toString()}`;
    return byName((await api.get<{ views: SavedView[] }>(path, signal)).views);
  });
  return {
    list,
    save: createSubmitter(async (view) => {
      const { view: saved } = await api.change<{ view: SavedView }>('PUT', '/api/views', view);
      list.put((views) => byName([...views.filter(({ id }) => id !== saved.id), saved]));
      return saved;
    }, NAME),
    remove: createSubmitter(async (viewId) => {
      await api.change('DELETE', `/api/views/${viewId}`);
      list.put((views) => views.filter(({ id }) => id !== viewId));
      return true as const;
    }),
  };
}

function byName(views: readonly SavedView[]): SavedView[] {
  return [...views].sort((a, b) => a.name.localeCompare(b.name));
}
