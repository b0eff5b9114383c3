import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  divideRounded,
  marginPercent,
  marginStep,
  marginStepsBelow,
  materialCostCents,
} from './money.ts';

describe('divideRounded', () => {
  it('rounds half away from zero', () => {
    expect([5n, 4n, 6n, -5n, -4n, -6n].map((n) => divideRounded(n, 10n))).toEqual([
      1n,
      0n,
      1n,
      -1n,
      0n,
      -1n,
    ]);
  });

  it('refuses a denominator that is not positive', () => {
    expect(() => divideRounded(1n, 0n)).toThrow(RangeError);
    expect(() => divideRounded(1n, -3n)).toThrow(RangeError);
  });

  it('treats a debt like a credit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n }), fc.bigInt({ min: 1n }), (numerator, denominator) => {
        expect(divideRounded(-numerator, denominator)).toBe(-divideRounded(numerator, denominator));
      }),
    );
  });
});

describe('materialCostCents', () => {
  it('is quantity × unit cost, rounded once', () => {
    expect(materialCostCents(3000, 333)).toBe(999);
    expect(materialCostCents(1500, 333)).toBe(500); // 499.5
    expect(materialCostCents(1, 333)).toBe(0); // 0.333
    expect(materialCostCents(125, 1299)).toBe(162); // 162.375
  });

  it('makes a return cost exactly what it takes back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000_000 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        (quantity, unitCost) => {
          expect(
            materialCostCents(quantity, unitCost) + materialCostCents(-quantity, unitCost),
          ).toBe(0);
        },
      ),
    );
  });
});

describe('marginPercent', () => {
  it('is margin ÷ revenue to one decimal', () => {
    expect(marginPercent(25_000, 100_000)).toBe(25);
    expect(marginPercent(1, 3)).toBe(33.3);
    expect(marginPercent(2, 3)).toBe(66.7);
    expect(marginPercent(0, 100)).toBe(0);
    expect(marginPercent(100_000, 100_000)).toBe(100);
  });

  it('falls below −100 when an order costs more than twice what it sells for', () => {
    expect(marginPercent(-250_000, 100_000)).toBe(-250);
    expect(marginPercent(-1, 2000)).toBe(-0.1); // −0.05, half away from zero
  });

  it('says nothing where revenue is 0 or unknown', () => {
    expect(marginPercent(-5000, 0)).toBeNull();
    expect(marginPercent(-5000, null)).toBeNull();
  });

  it('stays a percentage of a credit note', () => {
    expect(marginPercent(-1500, -1000)).toBe(150);
  });
});

describe('marginStep', () => {
  it('is rounded down to a step of 5', () => {
    expect(marginStep(3499, 10_000)).toBe(30);
    expect(marginStep(0, 10_000)).toBe(0);
    expect(marginStep(-1, 10_000)).toBe(-5);
    expect(marginStep(-9500, 10_000)).toBe(-95);
    expect(marginStep(-9501, 10_000)).toBe(-100);
    expect(marginStep(-5000, 0)).toBeNull();
    expect(marginStep(-5000, null)).toBeNull();
  });

  it('ends at both ends: an order sold for next to nothing tells no more than any other', () => {
    for (const cost of [300, 1720, 1725, 140_700]) expect(marginStep(100 - cost, 100)).toBe(-100);
    expect(marginStep(1 - 1407, 1)).toBe(-100);
    // More came back than was used, and a credit note.
    for (const cost of [0, -1, -70_000]) expect(marginStep(100 - cost, 100)).toBe(100);
    expect(marginStep(-100 - 1720, -100)).toBe(100);
  });

  it('never tells more than some 2 % of what the order cost', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 1, max: 10_000_000 }),
        (revenue, cost) => {
          const step = marginStep(revenue - cost, revenue) ?? NaN;
          const [most, least] = [100 - step, 95 - step].map((part) => (revenue * part) / 100);
          // Those who know the revenue know the cost lies between; under the last step, nothing.
          const told = step === -100 ? Infinity : (most ?? NaN) - (least ?? NaN);
          expect(told).toBeGreaterThan(0.02 * cost);
        },
      ),
    );
  });
});

describe('marginStepsBelow', () => {
  it('is the margin that is left of revenue after the cost', () => {
    expect(marginStepsBelow(80)).toBe(20);
    expect(marginStepsBelow(195)).toBe(-95);
  });

  it('never leaves out the lowest step, whose orders may have cost any', () => {
    expect(marginStepsBelow(196)).toBe(-95);
    expect(marginStepsBelow(1000)).toBe(-95);
  });
});
