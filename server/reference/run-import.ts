/** An import from the first file to the last group, one at a time. */
import type { ReferenceGroup } from '#schema/contract/reference.ts';
import { acquireLock } from '#server/writer/lock.ts';
import {
  importGroup,
  type GroupOutcome,
  type ImportOrder,
  type ImportParts,
} from './import-group.ts';
import type { Mapping } from './mapping.ts';
import { GROUPS, readGeneration } from './generations.queries.ts';
import { settleAll } from './settle.ts';

/** Another refresh or import is at it: nothing went wrong, and nothing is to be done. */
export class UnderWayError extends Error {
  override readonly name = 'UnderWayError';
}

export const IMPORT_UNDER_WAY = 'Another import is under way. Wait until it is done.';

const groupsOf = (mapping: Mapping): readonly ReferenceGroup[] =>
  GROUPS.filter((group) => group !== 'items' || mapping.items !== undefined);

/**
 * Imports every group the mapping names, each by itself: one that cannot be believed does not hold
 * up the others. The lock is the operating system's, so a crash frees it.
 * @param now UTC ms
 * @throws UnderWayError
 */
export async function runImport(
  parts: ImportParts,
  order: ImportOrder,
  now: number,
): Promise<GroupOutcome[]> {
  const lock = acquireLock(`${parts.databasePath}.import`, 'an import', now, 0);
  if (!lock) throw new UnderWayError(IMPORT_UNDER_WAY);
  try {
    const outcomes: GroupOutcome[] = [];
    for (const group of groupsOf(order.mapping)) {
      outcomes.push(await importGroup(parts, group, order));
    }
    return outcomes;
  } finally {
    lock.release();
  }
}

/** Brings to its end what a crash left under way, unless an import is at it. @returns what it was */
export async function repair(
  { writer, reader, databasePath }: ImportParts,
  now: number,
): Promise<ReferenceGroup[]> {
  const isSettled = GROUPS.every((group) => readGeneration(reader, group).inTransit === null);
  if (isSettled) return [];
  const lock = acquireLock(`${databasePath}.import`, 'a repair', now, 0);
  if (!lock) return [];
  try {
    return await settleAll(writer, reader);
  } finally {
    lock.release();
  }
}

/** One line for the person at the terminal. */
export function sentenceOf({ group, result, record }: GroupOutcome): string {
  const { rows, added, changed, closed, message } = record;
  switch (result) {
    case 'imported': {
      const gone = group === 'orders' ? `, ${closed} closed` : '';
      return `${group}: imported ${rows} rows: ${added} new, ${changed} changed${gone}.`;
    }
    case 'unchanged':
      return `${group}: skipped (unchanged since last successful import)`;
    case 'quarantined':
      return `${group}: held back, nothing imported. ${message} If that is right, say --accept.`;
    case 'failed':
      return `${group}: failed, nothing imported. ${message}`;
  }
}
