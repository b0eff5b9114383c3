/** Where each group of reference data stands: what is in force, and what is under way. */
import type { ReferenceGroup } from '#schema/contract/reference.ts';
import { statement, type Reader } from '#server/db/statements.ts';

/** In the order in which they are imported: orders are their customers'. */
export const GROUPS: readonly ReferenceGroup[] = ['customers', 'orders', 'items'];

const ofGroup = statement((db, p: { group: ReferenceGroup }) =>
  db.selectFrom('reference_generation').selectAll().where('group_name', '=', p.group),
);

export interface Generation {
  inForce: number;
  /** Greater than what is in force while it is staged, the same while it is folded in. */
  inTransit: number | null;
}

export function readGeneration(reader: Reader, group: ReferenceGroup): Generation {
  const row = reader.get(ofGroup, { group });
  if (!row) throw new Error(`There is no generation of ${group}`);
  return { inForce: row.in_force, inTransit: row.in_transit };
}
