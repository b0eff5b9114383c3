/** What the tablet says by the way: a toast that goes by itself, a notice that stays until read. */
import { createStore, type Readable } from '../shared/store.ts';

export interface Notice {
  kind: 'done' | 'refused';
  words: string;
  /** Takes back what was done, as long as the notice is there. */
  undo?: () => void;
}

export interface Notices {
  readonly toast: Readable<Notice | null>;
  readonly notice: Readable<Notice | null>;
  /** Something worked; with `undo` it stays as long as that can be taken back. */
  done(words: string, undo?: () => void): void;
  /** Something did not; stays on the screen until dismissed or overtaken. */
  refused(words: string): void;
  clear(): void;
  /** Somebody else is here now: what was said to the one before is over. */
  startAfresh(): void;
}

const TOAST_MS = 4_000;
const UNDO_MS = 10_000;

export function createNotices(): Notices {
  const toast = createStore<Notice | null>(null);
  const notice = createStore<Notice | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    toast,
    notice,
    done(words, undo) {
      clearTimeout(timer);
      notice.set(null);
      toast.set({ kind: 'done', words, ...(undo ? { undo } : {}) });
      timer = setTimeout(
        () => {
          toast.set(null);
        },
        undo ? UNDO_MS : TOAST_MS,
      );
    },
    refused(words) {
      // What was said before it is not so any more.
      clearTimeout(timer);
      toast.set(null);
      notice.set({ kind: 'refused', words });
    },
    clear() {
      notice.set(null);
    },
    startAfresh() {
      clearTimeout(timer);
      toast.set(null);
    },
  };
}
