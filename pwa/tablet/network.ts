/**
 * Whether the server can be reached, learned from every exchange; while it cannot, asks every few
 * seconds. When the browser loses its network nobody waits for an exchange to fail, and when it
 * has one again the server is asked at once.
 */
import { createStore, type Readable } from '../shared/store.ts';

export interface Network {
  readonly online: Readable<boolean>;
  /** An exchange ended: the server was reached, or not. */
  heard(reached: boolean): void;
}

const ASK_AGAIN_MS = 4_000;

/** @param browser tells `offline` and `online` */
export function createNetwork(
  ask: () => Promise<unknown>,
  browser: Pick<EventTarget, 'addEventListener'> = window,
): Network {
  const online = createStore(true);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function heard(reached: boolean): void {
    clearTimeout(timer);
    timer = reached ? undefined : setTimeout(askNow, ASK_AGAIN_MS);
    online.set(reached);
  }

  function askNow(): void {
    void ask().catch(() => undefined);
  }

  browser.addEventListener('offline', () => {
    heard(false);
  });
  browser.addEventListener('online', askNow);

  return { online, heard };
}
