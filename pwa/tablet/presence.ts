/**
 * Who is here, across the tabs of one tablet: the last one to sign in anywhere. A tab that shows
 * somebody else locks itself.
 */
export interface Presence {
  /** Somebody signed in here, or left. */
  say(userId: number | null): void;
}

const CHANNEL = 'time-on-tasks.here';

/** @param onElsewhere somebody signed in or left in another tab */
export function createPresence(
  onElsewhere: () => void,
  channel: Pick<BroadcastChannel, 'postMessage' | 'onmessage'> = new BroadcastChannel(CHANNEL),
): Presence {
  channel.onmessage = onElsewhere;
  return {
    say: (userId) => {
      channel.postMessage({ userId });
    },
  };
}
