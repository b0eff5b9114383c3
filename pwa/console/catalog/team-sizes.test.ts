import { describe, expect, it } from 'vitest';
import { user } from '../testing/fixtures.ts';
import { teamSizes } from './team-sizes.ts';

const team = (id: number, name: string) => ({ id, name, version: 1, changed: null });

describe('teamSizes', () => {
  it('counts active people, by the team’s name, and knows the teams nobody is in', () => {
    const users = [
      user({ id: 1, team: 'Engraving' }),
      user({ id: 2, team: 'Engraving', active: false }),
      user({ id: 3, team: 'Glass', active: false }),
      user({ id: 4, team: null }),
    ];
    const [engraving, glass, art] = [team(1, 'Engraving'), team(2, 'Glass'), team(3, 'Art')];
    expect(teamSizes([engraving, glass, art], users)).toEqual([
      { team: art, people: 0, isEmpty: true },
      { team: engraving, people: 1, isEmpty: false },
      { team: glass, people: 0, isEmpty: false },
    ]);
  });
});
