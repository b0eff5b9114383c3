/**
 * Tells the server how this tablet is: every minute, and soon after something changed. Whatever
 * goes wrong with one beat, the next says more.
 */
import type { Heartbeat } from '#schema/contract/devices.ts';
import { BEAT_EVERY_MS } from '#schema/rules/heartbeat.ts';
import { after as afterTimeout, type After } from '../shared/after.ts';

export interface Heart {
  /** Something changed that the office wants to see; many changes are one beat. */
  soon(): void;
}

interface Parts {
  /** Whether there is anybody to tell: enrolled, and with a network. */
  isHeard: () => boolean;
  /** How the tablet is now. */
  look: () => Promise<Heartbeat>;
  send: (beat: Heartbeat) => Promise<unknown>;
  after?: After;
}

const SOON_MS = 1_000;

export function startHeart({ isHeard, look, send, after = afterTimeout }: Parts): Heart {
  /** How often something changed, and how often it had when the last beat looked. */
  let changes = 0;
  let looked = 0;
  let isBeating = false;
  let callOff = wait(SOON_MS);

  function wait(ms: number): () => void {
    return after(ms, () => void beat());
  }

  async function beat(): Promise<void> {
    looked = changes;
    isBeating = true;
    try {
      if (isHeard()) await send(await look());
    } catch {
      // Out of reach, or not enrolled any more: whoever waits for an answer learns that elsewhere.
    }
    isBeating = false;
    callOff = wait(changes > looked ? SOON_MS : BEAT_EVERY_MS);
  }

  return {
    soon() {
      const isDue = changes > looked || isBeating;
      changes += 1;
      if (isDue) return;
      callOff();
      callOff = wait(SOON_MS);
    },
  };
}
