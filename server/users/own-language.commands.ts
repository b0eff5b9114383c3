/** Which language the pages speak to somebody is theirs to choose, whatever their role. */
import type { Language } from '#schema/contract/users.ts';
import { statement } from '#server/db/statements.ts';
import { defineCommand } from '#server/writer/command.ts';

const languageOf = statement((db, p: { id: number }) =>
  db.selectFrom('app_user').select('language').where('id', '=', p.id),
);
const setLanguage = statement((db, p: { id: number; language: Language; now: number }) =>
  db
    .updateTable('app_user')
    .set({ language: p.language, updated_at: p.now })
    .where('id', '=', p.id),
);

export const changeOwnLanguage = defineCommand({
  name: 'users.changeOwnLanguage',
  right: 'operator',
  run(tx, { language }: { language: Language }) {
    const { id } = tx.user;
    const before = tx.get(languageOf, { id })?.language;
    tx.run(setLanguage, { id, language, now: tx.now });
    tx.change({ userId: id, language: before }, { userId: id, language });
    return { language };
  },
});
