import { describe, expect, it } from 'vitest';
import { user } from '../testing/fixtures.ts';
import { matchingPeople } from './matching-people.ts';

const people = [
  user({ id: 1, displayName: 'Zoë Lindqvist', team: 'Art', badge: 'B-77' }),
  user({ id: 2, displayName: 'Jorge Pérez', username: 'jp' }),
  user({ id: 3, displayName: 'Aisha Khan', active: false }),
];
const ids = (q: string, inactive = false) =>
  matchingPeople(people, { q, inactive }).map(({ id }) => id);

describe('matchingPeople', () => {
  it('lists active people by name', () => {
    expect(ids('')).toEqual([2, 1]);
    expect(ids('', true)).toEqual([3, 2, 1]);
  });

  it('finds by part of the name without accents, team, username or badge', () => {
    expect(ids('perez')).toEqual([2]);
    expect(ids('ZOE')).toEqual([1]);
    expect(ids('art')).toEqual([1]);
    expect(ids('b-77')).toEqual([1]);
    expect(ids('jp')).toEqual([2]);
  });

  it('finds nobody rather than everybody for what does not match', () => {
    expect(ids('null')).toEqual([]);
    expect(ids('.*')).toEqual([]);
  });
});
