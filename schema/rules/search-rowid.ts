/**
 * The key of an order in the search index: its day above its id, so the index's own order is
 * "newest first". 36 bits hold more ids than a shop has orders in a thousand years.
 */
const ID_BITS = 36;
const DAY_MS = 86_400_000;

/** Takes the id out of a key, in SQL: `rowid & SEARCH_ID_MASK`. */
export const SEARCH_ID_MASK = 2 ** ID_BITS - 1;

/** @param day YYYY-MM-DD */
export function searchRowid(day: string, orderId: number): number {
  return (Date.parse(day) / DAY_MS) * 2 ** ID_BITS + orderId;
}
