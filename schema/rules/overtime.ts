/**
 * Regular time and overtime of one person.
 *
 *   a day    0 ────────────── dayMs ─────▶      what goes beyond is overtime of the day
 *   a week   Mo Tu We Th Fr Sa Su               the rest of each day is added up; what goes
 *            ├──────── weekMs ───┤──────▶       beyond is overtime of the days it fell on
 *
 * An hour that was overtime of the day counts no second time towards the week. Weeks begin on
 * Monday and are always counted from their first day, wherever a range cuts them; overtime of a
 * range is what fell on its own days.
 */
import { weekOf } from './week.ts';

const MINUTE_MS = 60_000;

export interface PaidDay {
  /** Plant day, YYYY-MM-DD. */
  day: string;
  paidMs: number;
}

export interface OvertimeRule {
  /** Null: no such rule. */
  weekMs: number | null;
  dayMs: number | null;
}

export interface Overtime {
  /** Paid time on the range's days that is no overtime. */
  regularMs: number;
  /** Overtime that fell on the range's days. */
  overtimeMs: number;
  /** Overtime of every week the range touches, whole. */
  weeksOvertimeMs: number;
}

/**
 * @param days in their order, each once: those of the range, and the rest of the weeks it cuts
 * @param isInRange whether a day is one of the range's
 */
export function splitOvertime(
  days: readonly PaidDay[],
  { weekMs, dayMs }: OvertimeRule,
  isInRange: (day: string) => boolean,
): Overtime {
  const sums = { regularMs: 0, overtimeMs: 0, weeksOvertimeMs: 0 };
  let week = Number.NaN;
  let soFarMs = 0;
  for (const { day, paidMs } of days) {
    if (weekOf(day) !== week) {
      week = weekOf(day);
      soFarMs = 0;
    }
    const withinDay = Math.min(paidMs, dayMs ?? Infinity);
    const withinWeek = Math.min(withinDay, Math.max((weekMs ?? Infinity) - soFarMs, 0));
    soFarMs += withinDay;
    const overtimeMs = paidMs - withinWeek;
    sums.weeksOvertimeMs += overtimeMs;
    if (isInRange(day)) {
      sums.regularMs += withinWeek;
      sums.overtimeMs += overtimeMs;
    }
  }
  return sums;
}

/** A stretch of time to the nearest so many minutes, half up; 0 leaves it as it is. */
export function roundToMinutes(ms: number, minutes: number): number {
  const step = minutes * MINUTE_MS;
  return step === 0 ? ms : Math.floor((ms + step / 2) / step) * step;
}
