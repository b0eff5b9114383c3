import { describe, expect, it } from 'vitest';
import { user } from '../testing/fixtures.ts';
import { teamSizes } from './team-sizes.ts';

describe('teamSizes', () => {
  it('counts active people, by the team’s name, and knows empty teams', () => {
    const users = [
      user({ id: 1, team: 'Engraving' }),
      user({ id: 2, team: 'Engraving', active: false }),
      user({ id: 3, team: null }),
    ];
    expect(teamSizes({ teams: ['Engraving', 'Art'], users })).toEqual([
      { name: 'Art', people: 0 },
      { name: 'Engraving', people: 1 },
    ]);
  });
});
