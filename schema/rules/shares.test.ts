import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitByLargestRemainder } from './shares.ts';

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
