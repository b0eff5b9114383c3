import { describe, expect, it } from 'vitest';
import { CLOCK_SKEW_MS, judgeTap, OLDEST_TAP_MS, placeEnd, placeStart } from './session-times.ts';

const NOW = Date.parse('2026-01-14T09:00:00Z');
const refused = (refusal: string) => ({ ok: false, refusal });
const placed = (at: number) => ({ ok: true, at });

describe('judgeTap', () => {
  it('takes a past tap for when it was', () => {
    expect(judgeTap(NOW - 1, NOW)).toEqual(placed(NOW - 1));
    expect(judgeTap(NOW - OLDEST_TAP_MS, NOW)).toEqual(placed(NOW - OLDEST_TAP_MS));
  });

  it('takes a tap up to two minutes ahead for now', () => {
    expect(CLOCK_SKEW_MS).toBe(120_000);
    expect(judgeTap(NOW + 1, NOW)).toEqual(placed(NOW));
    expect(judgeTap(NOW + CLOCK_SKEW_MS, NOW)).toEqual(placed(NOW));
  });

  it('refuses one further ahead', () => {
    expect(judgeTap(NOW + CLOCK_SKEW_MS + 1, NOW)).toEqual(refused('in_future'));
  });

  it('refuses one older than three days', () => {
    expect(judgeTap(NOW - OLDEST_TAP_MS - 1, NOW)).toEqual(refused('too_old'));
  });
});

describe('placeStart', () => {
  it('takes any start of a person who never worked', () => {
    expect(placeStart(NOW, null)).toEqual(placed(NOW));
  });

  it('lets work start at the very instant other work ends', () => {
    expect(placeStart(NOW, NOW)).toEqual(placed(NOW));
  });

  it('moves a start within clock skew to the end of the work before', () => {
    expect(placeStart(NOW - 1, NOW)).toEqual(placed(NOW));
    expect(placeStart(NOW - CLOCK_SKEW_MS, NOW)).toEqual(placed(NOW));
  });

  it('refuses a start further inside it', () => {
    expect(placeStart(NOW - CLOCK_SKEW_MS - 1, NOW)).toEqual(refused('overlaps'));
  });
});

describe('placeEnd', () => {
  it('lets work be of no length', () => {
    expect(placeEnd(NOW, NOW)).toEqual(placed(NOW));
  });

  it('moves an end within clock skew to the start', () => {
    expect(placeEnd(NOW - CLOCK_SKEW_MS, NOW)).toEqual(placed(NOW));
  });

  it('refuses an end further before the start', () => {
    expect(placeEnd(NOW - CLOCK_SKEW_MS - 1, NOW)).toEqual(refused('ends_before_start'));
  });
});
