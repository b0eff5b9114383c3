/** How long to wait before something is tried again, and the waiting itself. */
import { after, type After } from './after.ts';

/** Full jitter: tablets that lost the network together must not come back together. */
export function backoffMs(failures: number, random: number, longestMs: number): number {
  return random * Math.min(longestMs, FIRST_WAIT_MS * 2 ** Math.min(failures, 10));
}

const FIRST_WAIT_MS = 1_000;

export interface Patience {
  /** Waits `restMs`, cut short by `hurry`, but never less than what the server asked for. */
  wait(restMs: number, floorMs: number): Promise<void>;
  hurry(): void;
}

export function createPatience(later: After = after): Patience {
  let hurry: (() => void) | null = null;

  async function rest(restMs: number): Promise<void> {
    await new Promise<void>((done) => {
      function finish(): void {
        callOff();
        hurry = null;
        done();
      }
      const callOff = later(restMs, finish);
      hurry = finish;
    });
  }

  return {
    async wait(restMs, floorMs) {
      if (floorMs > 0) await new Promise<void>((done) => later(floorMs, done));
      if (restMs > floorMs) await rest(restMs - floorMs);
    },
    hurry: () => hurry?.(),
  };
}
