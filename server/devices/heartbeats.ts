/**
 * What the tablets said last, in the HTTP thread's memory: a tablet that says every minute that
 * nothing is new costs no write. What must outlast the server is saved now and then, see
 * `keep-heartbeats.ts`.
 */
import type { Heard } from '#schema/contract/devices.ts';
import type { SelfTestChecks } from '#schema/rules/self-test.ts';

/** Times are UTC ms by the server's clock. */
export interface Beat extends Pick<Heard, 'build' | 'pending' | 'battery' | 'storage'> {
  heardAt: number;
  pendingSince: number | null;
  /** The server's clock minus the tablet's; null when it said nothing of its own. */
  clockOffsetMs: number | null;
  selfTest: { at: number; checks: SelfTestChecks } | null;
}

export interface SavedBeat extends Beat {
  deviceId: number;
}

export interface Heartbeats {
  note(deviceId: number, beat: Beat): void;
  of(deviceId: number): Beat | undefined;
  /** Another browser is this tablet now, or another tablet has its number. */
  forget(deviceId: number): void;
  /** What was noted since it was asked for last. */
  takeUnsaved(): SavedBeat[];
}

/** Five times the largest plant; a beat takes less than a kilobyte. */
const MOST_TABLETS = 5000;

/** @param most beyond so many tablets, those that were silent longest are forgotten */
export function createHeartbeats(most = MOST_TABLETS): Heartbeats {
  // In the order in which they were heard last.
  const beats = new Map<number, Beat>();
  const unsaved = new Set<number>();

  function forget(deviceId: number): void {
    beats.delete(deviceId);
    unsaved.delete(deviceId);
  }

  return {
    note(deviceId, beat) {
      const selfTest = beat.selfTest ?? beats.get(deviceId)?.selfTest ?? null;
      beats.delete(deviceId);
      beats.set(deviceId, { ...beat, selfTest });
      unsaved.add(deviceId);
      for (const longestSilent of beats.keys()) {
        if (beats.size <= most) break;
        forget(longestSilent);
      }
    },
    of: (deviceId) => beats.get(deviceId),
    forget,
    takeUnsaved() {
      const taken = [...unsaved].flatMap((deviceId) => {
        const beat = beats.get(deviceId);
        return beat ? [{ deviceId, ...beat }] : [];
      });
      unsaved.clear();
      return taken;
    },
  };
}
