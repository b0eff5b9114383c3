import { afterEach, describe, expect, it } from 'vitest';
import { browserLanguage, isLanguage, speak, spokenLanguage, spokenLocale } from './language.ts';

afterEach(() => {
  speak('en');
});

describe('the language a page speaks', () => {
  it('is English until somebody says otherwise', () => {
    expect([spokenLanguage(), spokenLocale()]).toEqual(['en', 'en-US']);
    speak('es');
    expect([spokenLanguage(), spokenLocale()]).toEqual(['es', 'es-US']);
  });

  it('is the first of the browser’s that there is, and English when there is none', () => {
    expect(browserLanguage(['es-MX', 'en-US'])).toBe('es');
    expect(browserLanguage(['de-CH', 'EN-gb', 'es'])).toBe('en');
    expect(browserLanguage(['fr-CA'])).toBe('en');
    expect(browserLanguage([])).toBe('en');
  });

  it('is one of those that were translated, whatever was kept of an earlier version', () => {
    expect(['en', 'es', 'fr', 'toString', undefined, null].filter(isLanguage)).toEqual([
      'en',
      'es',
    ]);
  });
});
