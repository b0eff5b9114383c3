import { describe, expect, it } from 'vitest';
import { roundToMinutes, splitOvertime } from './overtime.ts';

const HOUR = 3_600_000;
const always = () => true;
/** Days from a Monday on, with so many hours each. */
const weekOf = (...hours: number[]) =>
  hours.map((paid, index) => ({
    day: `2026-02-${index + 2 < 10 ? '0' : ''}${index + 2}`,
    paidMs: paid * HOUR,
  }));
const inHours = (sums: ReturnType<typeof splitOvertime>) =>
  [sums.regularMs, sums.overtimeMs, sums.weeksOvertimeMs].map((ms) => ms / HOUR);

describe('splitOvertime', () => {
  const byWeek = { weekMs: 40 * HOUR, dayMs: null };

  it('calls overtime what goes beyond the hours of a week', () => {
    expect(inHours(splitOvertime(weekOf(9, 9, 9, 9, 9), byWeek, always))).toEqual([40, 5, 5]);
    expect(inHours(splitOvertime(weekOf(8, 8, 8, 8, 8), byWeek, always))).toEqual([40, 0, 0]);
  });

  it('begins anew on Monday', () => {
    const days = weekOf(0, 0, 0, 0, 0, 30, 10, 40, 1);
    expect(inHours(splitOvertime(days, byWeek, always))).toEqual([80, 1, 1]);
  });

  it('calls overtime what goes beyond the hours of a day', () => {
    const byDay = { weekMs: null, dayMs: 8 * HOUR };
    expect(inHours(splitOvertime(weekOf(10, 4, 8.5), byDay, always))).toEqual([20, 2.5, 2.5]);
  });

  it('counts no hour twice where both rules hold', () => {
    // 10 h a day are 2 h over, five times; the 40 h that are left are a week, and Saturday is over.
    const both = { weekMs: 40 * HOUR, dayMs: 8 * HOUR };
    expect(inHours(splitOvertime(weekOf(10, 10, 10, 10, 10, 3), both, always))).toEqual([
      40, 13, 13,
    ]);
  });

  it('counts a week that the range cuts from its first day, and tells what fell into the range', () => {
    const days = weekOf(12, 12, 12, 12, 6); // over from Thursday's fourth hour on: 8 + 6
    const fromFriday = (day: string) => day >= '2026-02-06';
    expect(inHours(splitOvertime(days, byWeek, fromFriday))).toEqual([0, 6, 14]);
    const untilThursday = (day: string) => day <= '2026-02-05';
    expect(inHours(splitOvertime(days, byWeek, untilThursday))).toEqual([40, 8, 14]);
  });

  it('takes nothing for overtime without a rule', () => {
    const none = { weekMs: null, dayMs: null };
    expect(inHours(splitOvertime(weekOf(20, 20, 20), none, always))).toEqual([60, 0, 0]);
  });
});

describe('roundToMinutes', () => {
  const minutes = (value: number, step: number) => roundToMinutes(value * 60_000, step) / 60_000;

  it('goes to the nearest, half up, and leaves alone what is not to be rounded', () => {
    expect([minutes(7.4, 15), minutes(7.5, 15), minutes(3, 6), minutes(2.9, 6)]).toEqual([
      0, 15, 6, 0,
    ]);
    expect([minutes(7.5, 5), minutes(7.4, 0)]).toEqual([10, 7.4]);
  });
});
