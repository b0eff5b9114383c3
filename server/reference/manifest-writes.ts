/** What is kept of every import, whatever came of it. */
import type { ImportResult, ReferenceFile, ReferenceGroup } from '#schema/contract/reference.ts';
import { insertion } from '#server/db/statements.ts';
import type { Tx } from '#server/writer/command.ts';

const insert = insertion('profitmaker_import_manifest', [
  'group_name',
  'fingerprint',
  'files',
  'imported_at',
  'result',
  'generation',
  'row_count',
  'added_count',
  'changed_count',
  'closed_count',
  'window_from',
  'window_to',
  'duration_ms',
  'warnings',
  'message',
]);

/** What is tried every quarter of an hour is one line while it comes to the same, not a hundred. */
export const AGAIN_WITHIN_MS = 3_600_000;

export interface ImportRecord {
  group: ReferenceGroup;
  fingerprint: string;
  files: ReferenceFile[];
  rows: number;
  added: number;
  changed: number;
  closed: number;
  /** Plant days, both inclusive; null for all. */
  window: { from: string; to: string } | null;
  durationMs: number;
  warnings: string[];
  message: string;
}

/** Of a group that nothing was read of. */
export const emptyRecord = (group: ReferenceGroup): ImportRecord => ({
  group,
  fingerprint: '',
  files: [],
  rows: 0,
  added: 0,
  changed: 0,
  closed: 0,
  window: null,
  durationMs: 0,
  warnings: [],
  message: '',
});

/** What is recorded when nothing could be read. */
export const failedRecord = (
  group: ReferenceGroup,
  message: string,
): ImportRecord & { result: 'failed' } => ({ ...emptyRecord(group), message, result: 'failed' });

export function insertManifest(
  tx: Tx,
  record: ImportRecord & { result: ImportResult; generation?: number },
): void {
  tx.run(insert, {
    group_name: record.group,
    fingerprint: record.fingerprint,
    files: JSON.stringify(record.files),
    imported_at: tx.now,
    result: record.result,
    generation: record.generation ?? null,
    row_count: record.rows,
    added_count: record.added,
    changed_count: record.changed,
    closed_count: record.closed,
    window_from: record.window?.from ?? null,
    window_to: record.window?.to ?? null,
    duration_ms: record.durationMs,
    warnings: JSON.stringify(record.warnings),
    message: record.message,
  });
}
