/**
 * How long a start, a pause or a finish may be taken back, by the device's clock. Milliseconds.
 *
 *   10:00:00 start or end   ├── 10 s: the button ──┤── 5 s ──┤ too late
 */
export const UNDO_MS = 10_000;
/**
 * The two taps are corrected by offsets measured apart, and each offset is off by as long as its
 * request was under way: what the network delays must not turn a tap in time into one too late.
 */
export const UNDO_TOLERANCE_MS = 5000;

/** Whether a tap still undoes what was done at `doneAt`; both corrected, UTC ms. */
export function isUndoInTime(tappedAt: number, doneAt: number): boolean {
  return tappedAt - doneAt <= UNDO_MS + UNDO_TOLERANCE_MS;
}
