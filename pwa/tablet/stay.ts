/**
 * Remembers across a reload who is here, and when they touched the tablet last. Without it a page
 * that is loaded anew would let in whoever the cookie still speaks of: minutes after they walked
 * away, or while the next one is typing a PIN.
 */
import { QUIET_MS, RING_SECONDS } from './idle.ts';

export interface Stay {
  /** They are here, or touched something. */
  note(userId: number): void;
  /** They left, or the wall of names is shown: the next page lets nobody in without a PIN. */
  forget(): void;
  /** Whether they touched the tablet so lately that a page loaded anew may go on with them. */
  isHere(userId: number): boolean;
}

const KEY = 'time-on-tasks.stay';
const LONGEST_MS = QUIET_MS + RING_SECONDS * 1000;
/** Not at every touch: writing waits for the disk. */
const NOTED_EVERY_MS = 2_000;

export function createStay(
  nowMs: () => number,
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = localStorage,
): Stay {
  let noted: { userId: number; atMs: number } | null = null;
  return {
    note(userId) {
      const atMs = nowMs();
      if (noted?.userId === userId && Math.abs(atMs - noted.atMs) < NOTED_EVERY_MS) return;
      noted = { userId, atMs };
      storage.setItem(KEY, `${userId} ${atMs}`);
    },
    forget() {
      noted = null;
      storage.removeItem(KEY);
    },
    isHere(userId) {
      const [who, atMs] = (storage.getItem(KEY) ?? '').split(' ').map(Number);
      // A clock that was set back says nothing about how long ago it was.
      return who === userId && Math.abs(nowMs() - (atMs ?? 0)) < LONGEST_MS;
    },
  };
}
