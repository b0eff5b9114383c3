import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTapGuard, SETTLING_MS } from './tap-guard.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** An action that ends when the test says so. */
function slowAction() {
  let finish: (value: string) => void = () => undefined;
  const started = vi.fn(
    () =>
      new Promise<string>((done) => {
        finish = done;
      }),
  );
  return {
    started,
    finish: (value: string) => {
      finish(value);
    },
  };
}

describe('createTapGuard', () => {
  it('makes two taps one action', async () => {
    const guard = createTapGuard();
    const action = slowAction();
    const first = guard.run('start', action.started);
    const second = guard.run('start', action.started);
    expect(guard.busy.get()).toBe('start');
    action.finish('done');
    expect(await first).toBe('done');
    expect(await second).toBeUndefined();
    expect(action.started).toHaveBeenCalledTimes(1);
    expect(guard.busy.get()).toBeNull();
  });

  it('lets no other action begin while one is under way', async () => {
    const guard = createTapGuard();
    const action = slowAction();
    const first = guard.run('pause', action.started);
    expect(await guard.run('finish', () => Promise.resolve('finished'))).toBeUndefined();
    action.finish('paused');
    await first;
    expect(await guard.run('finish', () => Promise.resolve('finished'))).toBe('finished');
  });

  it('is free again after a failure', async () => {
    const guard = createTapGuard();
    await expect(guard.run('start', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(guard.busy.get()).toBeNull();
  });

  it('hears nothing for a moment after the screen changed, and again after each change', () => {
    const guard = createTapGuard();
    guard.shifted();
    vi.advanceTimersByTime(SETTLING_MS - 1);
    expect(guard.settling.get()).toBe(true);
    guard.shifted();
    vi.advanceTimersByTime(SETTLING_MS - 1);
    expect(guard.settling.get()).toBe(true);
    vi.advanceTimersByTime(1);
    expect(guard.settling.get()).toBe(false);
  });

  it('settles after an action too: its answer has changed what lies under the finger', async () => {
    const guard = createTapGuard();
    await guard.run('start', () => Promise.resolve());
    expect(guard.settling.get()).toBe(true);
  });

  it('does not let the end of a left action free the next person’s', async () => {
    const guard = createTapGuard();
    const left = slowAction();
    const first = guard.run('start', left.started);
    guard.release();
    const next = slowAction();
    const second = guard.run('pin', next.started);
    left.finish('late');
    await first;
    expect(guard.busy.get()).toBe('pin');
    next.finish('in');
    await second;
    expect(guard.busy.get()).toBeNull();
  });
});
