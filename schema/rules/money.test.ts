import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideRounded, marginPercent, materialCostCents } from './money.ts';

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
