import { describe, expect, it } from 'vitest';
import { clockTrouble } from './clock-trouble.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

describe('a tablet’s clock', () => {
  it.each([0, 2 * MINUTE_MS, -2 * MINUTE_MS])(
    'is right enough when it is %d ms off',
    (offsetMs) => {
      expect(clockTrouble(offsetMs)).toBeNull();
    },
  );

  it.each([
    [-15 * MINUTE_MS, 'This tablet’s clock is 15 minutes fast: tell your foreman.'],
    [2 * MINUTE_MS + 1, 'This tablet’s clock is 2 minutes slow: tell your foreman.'],
    [119 * MINUTE_MS, 'This tablet’s clock is 119 minutes slow: tell your foreman.'],
    [-2 * HOUR_MS, 'This tablet’s clock is 2 hours fast: tell your foreman.'],
    [48 * HOUR_MS, 'This tablet’s clock is 2 days slow: tell your foreman.'],
  ])('is said to be wrong when it is %d ms off', (offsetMs, words) => {
    expect(clockTrouble(offsetMs)).toBe(words);
  });
});
