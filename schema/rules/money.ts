/** Exact arithmetic on cents. Everything is rounded once, half away from zero, at the end. */

/** `numerator ÷ denominator`, rounded half away from zero, so a return cancels its usage exactly. */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError('denominator must be positive');
  const sign = numerator < 0n ? -1n : 1n;
  const magnitude = numerator * sign;
  return sign * ((2n * magnitude + denominator) / (2n * denominator));
}

/** Cost in cents of `quantityThousandths` thousandths of a unit at `unitCostCents` per unit. */
export function materialCostCents(quantityThousandths: number, unitCostCents: number): number {
  return Number(divideRounded(BigInt(quantityThousandths) * BigInt(unitCostCents), 1000n));
}

/** Burden on labor, which is never negative: rounded half up to the cent. */
export function burdenCents(laborCents: number, basisPoints: number): number {
  return Number(divideRounded(BigInt(laborCents) * BigInt(basisPoints), 10_000n));
}

/** `part` as a percentage of `whole`, to one decimal; null where the whole is 0. */
export function percentOf(part: number, whole: number): number | null {
  if (whole === 0) return null;
  const sign = whole < 0 ? -1n : 1n;
  const tenths = divideRounded(BigInt(part) * 1000n * sign, BigInt(whole) * sign);
  return Number(tenths) / 10;
}

/**
 * What whoever may not see money sees margins in: whole steps, from −100 to 100, see decision 19.
 * A step is a share of revenue. The more an order costs of its revenue, the smaller a share of its
 * cost that is: under the lowest step there would be no saying whose pay it tells to the cent.
 */
export const MARGIN_STEP_PERCENT = 5;
export const LOWEST_MARGIN_STEP = -100;
export const HIGHEST_MARGIN_STEP = 100;

/**
 * Margin as a percentage of revenue, rounded down to a whole step, so that an order that loses a
 * cent is never shown as one that does not; null where revenue is unknown or 0.
 */
export function marginStep(marginCents: number, revenueCents: number | null): number | null {
  if (revenueCents === null || revenueCents === 0) return null;
  const steps = Math.floor(((100 / MARGIN_STEP_PERCENT) * marginCents) / revenueCents);
  const step = steps * MARGIN_STEP_PERCENT;
  // Not −0.
  return Math.min(HIGHEST_MARGIN_STEP, Math.max(LOWEST_MARGIN_STEP, step)) + 0;
}

/**
 * The steps of orders that may have cost this percentage of their revenue are those below this.
 * An order in the lowest step may have cost any.
 */
export function marginStepsBelow(costPercent: number): number {
  return Math.max(100 - costPercent, LOWEST_MARGIN_STEP + MARGIN_STEP_PERCENT);
}

/**
 * Margin as a percentage of revenue, to one decimal; null where revenue is unknown or 0.
 * Margin = revenue − cost; margin % = margin ÷ revenue.
 */
export function marginPercent(marginCents: number, revenueCents: number | null): number | null {
  return revenueCents === null ? null : percentOf(marginCents, revenueCents);
}
