/**
 * Saved views. Everybody has their own; the name of one that is there already saves over it. What
 * a view shows is asked anew whenever it is opened, so it gives nobody a right.
 */
import type { NewView } from '#schema/contract/views.ts';
import { AppError } from '#server/app-error.ts';
import { insertion, statement } from '#server/db/statements.ts';
import { defineCommand } from '#server/writer/command.ts';
import { countViews, findView, findViewNamed } from './views.queries.ts';

const MOST_VIEWS = 100;

const insertView = insertion('saved_view', ['user_id', 'page', 'name', 'query', 'saved_at']);
const replaceQuery = statement((db, p: { id: number; query: string; now: number }) =>
  db.updateTable('saved_view').set({ query: p.query, saved_at: p.now }).where('id', '=', p.id),
);
const dropView = statement((db, p: { id: number }) =>
  db.deleteFrom('saved_view').where('id', '=', p.id),
);

export const saveView = defineCommand({
  name: 'views.save',
  right: 'foreman',
  run(tx, { page, name, query }: NewView) {
    const userId = tx.user.id;
    const before = findViewNamed(tx, { userId, page, name });
    if (before) {
      tx.run(replaceQuery, { id: before.id, query, now: tx.now });
      tx.change({ viewId: before.id, query: before.query }, { viewId: before.id, query });
      return { viewId: before.id };
    }
    if (countViews(tx, userId) >= MOST_VIEWS) {
      throw new AppError(
        'too_many_views',
        `You have ${MOST_VIEWS} saved views, and there is no room for more. Delete one first.`,
      );
    }
    const row = { user_id: userId, page, name, query, saved_at: tx.now };
    const { lastId } = tx.run(insertView, row);
    tx.change(null, { viewId: lastId, page, query });
    return { viewId: lastId };
  },
});

export const deleteView = defineCommand({
  name: 'views.delete',
  right: 'foreman',
  run(tx, { viewId }: { viewId: number }) {
    const view = findView(tx, tx.user.id, viewId);
    if (!view) throw new AppError('not_found', 'You have no such saved view.');
    tx.run(dropView, { id: viewId });
    tx.change({ viewId, page: view.page, query: view.query }, null);
    return { viewId };
  },
});
