import { acquireLock } from '#server/writer/lock.ts';
import type { Mapping } from '../mapping.ts';
import { UnderWayError } from '../run-import.ts';
import { InboxError, newestFolder } from './inbox.ts';
import { promote, type Promotion } from './promote.ts';
import { waitUntilStill, type Patience } from './stand-still.ts';
import { requireWhole } from './whole-drop.ts';

export interface Drop {
  /** A folder of tables; null: the newest in the inbox. */
  dir: string | null;
  /** REFERENCE_INBOX; null where it is not set. */
  inbox: string | null;
  /** The canonical folder. */
  to: string;
  /** Says which tables there have to be. */
  mapping: Mapping;
  /** Its lock stands beside it: one fetches at a time. */
  databasePath: string;
  patience?: Patience;
}

/**
 * Brings what the ERP dropped last into the canonical folder; an import reads it there.
 * @param now UTC ms
 * @throws InboxError where there is nothing to fetch, or not all of it, or it does not stand still
 * @throws UnderWayError where another fetches
 */
export async function fetchTables(drop: Drop, now: number): Promise<Promotion & { from: string }> {
  const { dir, inbox, to, mapping, databasePath, patience } = drop;
  if (dir === null && inbox === null) {
    throw new InboxError('There is nowhere to look: say a folder, or set REFERENCE_INBOX.');
  }
  const lock = acquireLock(`${databasePath}.refresh`, 'a refresh', now, 0);
  if (!lock) throw new UnderWayError('Another refresh is under way. Wait until it is done.');
  try {
    const from = dir ?? newestFolder(inbox ?? '');
    const files = await waitUntilStill(from, patience);
    if (!files.some(({ name }) => /\.dbf$/i.test(name))) {
      throw new InboxError(`${from} has no table in it.`);
    }
    requireWhole(from, files, mapping);
    return { from, ...(await promote(files, to)) };
  } finally {
    lock.release();
  }
}
