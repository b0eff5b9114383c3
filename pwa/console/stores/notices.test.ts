import { describe, expect, it } from 'vitest';
import { createNotices } from './notices.ts';

describe('notices', () => {
  it('shows the newest, and an older one’s end does not take it away', () => {
    const ends: (() => void)[] = [];
    const notices = createNotices((run) => ends.push(run));
    notices.say('Saved.');
    notices.say('PIN set.');
    ends[0]?.();
    expect(notices.current.get()).toBe('PIN set.');
    ends[1]?.();
    expect(notices.current.get()).toBe('');
  });
});
