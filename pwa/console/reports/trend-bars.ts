/** Where the bars of margin by month stand: up for gains, down for losses, from one zero line. */
import type { ProfitabilityMonth } from '#schema/contract/reports.ts';

export interface TrendBar {
  month: ProfitabilityMonth;
  x: number;
  width: number;
  y: number;
  height: number;
  losing: boolean;
  /** The middle of its name and its figure; null where there is no room for them. */
  wordsX: number | null;
}

export interface TrendFrame {
  width: number;
  height: number;
  /** Room one month's words need. */
  wordsWidth: number;
}

export interface Trend {
  bars: TrendBar[];
  /** Of the zero line. */
  zero: number;
}

/** One month of ruin shall not flatten all the others: what is beyond is drawn as this, in percent. */
const FURTHEST = 100;
/** Even a year without a loss keeps its proportions: the scale reaches at least so far. */
const NEAREST = 10;
const LEAST_HEIGHT = 2;
const WIDEST = 48;

export function trendBars(months: readonly ProfitabilityMonth[], frame: TrendFrame): Trend {
  const { width, height } = frame;
  const shares = months.map(({ marginPercent }) =>
    Math.max(-FURTHEST, Math.min(FURTHEST, marginPercent ?? 0)),
  );
  const top = Math.max(NEAREST, ...shares);
  const bottom = Math.min(0, ...shares);
  const scale = height / (top - bottom);
  const zero = top * scale;
  const step = width / Math.max(1, months.length);
  const wordsX = middlesOfWords(months.length, frame);
  const bars = months.map((month, index) => {
    const share = shares[index] ?? 0;
    const size = month.marginPercent === null ? 0 : Math.max(LEAST_HEIGHT, Math.abs(share) * scale);
    const barWidth = Math.min(WIDEST, Math.max(1, step * 0.7));
    return {
      month,
      x: index * step + (step - barWidth) / 2,
      width: barWidth,
      y: share < 0 ? zero : zero - size,
      height: size,
      losing: share < 0,
      wordsX: wordsX[index] ?? null,
    };
  });
  return { bars, zero };
}

/** Counted from the end: the latest month is always named, and no words stand beside the picture. */
function middlesOfWords(months: number, { width, wordsWidth }: TrendFrame): (number | null)[] {
  const step = width / Math.max(1, months);
  const half = wordsWidth / 2;
  let room = width;
  const fromTheEnd = Array.from({ length: months }, (_, back) => {
    const middle = width - step * (back + 0.5);
    const x = back === 0 ? Math.min(middle, width - half) : middle;
    if (back > 0 && (x + half > room || x < half)) return null;
    room = x - half;
    return x;
  });
  return fromTheEnd.reverse();
}
