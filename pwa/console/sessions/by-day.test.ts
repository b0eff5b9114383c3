import { describe, expect, it } from 'vitest';
import { session } from '../testing/fixtures.ts';
import { byDay } from './by-day.ts';

const late = session({ id: 'a', startedAt: '2026-07-02T04:30:00Z', durationMs: 1000 });
const running = session({ id: 'b', startedAt: '2026-07-01T15:00:00Z', durationMs: null });
const early = session({ id: 'c', startedAt: '2026-07-01T12:00:00Z', durationMs: 2000 });
const before = session({ id: 'd', startedAt: '2026-06-30T12:00:00Z', durationMs: 4000 });

describe('byDay', () => {
  it('groups by the plant’s day of the start, and sums what has ended', () => {
    const days = byDay([late, running, early, before], 'America/Chicago', true);
    expect(days.map(({ day, durationMs }) => [day, durationMs])).toEqual([
      ['2026-07-01', 3000],
      ['2026-06-30', 4000],
    ]);
  });

  it('does not sum a day that goes on with the next page', () => {
    const days = byDay([late, early, before], 'UTC', false);
    expect(days.map(({ durationMs }) => durationMs)).toEqual([1000, 2000, null]);
  });

  it('shows an undone start and does not count it', () => {
    const undone = session({ ...early, id: 'e', durationMs: 0, flags: ['voided'] });
    const [day] = byDay([undone, early], 'UTC', true);
    expect([day?.sessions.length, day?.counted, day?.durationMs]).toEqual([2, 1, 2000]);
  });

  it('is empty for nothing', () => {
    expect(byDay([], 'UTC', true)).toEqual([]);
  });
});
