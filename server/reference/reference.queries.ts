import type {
  ReferenceGroup,
  ReferenceImport,
  ReferenceState,
} from '#schema/contract/reference.ts';
import { statement, type Reader } from '#server/db/statements.ts';
import { GROUPS, readGeneration } from './generations.queries.ts';

const MOST_SHOWN = 50;
const latestImports = statement((db, p: { limit: number }) =>
  db
    .selectFrom('profitmaker_import_manifest')
    .selectAll()
    .orderBy('imported_at', 'desc')
    .orderBy('id', 'desc')
    .limit(p.limit),
);
const lastImported = statement((db, p: { group: ReferenceGroup }) =>
  db
    .selectFrom('profitmaker_import_manifest')
    .select(['id', 'fingerprint', 'files', 'row_count'])
    .where('group_name', '=', p.group)
    .where('result', '=', 'imported')
    .orderBy('id', 'desc')
    .limit(1),
);
const accepted = statement((db, p: { group: ReferenceGroup; fingerprint: string }) =>
  db
    .selectFrom('profitmaker_import_manifest')
    .select('id')
    .where('group_name', '=', p.group)
    .where('fingerprint', '=', p.fingerprint)
    .where('accepted_at', 'is not', null)
    .limit(1),
);

const instantOf = (ms: number): string => new Date(ms).toISOString();

/** What was imported when, from which files, with which result; the latest first. */
export function listImports(reader: Reader, limit = MOST_SHOWN): ReferenceImport[] {
  return reader.all(latestImports, { limit }).map((row) => ({
    id: row.id,
    group: row.group_name,
    importedAt: instantOf(row.imported_at),
    result: row.result,
    files: JSON.parse(row.files) as ReferenceImport['files'],
    rows: row.row_count,
    added: row.added_count,
    changed: row.changed_count,
    closed: row.closed_count,
    window:
      row.window_from === null || row.window_to === null
        ? null
        : { from: row.window_from, to: row.window_to },
    durationMs: row.duration_ms,
    warnings: JSON.parse(row.warnings) as string[],
    message: row.message,
    acceptedAt: row.accepted_at === null ? null : instantOf(row.accepted_at),
  }));
}

export function findLatestImport(reader: Reader): ReferenceImport | null {
  return listImports(reader, 1)[0] ?? null;
}

export interface LastImported {
  /** Greater than that of every import before. */
  id: number;
  fingerprint: string;
  files: ReferenceImport['files'];
  rows: number;
}

/** What a group was last imported from; undefined before the first time. */
export function findLastImported(reader: Reader, group: ReferenceGroup): LastImported | undefined {
  const row = reader.get(lastImported, { group });
  if (!row) return undefined;
  const files = JSON.parse(row.files) as ReferenceImport['files'];
  return { id: row.id, fingerprint: row.fingerprint, files, rows: row.row_count };
}

/** Whether somebody let these very files in. */
export function isAccepted(reader: Reader, group: ReferenceGroup, fingerprint: string): boolean {
  return reader.get(accepted, { group, fingerprint }) !== undefined;
}

const latestOfGroup = statement((db, p: { group: ReferenceGroup }) =>
  db
    .selectFrom('profitmaker_import_manifest')
    .select(['result', 'imported_at', 'accepted_at', 'message'])
    .where('group_name', '=', p.group)
    .orderBy('id', 'desc')
    .limit(1),
);
const latestImportedAt = statement((db, p: { group: ReferenceGroup }) =>
  db
    .selectFrom('profitmaker_import_manifest')
    .select('imported_at')
    .where('group_name', '=', p.group)
    .where('result', '=', 'imported')
    .orderBy('id', 'desc')
    .limit(1),
);

const WRONG = { failed: 'failed', quarantined: 'was held back' } as const;

/** What is wrong with the last import of any group, for anybody's eyes; null when all is well. */
export function findTrouble(reader: Reader): string | null {
  const troubles = GROUPS.flatMap((group) => {
    const last = reader.get(latestOfGroup, { group });
    if (last?.result !== 'failed' && last?.result !== 'quarantined') return [];
    return [`the import of ${group} ${WRONG[last.result]} at ${instantOf(last.imported_at)}`];
  });
  return troubles.length === 0 ? null : troubles.join('; ');
}

/** The same words while the same is wrong; none when all is well. @param since UTC ms */
export function troubleSince(reader: Reader, since: number): string {
  const troubles = GROUPS.flatMap((group) => {
    const last = reader.get(latestOfGroup, { group });
    if (last === undefined || last.imported_at < since || !(last.result in WRONG)) return [];
    return [`${group} ${last.result}: ${last.message}`];
  });
  return troubles.join('\n');
}

/** When anything of the ERP was last looked at, UTC ms; undefined before the first time. */
export function lastCheckedAt(reader: Reader, group: ReferenceGroup): number | undefined {
  return reader.get(latestOfGroup, { group })?.imported_at;
}

/**
 * Whether everything was looked at since then and nothing failed: what is held back waits for a
 * person, not for another try. @param since UTC ms
 */
export function isDoneSince(reader: Reader, since: number): boolean {
  const isFailed = GROUPS.some((group) => {
    const last = reader.get(latestOfGroup, { group });
    return last?.result === 'failed' && last.imported_at >= since;
  });
  return !isFailed && (lastCheckedAt(reader, 'orders') ?? 0) >= since;
}

export function listStandings(reader: Reader): ReferenceState['groups'] {
  return GROUPS.map((group) => {
    const { inForce, inTransit } = readGeneration(reader, group);
    const importedAt = reader.get(latestImportedAt, { group })?.imported_at;
    const checkedAt = lastCheckedAt(reader, group);
    return {
      group,
      generation: inForce,
      inTransit: inTransit !== null,
      lastImportedAt: importedAt === undefined ? null : instantOf(importedAt),
      lastCheckedAt: checkedAt === undefined ? null : instantOf(checkedAt),
    };
  });
}
