import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laborCents, laborFormula, USUAL_ANNUAL_HOURS } from './labor.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const hourly = (amountCents: number) => ({ kind: 'hourly', amountCents }) as const;
const salaried = (amountCents: number) => ({ kind: 'salaried', amountCents }) as const;

describe('laborCents', () => {
  it('is the hourly rate × minutes ÷ 60', () => {
    expect(laborCents(hourly(2350), 90 * MINUTE, USUAL_ANNUAL_HOURS)).toBe(3525);
    expect(laborCents(hourly(1999), 7 * MINUTE, USUAL_ANNUAL_HOURS)).toBe(233); // 233.2166…
  });

  it('splits a salary over 2,080 hours, or over what the shop uses', () => {
    // 52,000.00 a year: 25.00 an hour by 2,080; 24.916147… by 2,087.
    expect(laborCents(salaried(5_200_000), HOUR, 2080)).toBe(2500);
    expect(laborCents(salaried(5_200_000), HOUR, 2087)).toBe(2492);
    expect(laborCents(salaried(5_200_000), 8 * HOUR, 2087)).toBe(19_933); // 19,932.92
  });

  it('rounds half a cent up, and anything less down', () => {
    expect(laborCents(hourly(1), 30 * MINUTE, 2080)).toBe(1);
    expect(laborCents(hourly(1), 30 * MINUTE - 1, 2080)).toBe(0);
    expect(laborCents(hourly(3), 30 * MINUTE, 2080)).toBe(2);
  });

  it('does not round the effective rate of a salary before it is used', () => {
    // 31,111.11 a year is 14.957264… an hour; rounded to 14.96 first, 1,000 h would cost 2.74 more.
    expect(laborCents(salaried(3_111_111), 1000 * HOUR, 2080)).toBe(1_495_726);
  });

  it('costs nothing for no time and nothing for no pay', () => {
    expect(laborCents(hourly(2350), 0, 2080)).toBe(0);
    expect(laborCents(salaried(0), HOUR, 2080)).toBe(0);
  });

  it('is exact where floating point is not', () => {
    // A trillion cents over 8 h 0 min 0.001 s leaves the 53 bits of a double.
    expect(laborCents(hourly(999_999_999_999), 8 * HOUR + 1, 2080)).toBe(8_000_000_277_770);
  });

  it('is never further than half a cent from the true value, and never falls with time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('hourly' as const, 'salaried' as const),
        fc.integer({ min: 0, max: 100_000_000 }),
        fc.integer({ min: 0, max: 72 * HOUR }),
        fc.integer({ min: 0, max: HOUR }),
        fc.constantFrom(2080, 2087),
        (kind, amountCents, durationMs, longerBy, annualHours) => {
          const cents = BigInt(laborCents({ kind, amountCents }, durationMs, annualHours));
          const divisor = BigInt(kind === 'hourly' ? HOUR : annualHours * HOUR);
          const off = 2n * (cents * divisor - BigInt(amountCents) * BigInt(durationMs));
          expect(off <= divisor && off > -divisor).toBe(true);
          const longer = laborCents({ kind, amountCents }, durationMs + longerBy, annualHours);
          expect(BigInt(longer) >= cents).toBe(true);
        },
      ),
    );
  });
});

describe('laborFormula', () => {
  it('reads as an admin would say it', () => {
    expect(laborFormula(hourly(2350), 90 * MINUTE, 2080, 3525)).toBe(
      '23.50 per hour × 90 min ÷ 60',
    );
    expect(laborFormula(salaried(5_200_000), 61_500, 2087, 43)).toBe(
      '52,000.00 per year ÷ 2,087 h × 1.03 min ÷ 60',
    );
  });

  it('says which cent a part of a split has of the whole', () => {
    // By itself 17.67 and 12.96.
    expect(laborFormula(hourly(2550), 41.57 * MINUTE, 2080, 1766)).toBe(
      '25.50 per hour × 41.57 min ÷ 60 − 0.01 from the split',
    );
    expect(laborFormula(hourly(2400), 32.39 * MINUTE, 2080, 1297)).toBe(
      '24.00 per hour × 32.39 min ÷ 60 + 0.01 from the split',
    );
  });
});
