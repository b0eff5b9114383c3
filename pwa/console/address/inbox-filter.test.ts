import { describe, expect, it } from 'vitest';
import { readInboxState, writeInboxState } from './inbox-filter.ts';

describe('the state of the taps in the address', () => {
  it.each(['open', 'done'] as const)('%s comes back as it went', (state) => {
    expect(readInboxState(new URLSearchParams(writeInboxState(state).toString()))).toBe(state);
  });

  it('shows what waits unless the address says otherwise', () => {
    expect(readInboxState(new URLSearchParams('state=all'))).toBe('open');
    expect(writeInboxState('open').toString()).toBe('');
  });
});
