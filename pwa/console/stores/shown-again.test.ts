import { describe, expect, it } from 'vitest';
import { onShownAgain } from './shown-again.ts';

class Tab extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible';

  turn(to: DocumentVisibilityState): void {
    this.visibilityState = to;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

describe('onShownAgain', () => {
  it('tells each time the tab comes back, until it is told to stop', () => {
    const tab = new Tab();
    let times = 0;
    const stop = onShownAgain(() => (times += 1), tab);
    expect(times).toBe(0);
    tab.turn('hidden');
    expect(times).toBe(0);
    tab.turn('visible');
    tab.turn('hidden');
    tab.turn('visible');
    expect(times).toBe(2);
    stop();
    tab.turn('visible');
    expect(times).toBe(2);
  });
});
