/** Who made the version of a row that is there, and when: for what people see. */
import type { Changed } from '#schema/contract/common.ts';

/** As a query selects it: `changed_by` joined with its person. */
export interface ChangedRow {
  changed_at: number | null;
  changed_by: number | null;
  changed_by_name: string | null;
}

/** Null for what nobody changed since it was made. */
export function toChanged(row: ChangedRow): Changed | null {
  if (row.changed_at === null) return null;
  const by =
    row.changed_by === null ? null : { id: row.changed_by, displayName: row.changed_by_name ?? '' };
  return { at: new Date(row.changed_at).toISOString(), by };
}
