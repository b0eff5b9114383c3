import { describe, expect, it } from 'vitest';
import { medianPercent } from './estimates.ts';

/** Tasks of 1,000 minutes that took so many thousandths of a percent more. */
const tasksOff = (...thousandths: number[]) =>
  thousandths.map((off) => ({ estimate_minutes: 1_000, actual_ms: 60_000_000 + off * 600 }));

describe('the median of how far tasks are off', () => {
  it('is the one in the middle', () => {
    expect(medianPercent(tasksOff(90_000, -14_250, -20_000))).toBe(-14.3);
    expect(medianPercent([])).toBeNull();
  });

  it('is the mean of the two in the middle, rounded once', () => {
    expect(medianPercent(tasksOff(-50_000, -14_223, -14_122, 300_000))).toBe(-14.2);
    expect(medianPercent(tasksOff(13_753, 16_922))).toBe(15.3);
    expect(medianPercent(tasksOff(-6_417, 2_266))).toBe(-2.1);
  });

  it('is exact for tasks of any length', () => {
    const year = 525_600;
    const tasks = [
      { estimate_minutes: 7, actual_ms: year * 60_000 },
      { estimate_minutes: year - 1, actual_ms: year * 60_000 + 1 },
    ];
    // (7,508,471.4286 + 0.0002) ÷ 2
    expect(medianPercent(tasks)).toBe(3_754_235.7);
  });
});
