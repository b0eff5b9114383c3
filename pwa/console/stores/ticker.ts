/** What time it is, told again and again: for running sessions and for codes that run out. */
import type { Clock } from '../../shared/clock.ts';
import { createStore, type Readable } from '../../shared/store.ts';

/** Ticks only while somebody looks: the timer starts with the first listener, ends with the last. */
export function createTicker(clock: Clock, everyMs: number): Readable<number> {
  const store = createStore(clock.serverNowMs());
  let listeners = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  return {
    get: () => (listeners > 0 ? store.get() : clock.serverNowMs()),
    subscribe(listener) {
      const unsubscribe = store.subscribe(listener);
      listeners += 1;
      if (listeners === 1) {
        store.set(clock.serverNowMs());
        timer = setInterval(() => {
          store.set(clock.serverNowMs());
        }, everyMs);
      }
      return () => {
        unsubscribe();
        listeners -= 1;
        if (listeners === 0) clearInterval(timer);
      };
    },
  };
}
