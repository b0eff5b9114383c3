import { describe, expect, it } from 'vitest';
import { centsOf, costWords, effectiveWords, perHourWords, rateWords } from './pay.ts';

describe('centsOf', () => {
  it.each([
    ['24.50', 2450],
    ['24.5', 2450],
    ['24', 2400],
    [' $ 62,400 ', 6_240_000],
    ['1,234,567.89', 123_456_789],
    ['0', 0],
    ['0.29', 29],
    ['1.15', 115],
  ])('reads %j', (typed, cents) => {
    expect(centsOf(typed)).toBe(cents);
  });

  it.each(['', '-5', '24.505', '24,5', '1,23', '12e3', 'NaN', '٣', '99999999999', '.', '$'])(
    'does not guess %j',
    (typed) => {
      expect(centsOf(typed)).toBeNull();
    },
  );
});

describe('rates in words', () => {
  const salaried = { kind: 'salaried', amountCents: 6_240_000 } as const;

  it('say a salary by the year and what an hour of it is worth', () => {
    expect(rateWords(salaried)).toBe('$62,400.00 a year');
    expect(effectiveWords(salaried)).toBe('= $30.00 / h (÷ 2,080 h)');
    expect(perHourWords(salaried)).toBe('$30.00 / h');
  });

  it('say what an hour costs with the burden of the shop', () => {
    expect(costWords(salaried, 1250)).toBe(
      '= $30.00 / h (÷ 2,080 h) · $33.75 / h with 12.5 % burden',
    );
    expect(costWords({ kind: 'hourly', amountCents: 2401 }, 3000)).toBe(
      '$31.21 / h with 30 % burden',
    );
    expect(costWords({ kind: 'hourly', amountCents: 2401 }, 0)).toBe('');
  });

  it('say an hourly rate as it is', () => {
    const hourly = { kind: 'hourly', amountCents: 2450 } as const;
    expect(rateWords(hourly)).toBe('$24.50 / h');
    expect(perHourWords(hourly)).toBe('$24.50 / h');
    expect(effectiveWords(hourly)).toBe('');
  });
});
