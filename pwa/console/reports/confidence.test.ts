import { describe, expect, it } from 'vitest';
import { confidenceParts, isDoubtful } from './confidence.ts';
import { estimateUse } from './estimate-use.ts';

const HOUR = 3_600_000;
const parts = (measured: number, estimated: number, corrected = 0, unverified = 0) =>
  confidenceParts({
    measuredMs: measured,
    estimatedMs: estimated,
    correctedMs: corrected,
    unverifiedMs: unverified,
  });

describe('confidenceParts', () => {
  it('are the shares of the hours, the surest first, without those that are nothing', () => {
    expect(parts(6 * HOUR, HOUR, 3 * HOUR)).toEqual([
      { kind: 'measured', ms: 6 * HOUR, percent: 60 },
      { kind: 'corrected', ms: 3 * HOUR, percent: 30 },
      { kind: 'estimated', ms: HOUR, percent: 10 },
    ]);
    expect(parts(0, 0)).toEqual([]);
  });

  it.each([
    [1, 1, 1, 0],
    [1_000_000, 1, 1, 1],
    [333, 333, 334, 5],
    [7, 0, 0, 0],
  ])('are 100 percent together, and nobody’s part disappears (%i, %i, %i, %i)', (...hours) => {
    const found = parts(...hours);
    expect(found.reduce((sum, { percent }) => sum + percent, 0)).toBe(100);
    expect(found.every(({ percent }) => percent >= 1)).toBe(true);
    expect(found).toHaveLength(hours.filter((one) => one > 0).length);
  });
});

describe('isDoubtful', () => {
  it('is decided by what nobody looked at', () => {
    expect(isDoubtful(parts(91, 9))).toBe(false);
    expect(isDoubtful(parts(90, 5, 0, 5))).toBe(true);
    expect(isDoubtful(parts(0, 0, 100))).toBe(false);
    expect(isDoubtful([])).toBe(false);
  });
});

describe('estimateUse', () => {
  it('says how much of the estimate is used, and when it is over', () => {
    expect(estimateUse(3 * HOUR, 4 * HOUR)).toMatchObject({ share: 0.75, isOver: false });
    expect(estimateUse(5 * HOUR, 4 * HOUR)).toEqual({
      share: 1.25,
      isOver: true,
      differenceMs: HOUR,
    });
    expect(estimateUse(4 * HOUR + 59_000, 4 * HOUR)?.isOver).toBe(false);
  });

  it('knows nothing where nobody estimated', () => {
    expect(estimateUse(HOUR, null)).toBeNull();
    expect(estimateUse(HOUR, 0)).toBeNull();
  });
});
