/** Which language the pages speak to somebody is theirs to choose, whatever their role. */
import type { Language } from '#schema/contract/users.ts';
import { build, statement } from '#server/db/statements.ts';
import { defineCommand } from '#server/writer/command.ts';
import { nextVersion } from '#server/writer/versions.ts';

const languageOf = statement((db, p: { id: number }) =>
  db.selectFrom('app_user').select('language').where('id', '=', p.id),
);

export const changeOwnLanguage = defineCommand({
  name: 'users.changeOwnLanguage',
  right: 'operator',
  run(tx, { language }: { language: Language }) {
    const { id } = tx.user;
    const before = tx.get(languageOf, { id })?.language;
    tx.run(
      build
        .updateTable('app_user')
        .set({ language, updated_at: tx.now, ...nextVersion(tx) })
        .where('id', '=', id),
    );
    tx.change({ userId: id, language: before }, { userId: id, language });
    return { language };
  },
});
