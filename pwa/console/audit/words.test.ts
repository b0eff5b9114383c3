import { expect, it } from 'vitest';
import { languages } from '../text.ts';
import { refusalWords } from './words.ts';

const taken = { code: 'team_exists', detail: 'There already is a team of this name.' };

it('says why something was refused in the language of the page', () => {
  expect(refusalWords(taken, languages.en.problems)).toBe(taken.detail);
  expect(refusalWords(taken, languages.es.problems)).toMatch(/^Ya (hay|existe) un equipo/);
});

it('says it as it was said then, when nobody knows the code any more', () => {
  const old = { code: 'long_gone', detail: 'It was full.' };
  expect(refusalWords(old, languages.es.problems)).toBe('It was full.');
});
