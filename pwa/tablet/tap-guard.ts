/**
 * Makes a double tap one tap. Two things go wrong with gloves: the same button is hit twice, and
 * the second hit lands on whatever the new screen put under the finger. So only one action runs at
 * a time, and for a moment after every change of screen taps are not heard.
 */
import { createStore, type Readable } from '../shared/store.ts';

export interface TapGuard {
  /** The action that is under way, by name; its button shows it. */
  readonly busy: Readable<string | null>;
  /** Whether the screen has just changed and must not be hit yet. */
  readonly settling: Readable<boolean>;
  /** Something else lies under the finger now. */
  shifted(): void;
  /** Runs the action, unless one is under way: then nothing happens and the answer is undefined. */
  run<Result>(name: string, action: () => Promise<Result>): Promise<Result | undefined>;
  /** Forgets the action under way: the person it belonged to has left. */
  release(): void;
}

export const SETTLING_MS = 400;

export function createTapGuard(): TapGuard {
  const busy = createStore<string | null>(null);
  const settling = createStore(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;

  function shifted(): void {
    clearTimeout(timer);
    settling.set(true);
    timer = setTimeout(() => {
      settling.set(false);
    }, SETTLING_MS);
  }

  async function run<Result>(
    name: string,
    action: () => Promise<Result>,
  ): Promise<Result | undefined> {
    if (busy.get() !== null) return undefined;
    busy.set(name);
    const mine = (turn += 1);
    try {
      return await action();
    } finally {
      if (mine === turn) {
        busy.set(null);
        shifted();
      }
    }
  }

  function release(): void {
    turn += 1;
    busy.set(null);
  }

  return { busy, settling, shifted, run, release };
}
