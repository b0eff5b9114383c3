/** An import from the first file to the last group, one at a time. */
import type { ReferenceGroup } from '#schema/contract/reference.ts';
import { importReason } from '#schema/rules/import-reasons.ts';
import type { Reader } from '#server/db/statements.ts';
import { acquireLock, readOwner } from '#server/writer/lock.ts';
import {
  importGroup,
  type GroupOutcome,
  type ImportOrder,
  type ImportParts,
} from './import-group.ts';
import type { Mapping } from './mapping.ts';
import { GROUPS, readGeneration } from './generations.queries.ts';
import { failedRecord } from './manifest-writes.ts';
import { lastCheckedAt } from './reference.queries.ts';
import { send } from './send-command.ts';
import { settleAll } from './settle.ts';

/** Another refresh or import is at it: nothing went wrong, and nothing is to be done. */
export class UnderWayError extends Error {
  override readonly name = 'UnderWayError';
}

export const IMPORT_UNDER_WAY = 'Another import is under way. Wait until it is done.';

const lockOf = (databasePath: string): string => `${databasePath}.import`;

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
  const lock = acquireLock(lockOf(parts.databasePath), 'an import', now, 0);
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

/**
 * Whether an import is under way, or one was ended before it was done: then something waits, or
 * the name of who holds the lock still lies there.
 */
export function isUnfinished({ reader, databasePath }: ImportParts): boolean {
  const isSettled = GROUPS.every((group) => readGeneration(reader, group).inTransit === null);
  return !isSettled || readOwner(lockOf(databasePath)) !== undefined;
}

/**
 * Brings to its end what a crash left under way, unless an import is at it. What it did not come to
 * is on the record as failed.
 * @returns the groups that were brought to their end, and those that failed
 */
export async function repair(
  { writer, reader, databasePath }: ImportParts,
  now: number,
): Promise<{ settled: ReferenceGroup[]; failed: ReferenceGroup[] }> {
  const began = Date.parse(readOwner(lockOf(databasePath))?.since ?? '');
  const lock = acquireLock(lockOf(databasePath), 'a repair', now, 0);
  if (!lock) return { settled: [], failed: [] };
  try {
    const failed = interrupted(reader, began);
    const settled = await settleAll(writer, reader);
    for (const group of failed) {
      await send(writer, 'reference.recordImport', failedRecord(group, INTERRUPTED));
    }
    return { settled, failed };
  } finally {
    lock.release();
  }
}

export const INTERRUPTED = importReason('killed', {});

/** What was staged and is not in force; else the orders, when that import never came to them. */
function interrupted(reader: Reader, began: number): ReferenceGroup[] {
  const staged = GROUPS.filter((group) => {
    const { inForce, inTransit } = readGeneration(reader, group);
    return inTransit !== null && inTransit !== inForce;
  });
  if (staged.length > 0) return staged;
  return (lastCheckedAt(reader, 'orders') ?? 0) < began ? ['orders'] : [];
}

/**
 * One line for the person at the terminal.
 * @param toAccept what lets in what was held back
 */
export function sentenceOf({ group, result, record }: GroupOutcome, toAccept: string): string {
  const { rows, added, changed, closed, message } = record;
  switch (result) {
    case 'imported': {
      // Each generation holds all of them: which are new nobody counts.
      if (group === 'items') return `items: imported ${rows} rows.`;
      const gone = group === 'orders' ? `, ${closed} closed` : '';
      return `${group}: imported ${rows} rows: ${added} new, ${changed} changed${gone}.`;
    }
    case 'unchanged':
      return `${group}: skipped (unchanged since last successful import)`;
    case 'quarantined':
      return (
        `${group}: held back, nothing imported. ${message} If that is right, ` +
        `accept it on the console’s Reference page and run this again, or: ${toAccept}`
      );
    case 'failed':
      return `${group}: failed, nothing imported. ${message}`;
  }
}
