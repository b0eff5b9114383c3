/** Imports that brought nothing in are on the record, too; and what a person accepts of them. */
import type { ImportResult, ReferenceGroup } from '#schema/contract/reference.ts';
import { AppError } from '#server/app-error.ts';
import { statement } from '#server/db/statements.ts';
import { defineCommand, type Tx } from '#server/writer/command.ts';
import { AGAIN_WITHIN_MS, insertManifest, type ImportRecord } from './manifest-writes.ts';

const lastOfGroup = statement((db, p: { group: ReferenceGroup }) =>
  db
    .selectFrom('profitmaker_import_manifest')
    .select(['id', 'imported_at', 'result', 'fingerprint', 'message'])
    .where('group_name', '=', p.group)
    .orderBy('id', 'desc')
    .limit(1),
);
const sayAgain = statement((db, p: { id: number; now: number; durationMs: number }) =>
  db
    .updateTable('profitmaker_import_manifest')
    .set({ imported_at: p.now, duration_ms: p.durationMs })
    .where('id', '=', p.id),
);

type Outcome = ImportRecord & { result: Exclude<ImportResult, 'imported'> };

/** @returns whether the group's last line says the same, and now says so of this moment */
function saidAgain(tx: Tx, { group, result, fingerprint, message, durationMs }: Outcome): boolean {
  const last = tx.get(lastOfGroup, { group });
  const isSame =
    result !== 'quarantined' &&
    last?.result === result &&
    last.fingerprint === fingerprint &&
    last.message === message;
  if (!isSame || tx.now - last.imported_at >= AGAIN_WITHIN_MS) return false;
  tx.run(sayAgain, { id: last.id, now: tx.now, durationMs });
  return true;
}

export const recordImport = defineCommand({
  name: 'reference.recordImport',
  right: 'system',
  run(tx, input: Outcome) {
    if (!saidAgain(tx, input)) insertManifest(tx, input);
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
