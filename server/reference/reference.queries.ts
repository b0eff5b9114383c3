import type { ReferenceImport } from '#schema/contract/reference.ts';
import { statement, type Reader } from '#server/db/statements.ts';

const MOST_SHOWN = 50;
const latestImports = statement((db, _p: object) =>
  db.selectFrom('profitmaker_import_manifest').selectAll().orderBy('id', 'desc').limit(MOST_SHOWN),
);
const latestSuccess = statement((db, p: { group: string }) =>
  db
    .selectFrom('profitmaker_import_manifest')
    .select('fingerprint')
    .where('group_name', '=', p.group)
    .where('result', '=', 'imported')
    .orderBy('id', 'desc')
    .limit(1),
);

/** What was imported when, from which files, with which result; the latest first. */
export function listImports(reader: Reader): ReferenceImport[] {
  return reader.all(latestImports, {}).map((row) => ({
    group: row.group_name,
    importedAt: new Date(row.imported_at).toISOString(),
    result: row.result,
    files: JSON.parse(row.files) as ReferenceImport['files'],
    rows: row.row_count,
    added: row.added_count,
    changed: row.changed_count,
    message: row.message,
  }));
}

export function findLatestImport(reader: Reader): ReferenceImport | null {
  return listImports(reader)[0] ?? null;
}

/** Fingerprint of what a group was last imported from; undefined before the first time. */
export function findLatestFingerprint(reader: Reader, group: string): string | undefined {
  return reader.get(latestSuccess, { group })?.fingerprint;
}
