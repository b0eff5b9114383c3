/**
 * A keyboard-wedge scanner types like a keyboard, only faster than anybody can: a burst of
 * characters a few milliseconds apart, ended by Enter (some by Tab).
 */
export interface BurstDetector {
  /** Feeds one key with the time it was pressed; answers the scanned text when it ended a burst. */
  key(key: string, atMs: number): string | null;
}

/**
 * Scanners need 1 to 30 ms for a character, busy tablets add to that. A fast typist comes near it,
 * which is why a burst that cannot be a badge or an order number is taken for typing after all.
 */
const LONGEST_GAP_MS = 100;
const SHORTEST_SCAN = 3;
const LONGEST_SCAN = 64;

export function createBurstDetector(): BurstDetector {
  let text = '';
  let lastMs = -Infinity;
  return {
    key(key, atMs) {
      const together = atMs - lastMs <= LONGEST_GAP_MS;
      // Scanners send capitals with a Shift of their own; it neither counts nor interrupts.
      if (key === 'Shift') return null;
      lastMs = atMs;
      if (key === 'Enter' || key === 'Tab') {
        const scanned = together && text.length >= SHORTEST_SCAN ? text.trim() : '';
        text = '';
        return scanned === '' ? null : scanned;
      }
      if (key.length !== 1) {
        text = '';
        return null;
      }
      text = (together ? text + key : key).slice(-LONGEST_SCAN);
      return null;
    },
  };
}
