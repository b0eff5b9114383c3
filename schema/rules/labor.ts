import { divideRounded } from './money.ts';

export interface Rate {
  kind: 'hourly' | 'salaried';
  /** Per hour when hourly, per year when salaried. */
  amountCents: number;
}

/** 52 weeks of 40 hours; some shops use 2,087. A setting of the shop, frozen on each session. */
export const USUAL_ANNUAL_HOURS = 2080;
const MS_PER_HOUR = 3_600_000n;

/**
 * Labor cost of a stretch of time, in cents, rounded half up once.
 *
 *   hourly:   amount × ms ÷ 3,600,000
 *   salaried: annual × ms ÷ (annualHours × 3,600,000)
 *
 * Source: DOMAIN "Formulas": session labor cost = effective hourly rate × minutes ÷ 60, where the
 * effective rate of a salary is annual ÷ 2,080. Integers only, so a total of rows adds up.
 */
export function laborCents(rate: Rate, durationMs: number, annualHours: number): number {
  const divisor = rate.kind === 'hourly' ? MS_PER_HOUR : BigInt(annualHours) * MS_PER_HOUR;
  return Number(divideRounded(BigInt(rate.amountCents) * BigInt(durationMs), divisor));
}

const dollars = (cents: number): string =>
  (cents / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });

/**
 * The formula with its numbers, as an admin reads it in a drill-down. Parts of work that was split
 * add up to the whole, so that one of them may have a cent more or less than it would cost alone.
 * @param cents what it costs
 */
export function laborFormula(
  rate: Rate,
  durationMs: number,
  annualHours: number,
  cents: number,
): string {
  const minutes = (durationMs / 60_000).toLocaleString('en-US', { maximumFractionDigits: 2 });
  const hours = annualHours.toLocaleString('en-US');
  const hourly = `${dollars(rate.amountCents)} per ${rate.kind === 'hourly' ? 'hour' : `year ÷ ${hours} h`}`;
  const kept = cents - laborCents(rate, durationMs, annualHours);
  const split = `${kept < 0 ? '−' : '+'} ${dollars(Math.abs(kept))} from the split`;
  return `${hourly} × ${minutes} min ÷ 60${kept === 0 ? '' : ` ${split}`}`;
}
