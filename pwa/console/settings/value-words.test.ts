import { describe, expect, it } from 'vitest';
import { valueWords } from './value-words.ts';

describe('what is set, in words', () => {
  it.each([
    [1855, '18.55 %'],
    [1850, '18.5 %'],
    [0, '0 %'],
    [100_000, '1,000 %'],
  ])('says a burden of %i hundredths of a percent without rounding it', (points, said) => {
    expect(valueWords('burdenBasisPoints', points, '2026-01-14')).toBe(said);
  });
});
