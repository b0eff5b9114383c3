/** Figures of the report as they are written in a cell; what is not known is a dash. */
import { LOWEST_MARGIN_STEP } from '#schema/rules/money.ts';
import { hours as plainHours, money, percent, plainDate, quantity } from '../../shared/format.ts';
import type { Days } from '../address/range.ts';
import { text } from '../text.ts';

export function cents(amount: number | null): string {
  return amount === null ? text.common.none : money(amount);
}

export function marginPercent(value: number | null): string {
  return value === null ? text.common.none : percent(value);
}

/** A foreman's: rounded down to a step of 5; all that is less than the lowest stands there, too. */
export function marginStep(value: number | null): string {
  if (value === null) return text.common.none;
  const step = `${quantity(value)} %`;
  return value <= LOWEST_MARGIN_STEP
    ? text.report.marginAtMost(step)
    : text.report.marginAbout(step);
}

/** A month of a whole shop runs into thousands: `1,584 h 42`. */
export function hours(ms: number): string {
  return plainHours(ms).replace(/\d+(?= h)/, (whole) => quantity(Number(whole)));
}

export function estimate({ estimateMs }: { estimateMs: number | null }): string {
  return estimateMs === null ? text.common.none : hours(estimateMs);
}

/** Sums what is known; null when nothing is. */
export function sumCents(amounts: readonly (number | null)[]): number | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length > 0 ? known.reduce((sum, amount) => sum + amount, 0) : null;
}

/** The days of a report on paper, where nobody sees the chips. */
export function daysWords({ from, to }: Days): string {
  const { between, since, until, presets } = text.filter;
  if (from && to) return between(plainDate(from), plainDate(to));
  if (from) return since(plainDate(from));
  return to ? until(plainDate(to)) : presets.all;
}
