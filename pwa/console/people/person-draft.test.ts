import { describe, expect, it } from 'vitest';
import { user } from '../testing/fixtures.ts';
import {
  draftOfPerson,
  EMPTY_PERSON,
  newPerson,
  personChange,
  personErrors,
  personVersions,
  rebased,
} from './person-draft.ts';

describe('a person’s details', () => {
  const dana = user({ username: 'dana', badge: 'B-1' });

  it('send nothing when nothing is different, blanks at the ends apart', () => {
    const draft = draftOfPerson(dana);
    expect(personChange(draft, dana)).toBeNull();
    expect(personChange({ ...draft, displayName: ` ${draft.displayName} ` }, dana)).toBeNull();
  });

  it('send only what is different', () => {
    const draft = { ...draftOfPerson(dana), role: 'foreman' as const, badge: 'B-2' };
    expect(personChange(draft, dana)).toEqual({ role: 'foreman', badge: 'B-2' });
  });

  it('take away what was emptied', () => {
    const draft = { ...draftOfPerson(dana), badge: ' ', team: '' };
    expect(personChange(draft, dana)).toEqual({ badge: null, team: null });
  });

  it('need a name', () => {
    expect(Object.keys(personErrors({ ...EMPTY_PERSON, displayName: '  ' }))).toEqual([
      'displayName',
    ]);
    expect(personErrors({ ...EMPTY_PERSON, displayName: 'Dana' })).toEqual({});
  });
});

describe('somebody new', () => {
  it('is only what was filled in', () => {
    expect(newPerson({ ...EMPTY_PERSON, displayName: ' Dana ' })).toEqual({
      displayName: 'Dana',
      role: 'operator',
      language: 'en',
    });
  });
});

describe('somebody two people changed', () => {
  const seen = user({ displayName: 'Luis', team: 'Art', role: 'operator' });
  const theirs = user({ displayName: 'Luis Ortega', team: 'Packing', role: 'operator' });
  const draft = { ...draftOfPerson(seen), displayName: 'Luis O.', badge: 'B-9' };

  it('is shown in both versions, in the words of the form', () => {
    expect(personVersions(draft, seen, theirs)).toEqual([
      { label: 'Name', yours: 'Luis O.', theirs: 'Luis Ortega' },
      { label: 'Team', yours: null, theirs: 'Packing' },
      { label: 'Badge', yours: 'B-9', theirs: '' },
    ]);
  });

  it('keeps what the other one changed where mine says nothing', () => {
    const mine = personChange(rebased(draft, seen, theirs), theirs);
    expect(mine).toEqual({ displayName: 'Luis O.', badge: 'B-9' });
  });
});
