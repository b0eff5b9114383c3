import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createNetwork } from './network.ts';

describe('the network', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  function onTablet() {
    const browser = new EventTarget();
    const ask = vi.fn(() => Promise.reject(new Error('unheard')));
    return { browser, ask, network: createNetwork(ask, browser) };
  }

  it('is gone when an exchange fails, and the server is asked until one succeeds', () => {
    const { network, ask } = onTablet();
    network.heard(false);
    expect(network.online.get()).toBe(false);
    vi.advanceTimersByTime(4_000);
    expect(ask).toHaveBeenCalledTimes(1);
    network.heard(true);
    vi.advanceTimersByTime(60_000);
    expect([network.online.get(), ask.mock.calls.length]).toEqual([true, 1]);
  });

  it('is gone as soon as the browser says so', () => {
    const { network, browser, ask } = onTablet();
    browser.dispatchEvent(new Event('offline'));
    expect(network.online.get()).toBe(false);
    // The browser may be wrong: a server on this very machine still answers.
    vi.advanceTimersByTime(4_000);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('is back only when the server answers, which is asked at once', () => {
    const { network, browser, ask } = onTablet();
    browser.dispatchEvent(new Event('offline'));
    browser.dispatchEvent(new Event('online'));
    expect([network.online.get(), ask.mock.calls.length]).toEqual([false, 1]);
  });
});
