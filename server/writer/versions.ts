/** Two people who change the same thing: the second is told, instead of undoing the first. */
import { sql, type RawBuilder } from 'kysely';
import { AppError } from '#server/app-error.ts';
import type { Tx } from './command.ts';

/**
 * @param ifVersion the version the sender had seen; undefined when nobody said, which changes
 *   whatever is there
 * @param what what it is, for a sentence: `The material BRASS`
 * @throws AppError `changed_meanwhile`; its context says the version that is there
 */
export function requireVersion(version: number, ifVersion: number | undefined, what: string): void {
  if (ifVersion === undefined || ifVersion === version) return;
  throw new AppError(
    'changed_meanwhile',
    `${what} was changed meanwhile. Look at what it is now, and change it again if it still needs to be.`,
    { context: { version } },
  );
}

export interface VersionStamp {
  version: RawBuilder<number>;
  changed_at: number;
  changed_by: number | null;
}

/** The columns of a row's next version: set them with whatever else changes. */
export function nextVersion(tx: Tx): VersionStamp {
  return {
    version: sql<number>`version + 1`,
    changed_at: tx.now,
    changed_by: tx.actor.kind === 'user' ? tx.user.id : null,
  };
}
