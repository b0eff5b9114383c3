import { describe, expect, it } from 'vitest';
import { backoffMs } from './backoff.ts';

describe('backoffMs', () => {
  it('doubles, jitters over the whole stretch and stops growing', () => {
    const full = [0, 1, 2, 3, 5, 6, 1_000].map((failures) => backoffMs(failures, 1, 60_000));
    expect(full).toEqual([1e3, 2e3, 4e3, 8e3, 32e3, 60e3, 60e3]);
    expect(backoffMs(3, 0, 60_000)).toBe(0);
    expect(backoffMs(3, 0.5, 60_000)).toBe(4_000);
  });
});
