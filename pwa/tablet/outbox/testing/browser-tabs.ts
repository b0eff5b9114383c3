/** Locks and channels between the tabs of one tablet, without a browser. */
import type { Channel, Locks } from '../tabs.ts';

export class BrowserTabs {
  readonly #channels = new Set<Channel>();
  readonly #waiting: (() => void)[] = [];
  #isHeld = false;

  /** As `navigator.locks`: one holds, the others wait in line until it lets go or is called off. */
  readonly locks: Locks = {
    request: async (_name, { signal }, held) => {
      if (this.#isHeld) await new Promise<void>((resolve) => this.#waiting.push(resolve));
      if (signal.aborted) {
        this.#release();
        throw new DOMException('called off', 'AbortError');
      }
      this.#isHeld = true;
      await held();
      this.#release();
    },
  };

  /** As `new BroadcastChannel`: what one posts, the others hear a little later. */
  channel(): Channel {
    const channel: Channel = {
      onmessage: null,
      postMessage: (message) => {
        for (const other of this.#channels) {
          if (other === channel) continue;
          setImmediate(() => (other.onmessage as ((said: unknown) => void) | null)?.(message));
        }
      },
      close: () => this.#channels.delete(channel),
    };
    this.#channels.add(channel);
    return channel;
  }

  #release(): void {
    this.#isHeld = false;
    this.#waiting.shift()?.();
  }
}
