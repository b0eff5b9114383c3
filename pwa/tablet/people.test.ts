import { describe, expect, it } from 'vitest';
import type { RosterUser } from '#schema/contract/auth.ts';
import { filterPeople, teamsOf } from './people.ts';

function person(displayName: string, team: string | null, badge: string | null = null): RosterUser {
  const initials = displayName.split(' ').map((word) => word.charAt(0));
  return {
    id: displayName.length,
    displayName,
    initials: initials.join(''),
    team,
    badge,
    language: 'en',
    pinDue: false,
    pinLength: 6,
    onTheClock: null,
    session: null,
  };
}

const people = [
  person('Maria José Fernández', 'Packing', 'B77'),
  person('Jonas Maximilian Hohenberg', 'Assembly'),
  person('Dana Whitfield', null),
];

function found(filter: string, team: string | null = null): string[] {
  return filterPeople(people, team, filter).map(({ initials }) => initials);
}

describe('filterPeople', () => {
  it('matches the beginning of any word of the name', () => {
    expect(found('ma')).toEqual(['MJF', 'JMH']);
    expect(found('fer mar')).toEqual(['MJF']);
    expect(found('ana')).toEqual([]);
  });

  it('does not mind case and accents', () => {
    expect(found('JOSE')).toEqual(['MJF']);
    expect(found('fernandez')).toEqual(['MJF']);
  });

  it('knows initials and badges', () => {
    expect(found('dw')).toEqual(['DW']);
    expect(found('b77')).toEqual(['MJF']);
  });

  it('stays within the team', () => {
    expect(found('', 'Assembly')).toEqual(['JMH']);
    expect(found('ma', 'Packing')).toEqual(['MJF']);
  });
});

describe('teamsOf', () => {
  it('names each team once, in order, and nobody’s team not at all', () => {
    expect(teamsOf([...people, ...people])).toEqual(['Assembly', 'Packing']);
  });
});
