/**
 * Order keys one slip of the finger away, the likeliest first: two characters swapped, one too
 * many, one wrong, one missing. Digits are tried everywhere, letters where the key has them.
 */
export function* similarKeys(key: string): Generator<string> {
  const characters = Array.from(key);
  const alphabet = [...new Set([...'0123456789', ...characters])];
  const withAt = (at: number, removed: number, ...added: string[]): string =>
    [...characters.slice(0, at), ...added, ...characters.slice(at + removed)].join('');
  for (const at of characters.keys()) {
    const [here, next] = [characters[at], characters[at + 1]];
    if (here !== undefined && next !== undefined) yield withAt(at, 2, next, here);
  }
  for (const at of characters.keys()) yield withAt(at, 1);
  for (const at of characters.keys()) {
    for (const other of alphabet) yield withAt(at, 1, other);
  }
  for (let at = 0; at <= characters.length; at += 1) {
    for (const other of alphabet) yield withAt(at, 0, other);
  }
}
