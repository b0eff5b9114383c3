import { describe, expect, it } from 'vitest';
import { bothVersions } from './both-versions.ts';

const labels = { name: 'Name', role: 'Role', team: 'Team' };
const seen = { name: 'Luis', role: 'Operator', team: 'Art' };
const versions = (mine: Partial<typeof seen>, theirs: Partial<typeof seen>) =>
  bothVersions(labels, { seen, mine: { ...seen, ...mine }, theirs: { ...seen, ...theirs } });

describe('both versions of what two people changed', () => {
  it('stand side by side where they are different', () => {
    expect(versions({ name: 'Luis O.' }, { name: 'Luis Ortega' })).toEqual([
      { label: 'Name', yours: 'Luis O.', theirs: 'Luis Ortega' },
    ]);
  });

  it('say what only one of the two changed', () => {
    expect(versions({ name: 'Luis O.' }, { team: 'Packing' })).toEqual([
      { label: 'Name', yours: 'Luis O.', theirs: 'Luis' },
      { label: 'Team', yours: null, theirs: 'Packing' },
    ]);
  });

  it('are none where both made the same of it', () => {
    expect(versions({ role: 'Foreman' }, { role: 'Foreman' })).toEqual([]);
  });
});
