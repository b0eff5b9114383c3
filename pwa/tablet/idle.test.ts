import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClock } from '../shared/clock.ts';
import { createIdleWatch, QUIET_MS, RING_SECONDS } from './idle.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function watch() {
  const leave = vi.fn();
  const idle = createIdleWatch(createClock(), leave);
  idle.start();
  return { idle, leave };
}

describe('createIdleWatch', () => {
  it('rings after 45 s and leaves 15 s later', () => {
    const { idle, leave } = watch();
    vi.advanceTimersByTime(QUIET_MS - 250);
    expect(idle.secondsLeft.get()).toBeNull();
    vi.advanceTimersByTime(250);
    expect(idle.secondsLeft.get()).toBe(RING_SECONDS);
    vi.advanceTimersByTime(10_000);
    expect(idle.secondsLeft.get()).toBe(5);
    expect(leave).not.toHaveBeenCalled();
    vi.advanceTimersByTime(5_000);
    expect(leave).toHaveBeenCalledTimes(1);
    expect(idle.secondsLeft.get()).toBeNull();
  });

  it('begins anew at every touch', () => {
    const { idle, leave } = watch();
    vi.advanceTimersByTime(QUIET_MS + 14_000);
    idle.touched();
    expect(idle.secondsLeft.get()).toBeNull();
    vi.advanceTimersByTime(QUIET_MS + 14_000);
    expect(leave).not.toHaveBeenCalled();
  });

  it('leaves at once when the tablet slept through it all', () => {
    const { leave } = watch();
    vi.setSystemTime(Date.now() + 3_600_000);
    vi.advanceTimersByTime(250);
    expect(leave).toHaveBeenCalledTimes(1);
  });

  it('does nothing once stopped', () => {
    const { idle, leave } = watch();
    idle.stop();
    vi.advanceTimersByTime(10 * QUIET_MS);
    expect(leave).not.toHaveBeenCalled();
  });
});
