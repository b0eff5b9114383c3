/**
 * Every tap leaves the tablet through here, and none is lost on the way.
 *
 *     add ─▶ storage ─▶ "saved" ─▶ sync ─▶ the server's verdict ─▶ told, and kept until seen
 *
 * Nothing here draws, and nothing here asks the world directly: fetch (in `api`), clock, timers,
 * chance, locks and the channel between tabs are handed over.
 */
import { after as afterTimeout, type After } from '../../shared/after.ts';
import type { Api, ApiError } from '../../shared/api.ts';
import type { Clock } from '../../shared/clock.ts';
import { createStore, type Readable } from '../../shared/store.ts';
import { uuid7 } from '#schema/rules/uuid7.ts';
import { createQueue, type Queued } from './queue.ts';
import type { StorageTrouble, TabletStorage } from './storage.ts';
import { createSync } from './sync.ts';
import { joinTabs, type Channel, type Locks } from './tabs.ts';
import type { StoredTap, Tap } from './tap.ts';

export interface OutboxState {
  /** What the server has not answered, the oldest first. */
  pending: readonly Queued[];
  /** When the oldest of them was made, by the device's clock, UTC ms. */
  sinceMs: number | null;
  /** Answered, and the person has not seen what was said; the oldest first. */
  unseen: readonly StoredTap[];
  /** What the server cannot read. It stays on the tablet for somebody to look at. */
  refused: readonly StoredTap[];
  /** Why taps cannot be stored: they count as saved when the server says so. */
  storageTrouble: StorageTrouble | null;
  /** Why the latest attempt of this tab did not go through. */
  failure: ApiError | null;
}

export interface Saved {
  tap: StoredTap;
  /** `server` when the tablet could not store it: then the tap holds the verdict. */
  by: 'tablet' | 'server';
}

export interface Outbox {
  readonly state: Readable<OutboxState>;
  /** Keeps a tap and sends it as soon as can be. Resolves when it is saved, and not before. */
  add(tap: Tap): Promise<Saved>;
  /** Taps of this person that the last day read from the server has not in it, by seq. */
  tapsSinceDay(userId: number): StoredTap[];
  /** Hears of every verdict, whichever tab got it; returns how to stop that. */
  onSettled(listener: (tap: StoredTap) => void): () => void;
  /** The person was shown everything in `unseen` that is theirs. */
  markSeen(userId: number): Promise<void>;
  /** See `TabletStorage.keepDay`. */
  keepDay(...kept: Parameters<TabletStorage['keepDay']>): Promise<boolean>;
  /** The network seems to be back, or this tablet was enrolled: stop waiting. */
  nudge(): void;
  /** The server named its restore generation elsewhere (`GET /api/shop`). */
  noteGeneration(generation: string): Promise<void>;
  /** Stops sending and lets another tab go on, as closing the page would. */
  close(): void;
}

export interface OutboxParts {
  storage: TabletStorage;
  /** Gives up after 15 s by itself: `createApi`. */
  api: Pick<Api, 'request'>;
  clock: Clock;
  channel: Channel;
  locks: Locks | undefined;
  after?: After;
  /** From 0 to 1, for the backoff. */
  random?: () => number;
  mintKey?: (nowMs: number) => string;
}

/** Resolves once what was left from before is read; rejects never. */
export async function openOutbox(parts: OutboxParts): Promise<Outbox> {
  const { storage, api, clock, channel, locks } = parts;
  const { after = afterTimeout, random = Math.random, mintKey = uuid7 } = parts;
  const queue = createQueue(storage);
  const announce = () => {
    tabs.announce();
  };
  const sync = createSync({ queue, api, clock, random, after, announce });
  const state = createStore<OutboxState>(EMPTY);

  function show(): void {
    const taps = queue.taps.get();
    const pending = taps.filter(({ tap }) => tap.state === 'pending');
    const rest = taps.map(({ tap }) => tap).filter((tap) => tap.state !== 'pending');
    const oldest = pending[0]?.tap.event.occurredAt;
    state.set({
      pending,
      sinceMs: oldest === undefined ? null : Date.parse(oldest),
      unseen: rest.filter(({ seen }) => !seen),
      refused: rest.filter((tap) => tap.state === 'refused'),
      storageTrouble: queue.trouble.get(),
      failure: sync.failure.get(),
    });
  }

  async function add({ words, ...tap }: Tap): Promise<Saved> {
    const occurredMs = clock.nowMs();
    const key = mintKey(occurredMs);
    const occurredAt = new Date(occurredMs).toISOString();
    const answered = verdictOf(key);
    const queued = await queue.add((seq) => ({
      event: { key, seq, ...tap, occurredAt },
      words: words ?? null,
      ...{ state: 'pending', again: false, verdict: null, settledMs: null },
      ...{ seen: false, inDay: false },
    }));
    if (!queued.stored) return { tap: await answered.tap, by: 'server' };
    answered.forget();
    announce();
    return { tap: queued.tap, by: 'tablet' };
  }

  /** The answer to a tap; listened for from the start, for it may be quicker than the storage. */
  function verdictOf(key: string): { tap: Promise<StoredTap>; forget: () => void } {
    let forget = () => {};
    const tap = new Promise<StoredTap>((resolve) => {
      forget = queue.onSettled((settled) => {
        if (settled.event.key !== key) return;
        forget();
        resolve(settled);
      });
    });
    return { tap, forget };
  }

  for (const part of [queue.taps, queue.trouble, sync.failure]) part.subscribe(show);
  const tabs = joinTabs({
    ...{ locks, channel },
    // Another tab may have written since this one last looked.
    onLead: () => void queue.refresh().then(sync.lead),
    onChange: () => void queue.refresh(),
  });
  await queue.refresh();

  return {
    state,
    add,
    tapsSinceDay: (userId) =>
      queue.taps
        .get()
        .map(({ tap }) => tap)
        .filter((tap) => tap.event.userId === userId && !tap.inDay && counts(tap)),
    onSettled: queue.onSettled,
    async markSeen(userId) {
      await queue.change((store) => store.markSeen(userId));
      announce();
    },
    async keepDay(...kept) {
      const isKept = await queue.change((store) => store.keepDay(...kept));
      announce();
      return isKept;
    },
    nudge: sync.nudge,
    noteGeneration: sync.noteGeneration,
    close() {
      sync.close();
      tabs.close();
    },
  };
}

const EMPTY: OutboxState = {
  ...{ pending: [], sinceMs: null, unseen: [], refused: [] },
  ...{ storageTrouble: null, failure: null },
};

/** What waits for a foreman, or cannot be read, changes nobody's day. */
function counts({ state, verdict }: StoredTap): boolean {
  return state === 'pending' || verdict?.kind === 'applied';
}
