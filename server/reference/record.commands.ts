/** Imports that brought nothing in are on the record, too; and what a person accepts of them. */
import type { ImportResult } from '#schema/contract/reference.ts';
import { AppError } from '#server/app-error.ts';
import { statement } from '#server/db/statements.ts';
import { defineCommand } from '#server/writer/command.ts';
import { insertManifest, type ImportRecord } from './manifest-writes.ts';

export const recordImport = defineCommand({
  name: 'reference.recordImport',
  right: 'system',
  run(tx, input: ImportRecord & { result: Exclude<ImportResult, 'imported'> }) {
    insertManifest(tx, input);
    const { group, result, rows, message } = input;
    tx.change(null, { group, result, rows, message });
    return null;
  },
});

const importById = statement((db, p: { id: number }) =>
  db
    .selectFrom('profitmaker_import_manifest')
    .select(['group_name', 'result', 'accepted_at', 'fingerprint'])
    .where('id', '=', p.id),
);
const accept = statement((db, p: { id: number; now: number; userId: number }) =>
  db
    .updateTable('profitmaker_import_manifest')
    .set({ accepted_at: p.now, accepted_by: p.userId })
    .where('id', '=', p.id),
);

/** Lets in what was held back: these very files, whenever they are read the next time. */
export const acceptImport = defineCommand({
  name: 'reference.accept',
  right: 'admin',
  run(tx, input: { importId: number }) {
    const found = tx.get(importById, { id: input.importId });
    if (!found) throw new AppError('not_found', `There is no import ${input.importId}.`);
    if (found.result !== 'quarantined') {
      throw new AppError('nothing_changed', 'This import was not held back: nothing to accept.');
    }
    if (found.accepted_at === null) {
      tx.run(accept, { id: input.importId, now: tx.now, userId: tx.user.id });
    }
    tx.change(null, { importId: input.importId, group: found.group_name });
    return { importId: input.importId };
  },
});
