import { describe, expect, it } from 'vitest';
import { changedWords } from './changed-words.ts';

const ada = { id: 3, displayName: 'Ada' };
const at = '2026-07-02T03:30:00Z';
const said = (by: typeof ada | null, today: string, zone: string) =>
  changedWords({ by, at }, today, zone);

describe('who changed something', () => {
  it('is said with the time of the plant, and the day when it was another one', () => {
    expect(said(ada, '2026-07-02', 'UTC')).toEqual({ name: 'Ada', when: 'at 03:30' });
    expect(said(ada, '2026-07-02', 'America/New_York').when).toBe('yesterday at 23:30');
    expect(said(ada, '2026-09-01', 'Asia/Kolkata').when).toBe('Jul 2 at 09:00');
  });

  it('may be the server, or somebody whose name is not known any more', () => {
    expect(said(null, '2026-07-02', 'UTC').name).toBe('the server');
    expect(said({ id: 9, displayName: '' }, '2026-07-02', 'UTC').name).toBe('somebody who is gone');
  });
});
