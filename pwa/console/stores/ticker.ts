/** What time it is, told again and again: for running sessions, and for lists others change. */
import type { Clock } from '../../shared/clock.ts';
import { createStore, type Readable } from '../../shared/store.ts';

/** As much of the document as tells whether somebody sees it. */
export type Page = Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;

/**
 * Ticks only while somebody looks: from the first listener to the last, and never in a hidden tab.
 * One that is shown again ticks at once. Whatever asks the server by it needs no rule of its own.
 */
export function createTicker(
  clock: Clock,
  everyMs: number,
  page: Page = document,
): Readable<number> {
  const store = createStore(clock.serverNowMs());
  let listeners = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  const tick = () => {
    store.set(clock.serverNowMs());
  };
  const follow = () => {
    clearInterval(timer);
    timer = undefined;
    if (listeners === 0 || page.visibilityState !== 'visible') return;
    timer = setInterval(tick, everyMs);
    tick();
  };

  return {
    get: () => (timer === undefined ? clock.serverNowMs() : store.get()),
    subscribe(listener) {
      const unsubscribe = store.subscribe(listener);
      listeners += 1;
      if (listeners === 1) {
        page.addEventListener('visibilitychange', follow);
        follow();
      }
      return () => {
        unsubscribe();
        listeners -= 1;
        if (listeners > 0) return;
        page.removeEventListener('visibilitychange', follow);
        follow();
      };
    },
  };
}
