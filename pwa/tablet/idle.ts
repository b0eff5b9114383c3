/** Notices that nobody touches the tablet any more. */
import type { Clock } from '../shared/clock.ts';
import { createStore, type Readable } from '../shared/store.ts';

export interface IdleWatch {
  /** Seconds left before leaving, while the ring counts; null otherwise. */
  readonly secondsLeft: Readable<number | null>;
  /** Starts watching (again from zero). */
  start(): void;
  stop(): void;
  /** Somebody is here. */
  touched(): void;
}

export const QUIET_MS = 45_000;
export const RING_SECONDS = 15;

/** Compares times instead of counting ticks, so a tablet that slept leaves at once. */
export function createIdleWatch(clock: Clock, leave: () => void): IdleWatch {
  const secondsLeft = createStore<number | null>(null);
  let touchedMs = clock.nowMs();
  let timer: ReturnType<typeof setInterval> | undefined;

  function look(): void {
    const leftMs = QUIET_MS + RING_SECONDS * 1000 - (clock.nowMs() - touchedMs);
    if (leftMs > 0) {
      secondsLeft.set(leftMs <= RING_SECONDS * 1000 ? Math.ceil(leftMs / 1000) : null);
      return;
    }
    stop();
    leave();
  }

  function touched(): void {
    touchedMs = clock.nowMs();
    secondsLeft.set(null);
  }

  function stop(): void {
    clearInterval(timer);
    timer = undefined;
    secondsLeft.set(null);
  }

  function start(): void {
    touched();
    timer ??= setInterval(look, 250);
  }

  return { secondsLeft, start, stop, touched };
}
