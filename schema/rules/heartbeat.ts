/** What a tablet's heartbeat, or its absence, means. */
export const BEAT_EVERY_MS = 60_000;
/** One beat may be lost on its way. */
const SILENT_AFTER_MS = 2.5 * BEAT_EVERY_MS;
/** A clock that is wrong by no more than this is corrected without a word. */
export const MOST_CLOCK_OFF_MS = 2 * 60_000;

/** Whether a tablet is offline, or off: nothing was heard of it for too long. Both UTC ms. */
export function isSilent(heardMs: number, nowMs: number): boolean {
  return nowMs - heardMs > SILENT_AFTER_MS;
}

/** @param offsetMs the server's clock minus the tablet's */
export function isClockOff(offsetMs: number): boolean {
  return Math.abs(offsetMs) > MOST_CLOCK_OFF_MS;
}
