/** Tells listening browsers what a commit changed on the floor. */
import type { FloorEvent } from '#schema/contract/floor.ts';

export interface EventHub {
  publish(events: readonly FloorEvent[]): void;
  /** @returns how to stop listening. */
  listen(listener: (event: FloorEvent) => void, onClose: () => void): () => void;
  close(): void;
}

export function createEventHub(): EventHub {
  const listeners = new Map<(event: FloorEvent) => void, () => void>();
  return {
    publish(events) {
      for (const event of events) for (const listener of listeners.keys()) listener(event);
    },
    listen(listener, onClose) {
      listeners.set(listener, onClose);
      return () => listeners.delete(listener);
    },
    close() {
      for (const onClose of listeners.values()) onClose();
      listeners.clear();
    },
  };
}
