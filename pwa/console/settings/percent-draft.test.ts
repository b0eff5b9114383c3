import { describe, expect, it } from 'vitest';
import { basisPointsOf, percentText, warningPercentOf } from './percent-draft.ts';

describe('a percentage that is typed', () => {
  it.each([
    ['25', 2500],
    [' 12.5 % ', 1250],
    ['0', 0],
    ['0.07', 7],
    ['1000', 100_000],
  ])('%s is %d basis points', (typed, points) => {
    expect(basisPointsOf(typed)).toBe(points);
  });

  it.each(['', '-5', '1000.01', '12.345', '12,5', 'a lot', '1e2'])('%s is none', (typed) => {
    expect(basisPointsOf(typed)).toBeNull();
  });

  it('stands in the field as it was typed', () => {
    for (const typed of ['25', '12.5', '0.07', '0']) {
      expect(percentText(basisPointsOf(typed) ?? -1)).toBe(typed);
    }
  });

  it('of the warning is whole and at least one', () => {
    expect(warningPercentOf('80 %')).toBe(80);
    for (const typed of ['0', '80.5', '1001', '-80', ''])
      expect(warningPercentOf(typed)).toBeNull();
  });
});
