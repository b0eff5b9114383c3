/**
 * The taps a screen has to do with, in memory as they lie in storage. Whatever reads or changes
 * them goes one after the other, so that memory never runs behind what this tab wrote itself.
 *
 * A tap that cannot be stored stays in memory alone (`unstored`): it is sent like any other, and
 * counts as saved when the server says so.
 */
import { createStore, type Readable } from '../../shared/store.ts';
import { StorageError, type StorageTrouble, type TabletStorage } from './storage.ts';
import { bySeq, isLive, type StoredTap } from './tap.ts';

export interface Queued {
  tap: StoredTap;
  stored: boolean;
}

export interface Queue {
  /** By seq. */
  readonly taps: Readable<readonly Queued[]>;
  /** Why the last write did not work. */
  readonly trouble: Readable<StorageTrouble | null>;
  /** Keeps a new tap under the next number; resolves once it is stored, or cannot be. */
  add(make: (seq: number) => StoredTap): Promise<Queued>;
  /** Replaces a pending tap by what the server made of it; see `TabletStorage.settle`. */
  settle(tap: StoredTap, keepFromMs: number, generation: string | null): Promise<void>;
  /** The restore generation this device knows; null before the first, or when it cannot be read. */
  generation(): Promise<string | null>;
  /** Runs a change of the storage and reads everything anew. */
  change<Result>(work: (storage: TabletStorage) => Promise<Result>): Promise<Result>;
  /** Reads everything anew: another tab changed it. What cannot be read stays as it was. */
  refresh(): Promise<void>;
  /** Hears of every tap the server answered, in whichever tab. */
  onSettled(listener: (tap: StoredTap) => void): () => void;
}

type Settlement = Parameters<TabletStorage['settle']>;

const DROPPED_AT_ONCE = 50;

export function createQueue(storage: TabletStorage): Queue {
  const taps = createStore<readonly Queued[]>([]);
  const trouble = createStore<StorageTrouble | null>(null);
  const listeners = new Set<(tap: StoredTap) => void>();
  const unstored = new Map<string, StoredTap>();
  let stored = new Map<string, StoredTap>();
  let lastSeq = 0;
  let line: Promise<unknown> = Promise.resolve();

  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const mine = line.then(work);
    line = mine.catch(() => undefined);
    return mine;
  }

  function show(): void {
    const all = [...stored.values()].map((tap) => ({ tap, stored: true }));
    for (const tap of unstored.values()) all.push({ tap, stored: false });
    taps.set(all.sort((one, other) => bySeq(one.tap, other.tap)));
  }

  async function readAll(): Promise<void> {
    const before = stored;
    lastSeq = Math.max(lastSeq, (await storage.meta('seq')) ?? 0);
    stored = new Map((await storage.live()).map((tap) => [tap.event.key, tap]));
    show();
    for (const tap of stored.values()) {
      const isNews = before.get(tap.event.key)?.state === 'pending' && tap.state !== 'pending';
      if (isNews) tell(tap);
    }
  }

  function tell(tap: StoredTap): void {
    for (const listener of [...listeners]) listener(tap);
  }

  /** Writes; when there is no room, makes some: first what was sent, then what can be read again. */
  async function write<Result>(work: () => Promise<Result>): Promise<Result> {
    for (let emptied = false; ;) {
      try {
        const result = await work();
        trouble.set(null);
        return result;
      } catch (error) {
        trouble.set(troubleOf(error));
        if (trouble.get() !== 'full' || emptied) throw error;
        if ((await storage.dropSent(DROPPED_AT_ONCE)) > 0) continue;
        await storage.dropSnapshots();
        emptied = true;
      }
    }
  }

  async function keep(make: (seq: number) => StoredTap): Promise<Queued> {
    const from = lastSeq + 1;
    try {
      const tap = await write(() => storage.add(make, from));
      lastSeq = tap.event.seq;
      stored.set(tap.event.key, tap);
      show();
      return { tap, stored: true };
    } catch {
      lastSeq = from;
      const tap = make(from);
      unstored.set(tap.event.key, tap);
      show();
      return { tap, stored: false };
    }
  }

  async function refresh(): Promise<void> {
    try {
      await readAll();
    } catch (error) {
      trouble.set(troubleOf(error));
    }
  }

  async function settleStored(...[tap, ...told]: Settlement): Promise<void> {
    const { key } = tap.event;
    let isAgain = false;
    try {
      isAgain = await write(() => storage.settle(tap, ...told));
    } catch (error) {
      if (trouble.get() !== 'full') throw error;
      await storage.forget(key);
    }
    if (isLive(tap)) stored.set(key, tap);
    else stored.delete(key);
    if (isAgain) await refresh();
  }

  /** The server has it; that the tablet remembers it too is only good to have. */
  async function settleUnstored(...[tap, ...told]: Settlement): Promise<void> {
    try {
      const isAgain = await storage.settle(tap, ...told);
      stored.set(tap.event.key, tap);
      if (isAgain) await refresh();
    } catch (error) {
      trouble.set(troubleOf(error));
    }
  }

  return {
    taps,
    trouble,
    add: (make) => inTurn(() => keep(make)),
    settle: (tap, ...told) =>
      inTurn(async () => {
        if (unstored.delete(tap.event.key)) await settleUnstored(tap, ...told);
        else await settleStored(tap, ...told);
        show();
        tell(tap);
      }),
    change: (work) =>
      inTurn(async () => {
        const result = await write(() => work(storage));
        await readAll();
        return result;
      }),
    generation: () =>
      storage.meta('generation').then(
        (known) => known ?? null,
        () => null,
      ),
    refresh: () => inTurn(refresh),
    onSettled(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function troubleOf(error: unknown): StorageTrouble {
  return error instanceof StorageError ? error.trouble : 'broken';
}
