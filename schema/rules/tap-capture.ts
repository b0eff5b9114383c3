/**
 * When a tap counts that was kept on a tablet, perhaps for days. The device says when it was by its
 * own clock, and by sending its clock along how far that is off; `seq` says in which order the
 * device's taps were made, which no clock that is set back can change.
 *
 *   device's clock     4 ──── 5 ───────── 6        set back between 5 and 6
 *                      │      │       6 ◀─┘
 *   corrected          4      5       ┆
 *   counts             4      5 = 6 ◀─┘            never before the tap that came before it
 *
 * Instants are UTC milliseconds, an offset is the server's clock minus the device's.
 */
import { CLOCK_SKEW_MS, judgeTap } from './session-times.ts';

/**
 * The request header in which a tablet says which restore generation it knows (`GET /api/shop`): a
 * server with another one takes no tap before the tablet has sent its last days again.
 */
export const KNOWN_GENERATION = 'Restore-Generation';

/** A clock further off than this is not believed, whatever it says. */
export const LARGEST_CLOCK_OFFSET_MS = 10 * 60_000;

export interface CapturedTap {
  /** By the device's own clock. */
  deviceTime: number;
  /** The same instant by the server's clock: the device's time and its offset. */
  correctedAt: number;
  clockOffsetMs: number;
  /** When the same person's tap before it on the same device counts; null when there is none. */
  previousAt: number | null;
  now: number;
}

export type ClockDoubt = 'clock_off' | 'in_future' | 'too_old';

export interface PlacedTap {
  /** When it counts, if somebody lets it. */
  at: number;
  /** Why a person has to look at it first. */
  doubt: ClockDoubt | null;
}

/** Places a tap in time, in order, and says whether its clock can be believed. */
export function placeTap(tap: CapturedTap): PlacedTap {
  const { correctedAt, clockOffsetMs, previousAt, now } = tap;
  if (Math.abs(clockOffsetMs) > LARGEST_CLOCK_OFFSET_MS) {
    return { at: correctedAt, doubt: 'clock_off' };
  }
  const judged = judgeTap(correctedAt, now);
  if (!judged.ok) {
    return { at: correctedAt, doubt: judged.refusal === 'too_old' ? 'too_old' : 'in_future' };
  }
  if (previousAt === null || judged.at >= previousAt) return { at: judged.at, doubt: null };
  const isFarBack = previousAt - judged.at > LARGEST_CLOCK_OFFSET_MS;
  return isFarBack ? { at: judged.at, doubt: 'clock_off' } : { at: previousAt, doubt: null };
}

/** Whether a tap counts at a time so far from what its device said that people should know. */
export function isClockCorrected(at: number, deviceTime: number): boolean {
  return Math.abs(at - deviceTime) > CLOCK_SKEW_MS;
}
