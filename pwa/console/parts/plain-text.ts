/** For finding by what was typed: accents and case do not matter, who types `perez` finds Pérez. */
export function plainText(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
