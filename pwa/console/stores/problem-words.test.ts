import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FAILURE_CODES, REFUSAL_CODES } from '../../../server/app-error.ts';
import { refusal } from '../testing/fixtures.ts';
import { languages } from '../text.ts';
import { problemsTextEs } from '../text/problems.es.ts';
import { inOurWords } from './problem-words.ts';

const english = languages.en.problems;
const spanish = languages.es.problems;
const ENGLISH_ONLY = 'There is no team called Marketing.';

describe('a refusal', () => {
  it('is in the server’s own words where the page speaks English', () => {
    const errors = [{ field: 'pin', message: 'it repeats itself' }];
    const told = refusal('team_unknown', { detail: ENGLISH_ONLY, errors, retryAfterMs: 5 });
    const said = inOurWords(told, english);
    expect(said).toMatchObject({ ...told, detail: ENGLISH_ONLY, errors, retryAfterMs: 5 });
  });

  it('is in Spanish by its code, at its field too', () => {
    const errors = [
      { field: 'pin', message: 'it repeats itself' },
      { field: 'team', message: 'Too small: expected string to have >=1 characters' },
    ];
    const said = inOurWords(refusal('team_unknown', { detail: ENGLISH_ONLY, errors }), spanish);
    expect([said.code, said.detail]).toEqual(['team_unknown', 'No hay tal equipo.']);
    expect(said.errors.map(({ message }) => message)).toEqual(['Se repite.', 'Revise este dato.']);
  });

  it.each([
    ['is missing', 'Falta este dato.'],
    ['must have at most 1,000 characters', 'Como máximo 1,000 caracteres.'],
    ['must have at least 3 characters', 'Al menos 3 caracteres.'],
    ['must be at most 99.5', 'Como máximo 99.5.'],
    ['must be at least -1', 'Al menos -1.'],
    ['must be more than 0', 'Más de 0.'],
    ['must be a surprise', 'Revise este dato.'],
  ])('says at the field, in Spanish: %s', (message, words) => {
    expect(spanish.fieldSaid(message)).toBe(words);
  });

  it('that stands at a field says there what it says by its code', () => {
    const detail = 'Order 7 is not in the list.';
    const errors = [{ field: 'later.orderNumber', message: detail }];
    const said = inOurWords(refusal('order_unknown', { detail, errors }), spanish);
    expect(said.errors).toEqual([{ field: 'later.orderNumber', message: said.detail }]);
    expect(inOurWords(refusal('order_unknown', { detail, errors }), english).errors).toEqual(
      errors,
    );
  });

  it('never falls back to English for a code nobody has translated yet', () => {
    const said = inOurWords(refusal('brand_new', { detail: ENGLISH_ONLY }), spanish);
    expect(said.detail).toMatch(/^El servidor no lo aceptó/);
  });
});

describe('the Spanish words', () => {
  it.each([...REFUSAL_CODES, ...FAILURE_CODES])('know the code %s', (code) => {
    expect(problemsTextEs.problems.codes[code]).toMatch(/^[A-ZÁÉÍÓÚ].+\.$/);
  });

  it('know no code the server has forgotten', () => {
    const local = ['offline', 'timeout', 'unreadable'];
    const known = new Set<string>([...REFUSAL_CODES, ...FAILURE_CODES, ...local]);
    const stale = Object.keys(problemsTextEs.problems.codes).filter((code) => !known.has(code));
    expect(stale).toEqual([]);
  });

  it('of fields translate what the server still says', () => {
    const said = [
      'schema/contract/materials.ts',
      'schema/contract/users.ts',
      'schema/rules/pin.ts',
      'server/costing/pay-rates.routes.ts',
      'server/reference/adopt.commands.ts',
      'server/reports/profitability.ts',
      'server/http/field-words.ts',
    ]
      .map((path) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'))
      .join('');
    const source = readFileSync(new URL('../text/problems.es.ts', import.meta.url), 'utf8');
    const fields = source.slice(source.indexOf('FIELDS'), source.indexOf('};'));
    const keys = [...fields.matchAll(/^ {2}'(.+?)':/gm)].map(([, key]) => key ?? '');
    expect(keys.length).toBeGreaterThan(5);
    expect(keys.filter((key) => !said.includes(key))).toEqual([]);
  });
});
