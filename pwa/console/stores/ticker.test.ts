import { afterEach, describe, expect, it, vi } from 'vitest';
import { createClock } from '../../shared/clock.ts';
import { Tab } from '../testing/fixtures.ts';
import { createTicker } from './ticker.ts';

describe('createTicker', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('ticks only while somebody looks', () => {
    vi.useFakeTimers({ now: 0 });
    const ticker = createTicker(createClock(), 1000, new Tab());
    const seen: number[] = [];
    const stop = ticker.subscribe(() => seen.push(ticker.get()));
    vi.advanceTimersByTime(2000);
    stop();
    expect(vi.getTimerCount()).toBe(0);
    expect(seen).toEqual([1000, 2000]);
    vi.advanceTimersByTime(500);
    expect(ticker.get()).toBe(2500);
  });

  it('does not tick in a hidden tab, and at once when it is shown again', () => {
    vi.useFakeTimers({ now: 0 });
    const tab = new Tab();
    const ticker = createTicker(createClock(), 1000, tab);
    const seen: number[] = [];
    const stop = ticker.subscribe(() => seen.push(ticker.get()));
    vi.advanceTimersByTime(1000);
    tab.turn('hidden');
    vi.advanceTimersByTime(5500);
    expect(vi.getTimerCount()).toBe(0);
    expect(seen).toEqual([1000]);
    expect(ticker.get()).toBe(6500);
    tab.turn('visible');
    expect(seen).toEqual([1000, 6500]);
    vi.advanceTimersByTime(1000);
    expect(seen).toEqual([1000, 6500, 7500]);
    stop();
    tab.turn('hidden');
    tab.turn('visible');
    expect(vi.getTimerCount()).toBe(0);
    expect(seen).toHaveLength(3);
  });

  it('does not begin in a tab that was opened hidden', () => {
    vi.useFakeTimers({ now: 0 });
    const tab = new Tab();
    tab.turn('hidden');
    let ticks = 0;
    createTicker(createClock(), 1000, tab).subscribe(() => (ticks += 1));
    vi.advanceTimersByTime(3000);
    expect(ticks).toBe(0);
    tab.turn('visible');
    expect(ticks).toBe(1);
  });
});
