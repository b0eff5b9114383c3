import type { SavedView } from '#schema/contract/views.ts';
import { build, statement, type Reader } from '#server/db/statements.ts';

const columns = ['id', 'page', 'name', 'query', 'saved_at'] as const;

const oneView = statement((db, p: { userId: number; id: number }) =>
  db
    .selectFrom('saved_view')
    .select(columns)
    .where('user_id', '=', p.userId)
    .where('id', '=', p.id),
);
const byName = statement((db, p: { userId: number; page: string; name: string }) =>
  db
    .selectFrom('saved_view')
    .select(columns)
    .where('user_id', '=', p.userId)
    .where('page', '=', p.page)
    .where('name', '=', p.name),
);
const howMany = statement((db, p: { userId: number }) =>
  db
    .selectFrom('saved_view')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('user_id', '=', p.userId),
);

const toView = ({ saved_at, ...view }: (typeof oneView)['row']): SavedView => ({
  ...view,
  savedAt: new Date(saved_at).toISOString(),
});

/** A person's own views, of one page or of all. */
export function listViews(reader: Reader, userId: number, page?: string): SavedView[] {
  const all = build
    .selectFrom('saved_view')
    .select(columns)
    .where('user_id', '=', userId)
    .orderBy('page')
    .orderBy('name');
  return reader.all(page === undefined ? all : all.where('page', '=', page)).map(toView);
}

/** Undefined also when it is somebody else's. */
export function findView(reader: Reader, userId: number, id: number): SavedView | undefined {
  const row = reader.get(oneView, { userId, id });
  return row && toView(row);
}

export function findViewNamed(
  reader: Reader,
  key: { userId: number; page: string; name: string },
): SavedView | undefined {
  const row = reader.get(byName, key);
  return row && toView(row);
}

export function countViews(reader: Reader, userId: number): number {
  return reader.get(howMany, { userId })?.count ?? 0;
}
