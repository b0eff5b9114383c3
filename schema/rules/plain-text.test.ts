import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from './plain-text.ts';

describe('plainText', () => {
  it('knows neither accents nor case, written together or apart', () => {
    expect(plainText('Café ZÜRICH')).toBe('cafe zurich');
    expect(plainText('Cafe\u0301')).toBe('cafe');
    expect(plainText('Ίσως Ёлка Ångström')).toBe('ισωσ елка angstrom');
  });

  it('keeps what only looks like an accent', () => {
    expect(plainText("O'Neil 100% ^~`")).toBe("o'neil 100% ^~`");
    expect(plainText('straße Łódź')).toBe('straße łodz');
  });

  it('makes a part of a text a part of what the text becomes', () => {
    const words = fc.string({ unit: 'grapheme-composite' });
    fc.assert(
      fc.property(words, words, words, (before, part, after) => {
        expect(plainText(before + part + after)).toContain(plainText(part));
        expect(plainText(plainText(part))).toBe(plainText(part));
      }),
      { numRuns: 2000 },
    );
  });

  it('finds no sigma different by where it stands', () => {
    expect(plainText('ΟΔΟΣΑ')).toContain(plainText('ΟΔΟΣ'));
  });
});
