/**
 * Two spellings of one order number are the same order: numbers are compared trimmed,
 * in upper case and without leading zeros. `000` keeps one zero.
 */
export function orderKey(orderNumber: string): string {
  const spelled = orderNumber.trim().toUpperCase();
  return spelled.replace(/^0+(?=.)/, '');
}
