import { describe, expect, it } from 'vitest';
import { refusal, scriptedApi } from '../testing/fixtures.ts';
import { createViews } from './views.ts';

const view = (id: number, name: string, query = '') => ({
  id,
  name,
  query,
  page: 'reports',
  savedAt: '2026-07-01T13:00:00.000Z',
});
const namesOf = ({ list }: ReturnType<typeof createViews>) =>
  list.state.get().value?.map(({ name }) => name);

describe('saved views', () => {
  it('are those of a page, by name', async () => {
    const api = scriptedApi({ views: [view(2, 'Losers'), view(1, 'Art, open')] });
    const views = createViews(api);
    await views.list.load('reports');
    expect(api.asked[0]?.path).toBe('/api/views?page=reports');
    expect(namesOf(views)).toEqual(['Art, open', 'Losers']);
  });

  it('take the place of the one of the same name', async () => {
    const api = scriptedApi(
      { views: [view(1, 'Losers', 'q=old')] },
      { view: view(1, 'Losers', 'q=new') },
      { view: view(3, 'Big orders') },
    );
    const views = createViews(api);
    await views.list.load('reports');
    await views.save.submit({ page: 'reports', name: 'Losers', query: 'q=new' });
    expect(views.list.state.get().value).toEqual([view(1, 'Losers', 'q=new')]);
    await views.save.submit({ page: 'reports', name: 'Big orders', query: '' });
    expect(namesOf(views)).toEqual(['Big orders', 'Losers']);
  });

  it('go when they are deleted, and stay when that was refused', async () => {
    const api = scriptedApi({ views: [view(1, 'A'), view(2, 'B')] }, undefined, refusal('x'));
    const views = createViews(api);
    await views.list.load('reports');
    expect(await views.remove.submit(1)).toBe(true);
    expect(namesOf(views)).toEqual(['B']);
    expect(await views.remove.submit(2)).toBeNull();
    expect(namesOf(views)).toEqual(['B']);
    expect(api.asked.slice(1).map(({ method, path }) => `${method} ${path}`)).toEqual([
      'DELETE /api/views/1',
      'DELETE /api/views/2',
    ]);
  });
});
