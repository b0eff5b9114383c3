import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundTogether, splitByLargestRemainder } from './shares.ts';

describe('splitByLargestRemainder', () => {
  it('gives what is left over to the largest remainders, the earlier first', () => {
    expect(splitByLargestRemainder(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(splitByLargestRemainder(100, [1, 2, 4])).toEqual([14, 29, 57]); // 14.28 28.57 57.14
    expect(splitByLargestRemainder(2, [1, 1, 1])).toEqual([1, 1, 0]);
  });

  it('gives the only share everything', () => {
    expect(splitByLargestRemainder(987_654_321, [7])).toEqual([987_654_321]);
    expect(splitByLargestRemainder(0, [1, 1])).toEqual([0, 0]);
  });

  it.each([[[]], [[0]], [[1, -1]], [[0.5]], [[NaN]]])('refuses the weights %j', (weights) => {
    expect(() => splitByLargestRemainder(10, weights)).toThrow(RangeError);
  });

  it('always sums exactly, each part less than one away from its exact share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
        fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 12 }),
        (whole, weights) => {
          const parts = splitByLargestRemainder(whole, weights);
          const sumOf = (numbers: number[]) => numbers.reduce((sum, n) => sum + BigInt(n), 0n);
          expect(sumOf(parts)).toBe(BigInt(whole));
          const total = sumOf(weights);
          parts.forEach((part, index) => {
            const off = BigInt(part) * total - BigInt(whole) * BigInt(weights[index] ?? 0);
            expect(off < total && off > -total).toBe(true);
          });
        },
      ),
    );
  });
});

describe('roundTogether', () => {
  it('lifts what lost most, the first where they are equal', () => {
    expect(roundTogether([1.4, 1.4, 1.2])).toEqual([2, 1, 1]);
    expect(roundTogether([333.3, 333.4, 333.3])).toEqual([333, 334, 333]);
    expect(roundTogether([])).toEqual([]);
  });

  it('makes the rounded sum of figures a cent apart at most, also below zero', () => {
    const figure = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(fc.array(figure, { maxLength: 30 }), (figures) => {
        const rounded = roundTogether(figures);
        const sum = figures.reduce((all, one) => all + one, 0);
        expect(rounded.reduce((all, one) => all + one, 0)).toBe(Math.round(sum) + 0);
        rounded.forEach((one, index) => expect(Math.abs(one - figures[index]!)).toBeLessThan(1.01));
      }),
    );
  });
});
