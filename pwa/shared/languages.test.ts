import { afterEach, describe, expect, it } from 'vitest';
import { languages as consoleWords } from '../console/text.ts';
import { languages as tabletWords } from '../tablet/text.ts';
import { laborFormula } from '#schema/rules/labor.ts';
import { speak } from './language.ts';

type Words = Readonly<Record<string, unknown>>;

/** Every sentence with the path to it; what takes figures is asked for its words with these. */
function sentences(words: Words, path = ''): [path: string, sentence: string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] => {
    const here = path ? `${path}.${key}` : key;
    if (typeof value === 'string') return [[here, value]];
    if (typeof value === 'function') return spoken(here, value as (...said: unknown[]) => unknown);
    return typeof value === 'object' && value !== null ? sentences(value as Words, here) : [];
  });
}

/** Of one and of many. What looks up by what it is handed, or passes it on, says nothing here. */
function spoken(path: string, say: (...said: unknown[]) => unknown): [string, string][] {
  return [1, 2].flatMap((figure): [string, string][] => {
    const said = saidOf(say, figure) ?? saidOf(say, String(figure));
    return typeof said === 'string' ? [[`${path}(${figure})`, said]] : [];
  });
}

function saidOf(say: (...said: unknown[]) => unknown, argument: unknown): unknown {
  try {
    return say(...Array.from({ length: say.length }, () => argument));
  } catch {
    return undefined;
  }
}

/** Words that are right in both languages: names, borrowed words, and what Spanish writes alike. */
const ALIKE = new Set([
  ...['Time On Tasks', 'English', 'Español', 'CSV', 'Excel', 'PIN', 'Color', 'Total'],
  ...['Material', 'Magenta', 'https', '1 min', '2 min', '1 bytes', '2 bytes', 'SHA-256', 'Memos'],
]);
const isWords = (sentence: string): boolean => /\p{L}{3}/u.test(sentence);

describe.each([
  ['the console', consoleWords],
  ['the tablet', tabletWords],
])('%s', (_app, languages) => {
  afterEach(() => {
    speak('en');
  });
  const english = new Map(sentences(languages.en));
  const spanish = new Map(sentences(languages.es));

  it('has hundreds of sentences in either language, none of them empty by accident', () => {
    expect(english.size).toBeGreaterThan(150);
    const empty = [...english].filter(([path, said]) => said !== '' && spanish.get(path) === '');
    expect(empty).toEqual([]);
  });

  it('says nothing in English where it should speak Spanish', () => {
    const same = [...spanish].filter(
      ([path, said]) => isWords(said) && !ALIKE.has(said) && english.get(path) === said,
    );
    expect(same).toEqual([]);
  });

  it('keeps every figure, name and number it is handed', () => {
    const lost = [...english].filter(([path, said]) => {
      const figure = /\((\d)\)$/.exec(path)?.[1];
      if (figure === undefined || !said.includes(figure)) return false;
      return !spanish.get(path)?.includes(figure);
    });
    expect(lost).toEqual([]);
  });

  it('writes dashes, spaces and quotes like the rest of the page', () => {
    const odd = [...spanish].filter(([, said]) => /\.\.\.|"|\s{2}|\s[.,;:!?]|^\s|\s$/.test(said));
    expect(odd).toEqual([]);
  });
});

it('says in Spanish what the server computed in English words', () => {
  const { formula } = consoleWords.es.order;
  const hour = 3_600_000;
  const hourly = laborFormula({ kind: 'hourly', amountCents: 2950 }, hour, 2080, 2950);
  const salaried = laborFormula({ kind: 'salaried', amountCents: 6_240_000 }, hour, 2080, 2999);
  expect(formula(hourly)).toBe('29.50 por hora × 60 min ÷ 60');
  expect(formula(salaried)).toBe('62,400.00 al año ÷ 2,080 h × 60 min ÷ 60 − 0.01 por la división');
});
