import { spokenLocale } from '../../shared/language.ts';

/** `1 order`, `1,250 orders`: both languages know one and many, and zero is many. */
export function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString(spokenLocale())} ${number === 1 ? one : many}`;
}
