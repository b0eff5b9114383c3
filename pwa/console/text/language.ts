/**
 * The language of this desk: that of whoever signed in here last, before that the browser's. It
 * is remembered on the device, so that the sign-in page greets them in it.
 */
import type { Language } from '#schema/contract/users.ts';
import { browserLanguage, isLanguage, spokenLanguage } from '../../shared/language.ts';

const KEY = 'time-on-tasks.console-language';

export function deskLanguage(): Language {
  // The tests of the stores run without a browser.
  if (typeof document === 'undefined') return 'en';
  const kept = keptLanguage();
  return isLanguage(kept) ? kept : browserLanguage();
}

function keptLanguage(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/**
 * Makes it the desk's language. Resolves when the page speaks it already; otherwise the page is
 * loaded anew and nothing after this is run. A browser without storage keeps speaking its own.
 */
export async function useDeskLanguage(language: Language): Promise<void> {
  try {
    // Other tabs keep it in the same place, and may have done so already.
    if (deskLanguage() !== language) localStorage.setItem(KEY, language);
  } catch {
    return;
  }
  if (spokenLanguage() !== language) await beginAnew();
}

/** Loads the page anew, at the same address: nothing after this is run. */
export function beginAnew(): Promise<never> {
  location.reload();
  return new Promise(() => {});
}
