/** Pay as people say it, and as they type it. */
import type { RateKind } from '#schema/contract/users.ts';
import { money, quantity } from '../../shared/format.ts';
import { text } from '../text.ts';

/** 52 weeks of 40 hours: what a year's salary is divided by (DOMAIN.md, Formulas). */
export const HOURS_PER_YEAR = 2080;

const LARGEST_CENTS = 1_000_000_000_000;

export interface Rate {
  kind: RateKind;
  amountCents: number;
}

export function rateWords({ kind, amountCents }: Rate): string {
  return kind === 'hourly'
    ? text.people.perHour(money(amountCents))
    : text.people.perYear(money(amountCents));
}

/** Of a salary what its hour is worth; rounded for the eye only, the server computes exactly. */
function centsAnHour({ kind, amountCents }: Rate): number {
  return kind === 'hourly' ? amountCents : Math.round(amountCents / HOURS_PER_YEAR);
}

/** Hourly and salaried side by side: what an hour costs. */
export function perHourWords(rate: Rate): string {
  return text.people.perHour(money(centsAnHour(rate)));
}

/** What an hour of a salary is worth; nothing to say of hourly pay. */
export function effectiveWords(rate: Rate): string {
  if (rate.kind === 'hourly') return '';
  return text.people.effective(money(centsAnHour(rate)), quantity(HOURS_PER_YEAR));
}

/** What an hour costs the shop: of a salary its hour, and with the burden where there is one. */
export function costWords(rate: Rate, burdenBasisPoints: number): string {
  const burdened = Math.round((centsAnHour(rate) * (10_000 + burdenBasisPoints)) / 10_000);
  const withBurden =
    burdenBasisPoints === 0
      ? ''
      : text.rates.withBurden(money(burdened), quantity(burdenBasisPoints / 100));
  return [effectiveWords(rate), withBurden].filter(Boolean).join(' · ');
}

/** `24.50`, `$62,400` → cents; null when it is no amount of money. Never through floating point. */
export function centsOf(typed: string): number | null {
  const plain = typed
    .trim()
    .replace(/^\$\s*/, '')
    .replace(/,(?=\d{3}(\D|$))/g, '');
  const match = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!match) return null;
  const cents = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return cents <= LARGEST_CENTS ? cents : null;
}

/** A difference says which way it goes. */
export function signedMoney(amountCents: number): string {
  return amountCents > 0 ? `+${money(amountCents)}` : money(amountCents);
}
