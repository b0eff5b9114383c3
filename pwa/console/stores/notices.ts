/** "Saved.": said for a moment, also to screen readers. One at a time, the newest. */
import { createStore, type Readable } from '../../shared/store.ts';

export interface Notices {
  current: Readable<string>;
  say(words: string): void;
}

const SHOWN_MS = 4_000;

export function createNotices(wait: (run: () => void, ms: number) => void = setTimeout): Notices {
  const current = createStore('');
  let count = 0;
  return {
    current,
    say(words) {
      count += 1;
      const mine = count;
      current.set(words);
      wait(() => {
        if (mine === count) current.set('');
      }, SHOWN_MS);
    },
  };
}
