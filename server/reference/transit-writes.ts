/** How a generation moves: it is under way once something of it is staged, and over when it is settled. */
import type { ReferenceGroup } from '#schema/contract/reference.ts';
import { statement } from '#server/db/statements.ts';
import type { Tx } from '#server/writer/command.ts';
import { readGeneration } from './generations.queries.ts';

/** What one command may write, so that no tap waits long behind it: some twenty milliseconds. */
export const CHUNK_ROWS = 125;
/** The same for orders that change where they stand: sums, two search texts and a note hang on each. */
export const FOLD_ROWS = 60;
/** What changes on an ordinary day is in force and folded in one command, once: a tenth of a second. */
export const ORDINARY_DAY_ROWS = 250;

/**
 * Rows as they come from the spool. They cross two threads as one text, which costs neither
 * anything; their digest stands for them in the command's fingerprint.
 */
export interface StagedChunk {
  rows: string;
  digest: string;
  generation: number;
}
export const CHUNK_FIELDS = ['rows'] as const;

export const rowsOf = <Row>({ rows }: StagedChunk): Row[] => JSON.parse(rows) as Row[];

const move = statement(
  (db, p: { group: ReferenceGroup; inForce: number; inTransit: number | null }) =>
    db
      .updateTable('reference_generation')
      .set({ in_force: p.inForce, in_transit: p.inTransit })
      .where('group_name', '=', p.group),
);

/** @throws Error when another generation of that group is under way: only one import runs at a time */
export function requireStaging(tx: Tx, group: ReferenceGroup, generation: number): void {
  const { inForce, inTransit } = readGeneration(tx, group);
  const isNext = generation === inForce + 1 && (inTransit === null || inTransit === generation);
  if (!isNext) {
    throw new Error(`Generation ${generation} of ${group} cannot be staged after ${inForce}`);
  }
  if (inTransit === null) tx.run(move, { group, inForce, inTransit: generation });
}

/** From now on everybody sees this generation. */
export function putInForce(tx: Tx, group: ReferenceGroup, generation: number): void {
  tx.run(move, { group, inForce: generation, inTransit: generation });
}

/** Nothing of the group is under way any more. */
export function settle(tx: Tx, group: ReferenceGroup): void {
  tx.run(move, { group, inForce: readGeneration(tx, group).inForce, inTransit: null });
}
