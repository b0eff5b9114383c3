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

/** What whoever may not see money sees margins in: whole steps, see decision 19. */
export const MARGIN_STEP_PERCENT = 5;

/**
 * Margin as a percentage of revenue, rounded down to a whole step, so that an order that loses a
 * cent is never shown as one that does not; null where revenue is unknown or 0.
 */
export function marginStep(marginCents: number, revenueCents: number | null): number | null {
  if (revenueCents === null || revenueCents === 0) return null;
  const steps = Math.floor(((100 / MARGIN_STEP_PERCENT) * marginCents) / revenueCents);
  // Not −0.
  return steps * MARGIN_STEP_PERCENT + 0;
}

/**
 * Margin as a percentage of revenue, to one decimal; null where revenue is unknown or 0.
 * Margin = revenue − cost; margin % = margin ÷ revenue.
 */
export function marginPercent(marginCents: number, revenueCents: number | null): number | null {
  return revenueCents === null ? null : percentOf(marginCents, revenueCents);
}
