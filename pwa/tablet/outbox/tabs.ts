/**
 * The tabs of one tablet share one queue. One of them sends: whoever holds the lock, for as long as
 * it lives; the browser hands the lock to the next when it dies. They tell each other that
 * something changed, and look into the storage for what it was.
 */

/** As much of `navigator.locks` as is needed. */
export interface Locks {
  request(
    name: string,
    options: { signal: AbortSignal },
    held: () => Promise<void>,
  ): Promise<unknown>;
}

/** As much of a BroadcastChannel as is needed; what it carries says nothing. */
export interface Channel {
  postMessage(message: string): void;
  onmessage: ((message: never) => void) | null;
  close(): void;
}

export interface Tabs {
  announce(): void;
  close(): void;
}

interface Parts {
  /** Absent over plain http: then every tab sends, and the keys keep that from doing harm. */
  locks: Locks | undefined;
  channel: Channel;
  onLead: () => void;
  onChange: () => void;
}

export const LOCK = 'outbox';

export function joinTabs({ locks, channel, onLead, onChange }: Parts): Tabs {
  const end = new AbortController();
  const closed = new Promise<void>((resolve) => {
    end.signal.addEventListener('abort', () => {
      resolve();
    });
  });

  function lead(): Promise<void> {
    onLead();
    return closed;
  }

  channel.onmessage = onChange;
  if (locks === undefined) void lead();
  // Only closing calls the request off.
  else locks.request(LOCK, { signal: end.signal }, lead).catch(() => undefined);

  return {
    announce() {
      channel.postMessage('changed');
    },
    close() {
      channel.onmessage = null;
      channel.close();
      end.abort();
    },
  };
}
