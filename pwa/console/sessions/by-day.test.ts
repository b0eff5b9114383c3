import { describe, expect, it } from 'vitest';
import { session } from '../testing/fixtures.ts';
import { byDay } from './by-day.ts';

const late = session({ id: 'a', startedAt: '2026-07-02T04:30:00Z', durationMs: 1000 });
const running = session({
  ...{ id: 'b', startedAt: '2026-07-01T15:00:00Z', endedAt: null, durationMs: null },
});
const nowMs = Date.parse('2026-07-01T15:00:05Z');
const whole = { isComplete: true, nowMs };
const early = session({ id: 'c', startedAt: '2026-07-01T12:00:00Z', durationMs: 2000 });
const before = session({ id: 'd', startedAt: '2026-06-30T12:00:00Z', durationMs: 4000 });

describe('byDay', () => {
  it('groups by the plant’s day of the start, and sums what ran so far, too', () => {
    const days = byDay([late, running, early, before], 'America/Chicago', whole);
    expect(days.map((one) => [one.day, one.durationMs, one.counted, one.running])).toEqual([
      ['2026-07-01', 8000, 3, 1],
      ['2026-06-30', 4000, 1, 0],
    ]);
  });

  it('says of a day that it goes on with the next page', () => {
    const days = byDay([late, early, before], 'UTC', { isComplete: false, nowMs });
    expect(days.map(({ isWhole }) => isWhole)).toEqual([true, true, false]);
    expect(days.map(({ durationMs }) => durationMs)).toEqual([1000, 2000, 4000]);
  });

  it('shows an undone start and does not count it', () => {
    const undone = session({ ...early, id: 'e', durationMs: 0, flags: ['voided'] });
    const [day] = byDay([undone, early], 'UTC', whole);
    expect([day?.sessions.length, day?.counted, day?.durationMs]).toEqual([2, 1, 2000]);
  });

  it('is empty for nothing', () => {
    expect(byDay([], 'UTC', whole)).toEqual([]);
  });
});
