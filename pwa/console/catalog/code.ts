/** A code made from a name: `Polish & paint fill` → `POLISH-PAINT-FILL`, cut at a word. */
export function codeFor(name: string, longest: number): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== '');
  let code = (words[0] ?? '').slice(0, longest);
  for (const word of words.slice(1)) {
    if (code.length + 1 + word.length > longest) break;
    code += `-${word}`;
  }
  return code;
}
