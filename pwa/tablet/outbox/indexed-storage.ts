/**
 * The storage in the browser's own database. `durability: 'strict'`: a write is on the disk, not
 * just on its way there, when it resolves.
 *
 *     events      by key; `live` is there while a screen has to do with the tap, `settledMs` once
 *                 the server spoke
 *     meta        seq, generation, clockOffsetMs, selfTestedMs, correctionsRead, and settled:7 (how
 *                 many taps of person 7 were answered)
 *     grants      by user
 *     snapshots   what was read last: roster, orders, …, and day:7
 */
import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { Day } from '#schema/rules/project-day.ts';
import { StorageError, type Grant, type Meta, type TabletStorage } from './storage.ts';
import { bySeq, isLive, type StoredTap } from './tap.ts';

/** As it lies in the database; `live` and `settledMs` are absent where an index must not see it. */
type Row = Omit<StoredTap, 'settledMs'> & { live?: 1; settledMs?: number };

interface Tables extends DBSchema {
  events: { key: string; value: Row; indexes: { live: number; settledMs: number } };
  meta: { key: string; value: Meta[keyof Meta] };
  grants: { key: number; value: Grant };
  snapshots: { key: string; value: unknown };
}
type StoreName = 'events' | 'meta' | 'grants' | 'snapshots';
const ALL: StoreName[] = ['events', 'meta', 'grants', 'snapshots'];
type Write = IDBPTransaction<Tables, StoreName[], 'readwrite'>;
type Read = IDBPTransaction<Tables, StoreName[]>;

const toRow = (tap: StoredTap): Row => {
  const { settledMs, ...rest } = tap;
  return {
    ...rest,
    ...(isLive(tap) ? { live: 1 as const } : {}),
    ...(settledMs === null ? {} : { settledMs }),
  };
};
const toTap = ({ live: _, settledMs, ...rest }: Row): StoredTap => ({
  ...rest,
  settledMs: settledMs ?? null,
});
const settledKey = (userId: number) => `settled:${userId}`;
const dayKey = (userId: number) => `day:${userId}`;

export function openStorage(databaseName = 'time-on-tasks'): TabletStorage {
  let database: Promise<IDBPDatabase<Tables>> | undefined;

  function connect(): Promise<IDBPDatabase<Tables>> {
    const opening = openDB<Tables>(databaseName, 1, {
      upgrade(db) {
        const events = db.createObjectStore('events', { keyPath: 'event.key' });
        events.createIndex('live', 'live');
        events.createIndex('settledMs', 'settledMs');
        for (const name of ['meta', 'grants', 'snapshots'] as const) db.createObjectStore(name);
      },
      // A newer page wants to change the tables: let it, and come back when needed.
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
        database = undefined;
      },
      terminated: () => {
        database = undefined;
      },
    });
    opening.catch(() => {
      database = undefined;
    });
    return (database = opening);
  }

  async function attempt<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      const isFull = error instanceof Error && error.name === 'QuotaExceededError';
      throw new StorageError(isFull ? 'full' : 'broken', error);
    }
  }

  function write<Result>(work: (tx: Write) => Promise<Result>): Promise<Result> {
    return attempt(async () => {
      const db = await (database ?? connect());
      const tx = db.transaction(ALL, 'readwrite', { durability: 'strict' });
      const committed = tx.done;
      // Said below, by whichever of the two knows more.
      committed.catch(() => undefined);
      try {
        const result = await work(tx);
        await committed;
        return result;
      } catch (error) {
        await rollBack(tx);
        throw tx.error ?? error;
      }
    });
  }

  function read<Result>(work: (tx: Read) => Promise<Result>): Promise<Result> {
    return attempt(async () => work((await (database ?? connect())).transaction(ALL)));
  }

  const keep = (name: StoreName, key: string | number, value: unknown) =>
    write(async (tx) => {
      await tx.objectStore(name).put(value, key);
    });

  return {
    live: () =>
      read(async (tx) => {
        const rows = await tx.objectStore('events').index('live').getAll();
        return rows.map(toTap).sort(bySeq);
      }),

    add: (make, from) =>
      write(async (tx) => {
        const tap = make(Math.max((await lastSeqIn(tx)) + 1, from));
        await tx.objectStore('meta').put(tap.event.seq, 'seq');
        await tx.objectStore('events').put(toRow(tap));
        return tap;
      }),

    settle: (tap, keepFromMs, generation) =>
      write(async (tx) => {
        // First: this very tap is known to the new generation and not among the lost ones.
        const isAgain = generation !== null && (await turnGeneration(tx, generation, keepFromMs));
        await putSettled(tx, tap);
        await dropWeekOld(tx, keepFromMs);
        return isAgain;
      }),

    forget: (key) => write((tx) => tx.objectStore('events').delete(key)),

    noteGeneration: (generation, fromMs) => write((tx) => turnGeneration(tx, generation, fromMs)),

    markSeen: (userId) =>
      write(async (tx) => {
        for (const row of await liveOf(tx, userId)) {
          if (row.state === 'pending' || row.seen) continue;
          await tx.objectStore('events').put(toRow({ ...toTap(row), seen: true }));
        }
      }),

    dropSent: (count) =>
      write(async (tx) => {
        let dropped = 0;
        for await (const cursor of tx.objectStore('events').index('settledMs').iterate()) {
          if (dropped >= count) break;
          if (!isDisposable(cursor.value)) continue;
          await cursor.delete();
          dropped += 1;
        }
        return dropped;
      }),

    dropSnapshots: () => write((tx) => tx.objectStore('snapshots').clear()),

    day: (userId) =>
      read((tx) => tx.objectStore('snapshots').get(dayKey(userId)) as Promise<Day | undefined>),
    settledCount: (userId) => read((tx) => settledCountIn(tx, userId)),
    keepDay: (userId, day, count) =>
      write(async (tx) => {
        const live = await liveOf(tx, userId);
        if (live.some(({ again }) => again)) return false;
        if ((await settledCountIn(tx, userId)) !== count) return false;
        await tx.objectStore('snapshots').put(day, dayKey(userId));
        for (const row of live) {
          if (row.state !== 'sent') continue;
          await tx.objectStore('events').put(toRow({ ...toTap(row), inDay: true }));
        }
        return true;
      }),

    snapshot: (name) => read((tx) => tx.objectStore('snapshots').get(name) as Promise<never>),
    keepSnapshot: (name, value) => keep('snapshots', name, value),
    meta: (name) => read((tx) => tx.objectStore('meta').get(name) as Promise<never>),
    keepMeta: (name, value) => keep('meta', name, value),
    grant: (userId, nowMs) =>
      read(async (tx) => {
        const grant = await tx.objectStore('grants').get(userId);
        return grant !== undefined && Date.parse(grant.until) > nowMs ? grant : undefined;
      }),
    keepGrant: (userId, grant) => keep('grants', userId, grant),

    close() {
      void database?.then((db) => {
        db.close();
      });
    },
  };
}

/** Undoes what a failed piece of work wrote before it failed. */
async function rollBack(tx: Write): Promise<void> {
  try {
    tx.abort();
  } catch {
    // Over already.
  }
  await tx.done.catch(() => undefined);
}

async function liveOf(tx: Write, userId: number): Promise<Row[]> {
  const rows = await tx.objectStore('events').index('live').getAll();
  return rows.filter(({ event }) => event.userId === userId);
}

async function lastSeqIn(tx: Write): Promise<number> {
  return ((await tx.objectStore('meta').get('seq')) ?? 0) as number;
}

async function settledCountIn(tx: Read | Write, userId: number): Promise<number> {
  return ((await tx.objectStore('meta').get(settledKey(userId))) ?? 0) as number;
}

async function putSettled(tx: Write, tap: StoredTap): Promise<void> {
  const { key, seq, userId } = tap.event;
  const before = await tx.objectStore('events').get(key);
  if (before !== undefined && before.state !== 'pending') return;
  await tx.objectStore('events').put(toRow(tap));
  const meta = tx.objectStore('meta');
  if (seq > (await lastSeqIn(tx))) await meta.put(seq, 'seq');
  await meta.put((await settledCountIn(tx, userId)) + 1, settledKey(userId));
}

/** A tap a foreman has to look at is kept until its person knows, one nobody can read for good. */
function isDisposable({ state, verdict, seen }: Row): boolean {
  return state === 'sent' && (seen || verdict?.kind === 'applied');
}

async function dropWeekOld(tx: Write, keepFromMs: number): Promise<void> {
  const old = IDBKeyRange.upperBound(keepFromMs, true);
  for await (const cursor of tx.objectStore('events').index('settledMs').iterate(old)) {
    if (isDisposable(cursor.value)) await cursor.delete();
  }
}

async function turnGeneration(tx: Write, generation: string, fromMs: number): Promise<boolean> {
  const known = await tx.objectStore('meta').get('generation');
  if (known === generation) return false;
  if (known !== undefined) await makePendingAgain(tx, fromMs);
  await tx.objectStore('meta').put(generation, 'generation');
  return known !== undefined;
}

async function makePendingAgain(tx: Write, fromMs: number): Promise<void> {
  const recent = IDBKeyRange.lowerBound(fromMs);
  for await (const cursor of tx.objectStore('events').index('settledMs').iterate(recent)) {
    const tap = toTap(cursor.value);
    if (tap.state !== 'sent') continue;
    await cursor.update(
      toRow({ ...tap, state: 'pending', again: true, verdict: null, settledMs: null }),
    );
  }
}
