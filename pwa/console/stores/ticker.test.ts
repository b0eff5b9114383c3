import { afterEach, describe, expect, it, vi } from 'vitest';
import { createClock } from '../../shared/clock.ts';
import { createTicker } from './ticker.ts';

describe('createTicker', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('ticks only while somebody looks', () => {
    vi.useFakeTimers({ now: 0 });
    const ticker = createTicker(createClock(), 1000);
    const seen: number[] = [];
    const stop = ticker.subscribe(() => seen.push(ticker.get()));
    vi.advanceTimersByTime(2000);
    stop();
    expect(vi.getTimerCount()).toBe(0);
    expect(seen).toEqual([1000, 2000]);
    vi.advanceTimersByTime(500);
    expect(ticker.get()).toBe(2500);
  });
});
