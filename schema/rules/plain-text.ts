/**
 * Text as it is compared when somebody looks for something: without accents and without case. Who
 * types `perez` finds Pérez, `zurich` finds Zürich; a sigma is the same wherever it stands. What a
 * part of a text becomes is part of what the text becomes.
 */
export function plainText(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ς', 'σ');
}
