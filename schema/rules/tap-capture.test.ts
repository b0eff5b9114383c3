import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLOCK_SKEW_MS, OLDEST_TAP_MS } from './session-times.ts';
import {
  isClockCorrected,
  LARGEST_CLOCK_OFFSET_MS,
  placeTap,
  type CapturedTap,
} from './tap-capture.ts';

const NOW = Date.parse('2026-01-14T09:00:00Z');
const MINUTE_MS = 60_000;

/** A tap `agoMs` before now on a device whose clock is `clockOffsetMs` behind. */
const tap = (agoMs: number, clockOffsetMs = 0, previousAt: number | null = null): CapturedTap => ({
  deviceTime: NOW - agoMs - clockOffsetMs,
  correctedAt: NOW - agoMs,
  clockOffsetMs,
  previousAt,
  now: NOW,
});

describe('placeTap', () => {
  it('counts a tap when it was made, by the corrected clock', () => {
    expect(placeTap(tap(5 * MINUTE_MS, 90_000))).toEqual({
      at: NOW - 5 * MINUTE_MS,
      doubt: null,
    });
  });

  it('believes a clock that is ten minutes off, and none that is further off', () => {
    for (const sign of [-1, 1]) {
      const edge = sign * LARGEST_CLOCK_OFFSET_MS;
      expect(placeTap(tap(MINUTE_MS, edge)).doubt).toBeNull();
      expect(placeTap(tap(MINUTE_MS, edge + sign)).doubt).toBe('clock_off');
    }
  });

  it('lets nothing count in the future', () => {
    expect(placeTap(tap(-CLOCK_SKEW_MS))).toEqual({ at: NOW, doubt: null });
    expect(placeTap(tap(-CLOCK_SKEW_MS - 1)).doubt).toBe('in_future');
  });

  it('asks about what is older than three days', () => {
    expect(placeTap(tap(OLDEST_TAP_MS)).doubt).toBeNull();
    expect(placeTap(tap(OLDEST_TAP_MS + 1)).doubt).toBe('too_old');
  });

  it('never counts a tap before the one that came before it', () => {
    const before = NOW - MINUTE_MS;
    expect(placeTap(tap(4 * MINUTE_MS, 0, before))).toEqual({ at: before, doubt: null });
    expect(placeTap(tap(30_000, 0, before)).at).toBe(NOW - 30_000);
  });

  it('asks when the clock was set back so far that nobody knows when it was', () => {
    const ago = LARGEST_CLOCK_OFFSET_MS + MINUTE_MS;
    expect(placeTap(tap(ago, 0, NOW - MINUTE_MS)).doubt).toBeNull();
    expect(placeTap(tap(ago + 1, 0, NOW - MINUTE_MS))).toEqual({
      at: NOW - ago - 1,
      doubt: 'clock_off',
    });
  });

  it('keeps the order of taps and lets none count after now, whatever the clock did', () => {
    const clock = fc.integer({ min: -2 * LARGEST_CLOCK_OFFSET_MS, max: CLOCK_SKEW_MS * 2 });
    fc.assert(
      fc.property(fc.array(clock, { minLength: 2, maxLength: 20 }), (readings) => {
        let previousAt: number | null = null;
        for (const ahead of readings) {
          const { at, doubt } = placeTap(tap(-ahead, 0, previousAt));
          if (doubt !== null) continue;
          expect(at).toBeGreaterThanOrEqual(previousAt ?? -Infinity);
          expect(at).toBeLessThanOrEqual(NOW);
          previousAt = at;
        }
      }),
    );
  });
});

describe('isClockCorrected', () => {
  it('is said of more than two minutes, in either direction', () => {
    expect(isClockCorrected(NOW, NOW + CLOCK_SKEW_MS)).toBe(false);
    expect(isClockCorrected(NOW, NOW + CLOCK_SKEW_MS + 1)).toBe(true);
    expect(isClockCorrected(NOW, NOW - CLOCK_SKEW_MS - 1)).toBe(true);
  });
});
