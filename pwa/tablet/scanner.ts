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
/** A scan comes out of silence. The fast end of a number begun slowly is typing: all of it counts. */
const SILENCE_MS = 500;
const SHORTEST_SCAN = 3;
const LONGEST_SCAN = 64;

export function createBurstDetector(): BurstDetector {
  let text = '';
  let lastMs = -Infinity;
  let lastCharacterMs = -Infinity;
  let isTyping = false;
  return {
    key(key, atMs) {
      const together = atMs - lastMs <= LONGEST_GAP_MS;
      // Scanners send capitals with a Shift of their own; it neither counts nor interrupts.
      if (key === 'Shift') return null;
      lastMs = atMs;
      if (key === 'Enter' || key === 'Tab') {
        const isScan = together && !isTyping && text.length >= SHORTEST_SCAN;
        const scanned = isScan ? text.trim() : '';
        text = '';
        lastCharacterMs = -Infinity;
        return scanned === '' ? null : scanned;
      }
      if (key.length !== 1) {
        text = '';
        return null;
      }
      if (!together || text === '') isTyping = atMs - lastCharacterMs < SILENCE_MS;
      lastCharacterMs = atMs;
      text = (together ? text + key : key).slice(-LONGEST_SCAN);
      return null;
    },
  };
}
