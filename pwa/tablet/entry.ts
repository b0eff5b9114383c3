/** What keys make of a number being entered, kept as the text on the screen. */

const MOST_DIGITS = 6;
const MOST_DECIMALS = 3;

/** Pieces: whole numbers. `` is "not counted". */
export function typePieces(entry: string, digit: string): string {
  const next = entry === '0' ? digit : entry + digit;
  return next.length > MOST_DIGITS ? entry : next;
}

/** One more or one less, never below none. */
export function stepPieces(entry: string, step: number): string {
  const next = Math.max(0, Number(entry) + step);
  return String(next).length > MOST_DIGITS ? entry : String(next);
}

/** A quantity with up to three decimals; `.` begins them. */
export function typeQuantity(entry: string, key: string): string {
  const [whole = '', decimals] = entry.split('.');
  if (key === '.') return decimals === undefined ? `${whole || '0'}.` : entry;
  if (decimals !== undefined) return decimals.length < MOST_DECIMALS ? entry + key : entry;
  return typePieces(entry, key);
}

export function piecesOf(entry: string): number | null {
  return entry === '' ? null : Number(entry);
}

export function quantityOf(entry: string): number {
  return Number(entry) || 0;
}
