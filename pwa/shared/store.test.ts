import { describe, expect, it, vi } from 'vitest';
import { createStore } from './store.ts';

describe('createStore', () => {
  it('tells its listeners of every change, and of nothing else', () => {
    const store = createStore(1);
    const heard = vi.fn();
    store.subscribe(heard);
    store.set(2);
    store.set(2);
    store.update((value) => value + 1);
    expect(store.get()).toBe(3);
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it('stops telling who does not want to hear any more, even while it tells', () => {
    const store = createStore(1);
    const second = vi.fn();
    const stopFirst = store.subscribe(() => {
      stopFirst();
    });
    store.subscribe(second);
    store.set(2);
    store.set(3);
    expect(second).toHaveBeenCalledTimes(2);
  });
});
