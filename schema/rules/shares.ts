/**
 * Splits a whole (milliseconds or cents) over weights so that the parts sum exactly to it.
 *
 * Each part gets the floor of its exact share; what is left over goes, one each, to the largest
 * remainders (Hamilton's method), the earlier share first where remainders are equal.
 *
 *   split(10, [1, 1, 1]) → [4, 3, 3]
 *
 * @throws RangeError when there is no weight or one is not a positive whole number.
 */
export function splitByLargestRemainder(whole: number, weights: readonly number[]): number[] {
  if (weights.length === 0 || weights.some((weight) => !Number.isInteger(weight) || weight < 1)) {
    throw new RangeError('weights must be positive whole numbers');
  }
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  const exact = weights.map((weight) => BigInt(whole) * BigInt(weight));
  const parts = exact.map((share) => share / total);
  const left = Number(BigInt(whole) - parts.reduce((sum, part) => sum + part, 0n));
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share % total }))
    .sort((a, b) => Number(b.remainder - a.remainder) || a.index - b.index);
  const lifted = new Set(byRemainder.slice(0, left).map(({ index }) => index));
  return parts.map((part, index) => Number(part) + (lifted.has(index) ? 1 : 0));
}

/** The same over weights of which some are 0 and get nothing; all 0 when no weight is positive. */
export function splitWhere(whole: number, weights: readonly number[]): number[] {
  const positive = weights.filter((weight) => weight > 0);
  if (positive.length === 0) return weights.map(() => 0);
  const parts = splitByLargestRemainder(whole, positive);
  let next = 0;
  return weights.map((weight) => (weight > 0 ? (parts[next++] ?? 0) : 0));
}

/**
 * Rounds figures that belong together so that their sum is the rounded sum: each goes down to its
 * whole, and what is missing then goes, one each, to those that lost most.
 *
 *   roundTogether([1.4, 1.4, 1.2]) → [2, 1, 1]
 */
export function roundTogether(figures: readonly number[]): number[] {
  const wholes = figures.map(Math.floor);
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
  const missing = Math.round(sum(figures)) - sum(wholes);
  const byRemainder = figures
    .map((figure, index) => ({ index, remainder: figure - Math.floor(figure) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  const lifted = new Set(byRemainder.slice(0, missing).map(({ index }) => index));
  return wholes.map((whole, index) => whole + (lifted.has(index) ? 1 : 0));
}
