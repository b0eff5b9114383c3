import { describe, expect, it } from 'vitest';
import { fitting, type Entry } from './entries.ts';

const person = (title: string): Entry => ({ kind: 'person', title, hint: '', href: title });
const PEOPLE = ['Ben Abernathy', 'Lupe Castañeda', 'Ana-María López', 'Abel Ortiz'].map(person);
const names = (typed: string, most = 9) => fitting(PEOPLE, typed, most).map(({ title }) => title);

describe('what the palette offers', () => {
  it.each([
    ['ab', ['Abel Ortiz', 'Ben Abernathy']],
    ['castaneda', ['Lupe Castañeda']],
    ['CASTAÑ', ['Lupe Castañeda']],
    ['or', ['Abel Ortiz']],
    ['lopez ana', ['Ana-María López']],
    ['maria', ['Ana-María López']],
    ['ern', ['Ben Abernathy']],
    ['xyz', []],
  ])('for %j is %j', (typed, expected) => {
    expect(names(typed)).toEqual(expected);
  });

  it('is everything, in its order, before anything is typed, and never more than fits', () => {
    expect(names('  ')).toEqual(PEOPLE.map(({ title }) => title));
    expect(names('', 2)).toHaveLength(2);
    expect(names('a', 1)).toEqual(['Ana-María López']);
  });
});
