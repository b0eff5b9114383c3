/**
 * The line to the floor: the picture is asked for once, then events patch it. When the line breaks it
 * is said at once, tried again and again, and gone on from the last event that was heard; only when
 * the server does not know that one any more is all of it asked for anew. A hidden tab lets go of
 * it: over HTTP/1.1 a browser has six connections to a server, for all of its tabs.
 */
import type { Floor, FloorBeat, FloorChange } from '#schema/contract/floor.ts';
import { after as afterTimeout, type After } from '../../shared/after.ts';
import { asApiError, type ApiError } from '../../shared/api.ts';
import { createPatience, type Patience } from '../../shared/backoff.ts';
import type { Clock } from '../../shared/clock.ts';
import { createStore } from '../../shared/store.ts';
import type { ConsoleApi } from './console-api.ts';
import type { ReadEvents, ServerEvent } from './event-reader.ts';
import type { Page } from './ticker.ts';
import { patched, pictureOf, type FloorPicture } from './floor-picture.ts';

/** Whether what is shown is what is. */
export type LineState =
  | { status: 'opening' }
  | { status: 'live' }
  /** Nothing was heard since then, by the server's clock, UTC ms. */
  | { status: 'stale'; sinceMs: number };

export interface FloorLineParts {
  api: ConsoleApi;
  readEvents: ReadEvents;
  clock: Clock;
  after?: After;
  random?: () => number;
  page?: Page;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

/** Half of it by chance: browsers that lost the server together do not come back together. */
export const waitMs = (failures: number, random: number): number =>
  Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures) * (0.5 + random / 2);

export class FloorLine {
  readonly picture = createStore<FloorPicture | null>(null);
  readonly state = createStore<LineState>({ status: 'opening' });
  /** Why there is no picture at all. */
  readonly error = createStore<ApiError | null>(null);

  readonly #parts: Required<FloorLineParts>;
  readonly #patience: Patience;
  #leaving = new AbortController();
  #lastEventId: string | null = null;
  /** By this device's clock, ms. */
  #heardMs = 0;
  #failures = 0;

  constructor(parts: FloorLineParts) {
    const { after = afterTimeout, random = Math.random, page = document } = parts;
    this.#parts = { ...parts, after, random, page };
    this.#patience = createPatience(this.#parts.after);
  }

  /** Begins to look on, whenever the tab is shown. @returns how to stop */
  watch(): () => void {
    this.#leaving.abort();
    const leaving = new AbortController();
    this.#leaving = leaving;
    this.#lastEventId = null;
    this.picture.set(null);
    this.error.set(null);
    this.state.set({ status: 'opening' });
    this.#followPage(leaving.signal);
    return () => {
      leaving.abort();
    };
  }

  #followPage(signal: AbortSignal): void {
    const { page } = this.#parts;
    let hiding: AbortController | null = null;
    const hide = (): void => {
      hiding?.abort();
      hiding = null;
      this.hurry();
    };
    const follow = (): void => {
      if (page.visibilityState !== 'visible') {
        hide();
        this.#lose();
      } else if (hiding === null) {
        hiding = new AbortController();
        this.#failures = 0;
        void this.#lookOn(hiding.signal);
      }
    };
    page.addEventListener('visibilitychange', follow);
    signal.addEventListener('abort', () => {
      page.removeEventListener('visibilitychange', follow);
      hide();
    });
    follow();
  }

  /** Stops, and shows nothing any more. */
  forget(): void {
    this.#leaving.abort();
    this.picture.set(null);
  }

  /** Tries again now, not only when it would have. */
  hurry(): void {
    this.#patience.hurry();
  }

  async #lookOn(signal: AbortSignal): Promise<void> {
    for (;;) {
      const isToReadAnew = await this.#connect(signal).catch((problem: unknown) => {
        if (!signal.aborted && !this.picture.get()) this.error.set(asApiError(problem));
        return false;
      });
      if (signal.aborted) return;
      if (isToReadAnew) continue;
      this.#lose();
      const restMs = waitMs(this.#failures, this.#parts.random());
      this.#failures += 1;
      await this.#patience.wait(restMs, 0);
    }
  }

  /** Reads on until the line breaks. @returns whether all is to be asked for at once */
  async #connect(signal: AbortSignal): Promise<boolean> {
    this.#lastEventId ??= await this.#ask(signal);
    const reset = new AbortController();
    const onEvents = (events: ServerEvent[]): void => {
      if (events.some(({ name }) => name === 'reset')) reset.abort();
      else this.#hear(events);
    };
    try {
      await this.#parts.readEvents('/api/floor/events', {
        lastEventId: this.#lastEventId,
        signal: AbortSignal.any([signal, reset.signal]),
        onEvents,
      });
      return false;
    } catch (error) {
      if (!reset.signal.aborted) throw error;
      this.#lastEventId = null;
      return true;
    }
  }

  async #ask(signal: AbortSignal): Promise<string> {
    const { api, clock } = this.#parts;
    const sentMs = clock.nowMs();
    const floor = await api.get<Floor>('/api/floor', signal);
    this.#heardMs = clock.nowMs();
    clock.measure(floor.now, sentMs, this.#heardMs);
    this.picture.set(pictureOf(floor));
    this.error.set(null);
    return floor.lastEventId;
  }

  #hear(events: readonly ServerEvent[]): void {
    this.#failures = 0;
    this.#heardMs = this.#parts.clock.nowMs();
    const changes: FloorChange[] = [];
    for (const { id, name, data } of events) {
      if (name === 'beat') this.#hearBeat(JSON.parse(data) as FloorBeat);
      if (id === null) continue;
      this.#lastEventId = id;
      changes.push(JSON.parse(data) as FloorChange);
    }
    const picture = this.picture.get();
    if (picture && changes.length > 0) this.picture.set(patched(picture, changes));
    if (this.state.get().status !== 'live') this.state.set({ status: 'live' });
  }

  /** A wall screen runs for days: every beat sets its clock by the server's. */
  #hearBeat({ now, tablets, longAfterMs, isWorkingTime }: FloorBeat): void {
    this.#parts.clock.measure(now, this.#heardMs, this.#heardMs);
    const picture = this.picture.get();
    if (!picture) return;
    const isSame =
      picture.tablets.length === 0 &&
      tablets.length === 0 &&
      picture.longAfterMs === longAfterMs &&
      picture.isWorkingTime === isWorkingTime;
    if (!isSame) this.picture.set({ ...picture, tablets, longAfterMs, isWorkingTime });
  }

  #lose(): void {
    if (this.state.get().status === 'stale' || !this.picture.get()) return;
    this.state.set({ status: 'stale', sinceMs: this.#parts.clock.onServerMs(this.#heardMs) });
  }
}
