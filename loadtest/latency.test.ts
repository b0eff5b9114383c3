import { describe, expect, it } from 'vitest';
import { latencyOf, percentile } from './latency.ts';

describe('percentiles', () => {
  it('are values that were measured, by nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(latencyOf(hundred.reverse())).toEqual({
      count: 100,
      p50: 50,
      p75: 75,
      p95: 95,
      p99: 99,
      max: 100,
    });
    expect(percentile([7], 99)).toBe(7);
    expect(percentile([1, 2], 50)).toBe(1);
  });

  it('of nothing are nothing', () => {
    expect(latencyOf([])).toEqual({ count: 0, p50: 0, p75: 0, p95: 0, p99: 0, max: 0 });
  });
});
