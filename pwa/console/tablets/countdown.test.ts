import { describe, expect, it } from 'vitest';
import { countdown } from './countdown.ts';

describe('countdown', () => {
  it('says 0:00 only when it is over', () => {
    expect(countdown(600_000)).toBe('10:00');
    expect(countdown(61_000)).toBe('1:01');
    expect(countdown(1)).toBe('0:01');
    expect(countdown(0)).toBe('0:00');
    expect(countdown(-5_000)).toBe('0:00');
  });
});
