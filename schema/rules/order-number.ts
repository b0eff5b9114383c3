/** `.` and `..` are no numbers: in an address they mean the folder itself and the one above. */
export function isPathDots(text: string): boolean {
  return /^\.{1,2}$/.test(text.trim());
}

/**
 * Two spellings of one order number are the same order: numbers are compared trimmed,
 * in upper case and without leading zeros. `000` keeps one zero.
 */
export function orderKey(orderNumber: string): string {
  const spelled = orderNumber.trim().toUpperCase();
  return spelled.replace(/^0+(?=.)/, '');
}

/** The numbers somebody may mean by what was typed: as it stands, and behind a `#` before it. */
export function typedKeys(text: string): string[] {
  const key = orderKey(text);
  return key.startsWith('#') && key !== '#' ? [key, orderKey(key.slice(1))] : [key];
}
