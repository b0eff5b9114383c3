/**
 * The day of the person who is here, as they see it at once: what the server told last, and what
 * was tapped since. After each verdict the server is asked again, once nothing of theirs waits.
 */
import type { Clock } from '../../shared/clock.ts';
import { createStore, type Readable } from '../../shared/store.ts';
import type { RosterUser, SignedInUser } from '#schema/contract/auth.ts';
import type { Me, Session } from '#schema/contract/sessions.ts';
import { freshDay, projectDay, type Day, type WorkWords } from '#schema/rules/project-day.ts';
import type { Outbox } from './outbox.ts';
import { runningWords } from './running-words.ts';
import type { TabletStorage } from './storage.ts';

export interface DayView {
  /** Null while nobody is here. `undo` in it says what may be taken back, and of when it is. */
  readonly day: Readable<Day | null>;
  /**
   * Somebody is here; resolves when their day is shown as far as this tablet knows it. `running` is
   * what the wall of names said they work on, if anything: it may be newer than the day.
   */
  open(user: SignedInUser, running: RunningWork | null): Promise<void>;
  /** Asks the server how things stand. @throws what `readMe` throws */
  read(): Promise<void>;
  /** Nobody is here any more. */
  leave(): void;
}

/** What the roster says of running work. */
export type RunningWork = NonNullable<RosterUser['session']>;

interface Parts {
  outbox: Outbox;
  storage: Pick<TabletStorage, 'day' | 'settledCount' | 'snapshot'>;
  clock: Clock;
  /** The plant's calendar day of an instant (UTC ms), `YYYY-MM-DD`. */
  dayOf: (atMs: number) => string;
  /** `GET /api/me` */
  readMe: () => Promise<Me>;
}

export function createDayView({ outbox, storage, clock, dayOf, readMe }: Parts): DayView {
  const day = createStore<Day | null>(null);
  let user: SignedInUser | null = null;
  let told: Day | null = null;
  let reading: { of: SignedInUser; done: Promise<void> } | null = null;
  let isKeeping = false;

  function show(): void {
    if (user === null || told === null || isKeeping) return;
    const taps = outbox.tapsSinceDay(user.id);
    const context = { nowMs: clock.serverNowMs(), offsetMs: clock.onServerMs(0), dayOf };
    day.set(withReviews(projectDay(told, taps, context), user.id));
  }

  function withReviews(shown: Day, userId: number): Day {
    const more = outbox.state
      .get()
      .unseen.filter(
        ({ event, verdict, inDay }) =>
          event.userId === userId && verdict?.kind === 'review' && !inDay,
      ).length;
    return { ...shown, me: { ...shown.me, inReview: shown.me.inReview + more } };
  }

  async function open(next: SignedInUser, running: RunningWork | null): Promise<void> {
    user = next;
    told = null;
    day.set(null);
    const kept = await storage.day(next.id).catch(() => undefined);
    const known = kept ?? unknownDay(next);
    const words = running && isNews(running, known) && (await runningWords(storage, running));
    startFrom(next, words ? withRunning(known, running, words) : known);
  }

  /** Unless they left meanwhile, or the server was quicker. */
  function startFrom(next: SignedInUser, known: Day): void {
    if (user !== next || told !== null) return;
    told = known;
    show();
  }

  function read(): Promise<void> {
    const mine = user;
    if (mine === null) return Promise.resolve();
    if (reading?.of !== mine) {
      const mineIsRead = readUntilWhole(mine).finally(() => {
        if (reading?.of === mine) reading = null;
      });
      reading = { of: mine, done: mineIsRead };
    }
    return reading.done;
  }

  /** A tap that was answered meanwhile may be missing: then it is read again, once none waits. */
  async function readUntilWhole(mine: SignedInUser): Promise<void> {
    for (;;) {
      const count = await storage.settledCount(mine.id).catch(() => 0);
      const me = await readMe();
      // Who signs in without the network has no cookie: the server still means whoever had one.
      if (me.user.id !== mine.id) return;
      if (user !== mine || (await accept(mine, me, count)) || hasPending(mine.id)) return;
    }
  }

  function hasPending(userId: number): boolean {
    return outbox.state.get().pending.some(({ tap }) => tap.event.userId === userId);
  }

  /** @returns false when the day may lack taps that were answered meanwhile */
  async function accept(mine: SignedInUser, me: Me, count: number): Promise<boolean> {
    const fresh = freshDay(me, day.get());
    isKeeping = true;
    // A tablet that cannot store keeps it in mind.
    const isKept = await outbox.keepDay(mine.id, fresh, count).catch(() => true);
    isKeeping = false;
    if (isKept && user === mine) told = fresh;
    show();
    return isKept;
  }

  outbox.state.subscribe(show);
  outbox.onSettled(({ event }) => {
    if (event.userId !== user?.id || hasPending(event.userId)) return;
    // Whoever reads hears of the trouble; what is on the screen stays.
    void read().catch(() => undefined);
  });

  return {
    ...{ day, open, read },
    leave() {
      user = null;
      told = null;
      day.set(null);
    },
  };
}

/** Somebody this tablet never saw, who signs in while the server cannot be asked. */
export function unknownDay(user: SignedInUser): Day {
  return {
    me: {
      user,
      ...{ openSession: null, today: { workedMs: 0 }, resumable: [], inReview: 0, corrections: [] },
      now: new Date(0).toISOString(),
    },
    undo: null,
  };
}

/** Begun elsewhere after the day was read. */
function isNews({ startedAt }: RunningWork, { me }: Day): boolean {
  return Date.parse(startedAt) > Date.parse(me.now);
}

export function withRunning({ me }: Day, running: RunningWork, words: WorkWords): Day {
  const openSession: Session = {
    ...running,
    ...words,
    user: { id: me.user.id, displayName: me.user.displayName },
    ...{ endedAt: null, endReason: null, durationMs: null, laborCents: null },
    ...{ goodQuantity: null, scrapQuantity: null, note: '' },
  };
  return { me: { ...me, openSession }, undo: null };
}
