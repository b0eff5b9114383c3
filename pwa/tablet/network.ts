/** Whether the server can be reached, learned from every exchange; while it cannot, asks every few seconds. */
import { createStore, type Readable } from '../shared/store.ts';

export interface Network {
  readonly online: Readable<boolean>;
  /** An exchange ended: the server was reached, or not. */
  heard(reached: boolean): void;
}

const ASK_AGAIN_MS = 4_000;

export function createNetwork(ask: () => Promise<unknown>): Network {
  const online = createStore(true);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function heard(reached: boolean): void {
    clearTimeout(timer);
    timer = reached ? undefined : setTimeout(() => void ask().catch(() => undefined), ASK_AGAIN_MS);
    online.set(reached);
  }

  return { online, heard };
}
