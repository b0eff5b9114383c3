/** Which language a page speaks, and how that language writes dates and numbers. */
import type { Language } from '#schema/contract/users.ts';

/** A shop in the United States, in either language: its dollars, its decimal point. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', es: 'es-US' };

let spoken: Language = 'en';

export const isLanguage = (value: unknown): value is Language =>
  typeof value === 'string' && Object.hasOwn(LOCALES, value);

export const spokenLanguage = (): Language => spoken;

/** The locale for `Intl` and for sorting. */
export const spokenLocale = (): string => LOCALES[spoken];

/** From here on the page says everything in this language, and says so to screen readers. */
export function speak(language: Language): void {
  spoken = language;
  if (typeof document !== 'undefined') document.documentElement.lang = language;
}

/** The first language the browser prefers that the pages speak; English when there is none. */
export function browserLanguage(preferred: readonly string[] = navigator.languages): Language {
  const primary = preferred.map((tag) => tag.split('-')[0]?.toLowerCase());
  return primary.find(isLanguage) ?? 'en';
}
