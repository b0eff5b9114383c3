/** A tablet whose clock is wrong: up to two minutes are corrected without a word. */
import { isClockOff } from '#schema/rules/heartbeat.ts';
import { text } from './text.ts';

const UNITS = [
  ['days', 24 * 60 * 60_000],
  ['hours', 60 * 60_000],
  ['minutes', 60_000],
] as const;

/**
 * @param offsetMs the server's clock minus the device's
 * @returns null when the clock is right, or nearly
 */
export function clockTrouble(offsetMs: number): string | null {
  if (!isClockOff(offsetMs)) return null;
  const offMs = Math.abs(offsetMs);
  const words = text().clock;
  // In the largest unit there are two of: 90 minutes, 2 hours.
  const [unit, unitMs] = UNITS.find(([, ms]) => offMs >= 2 * ms) ?? UNITS[2];
  const amount = words[unit](Math.round(offMs / unitMs));
  return offsetMs < 0 ? words.fast(amount) : words.slow(amount);
}
