/** Where the bars of margin by month stand: up for gains, down for losses, from one zero line. */
import type { ProfitabilityMonth } from '#schema/contract/reports.ts';

export interface TrendBar {
  month: ProfitabilityMonth;
  x: number;
  width: number;
  y: number;
  height: number;
  losing: boolean;
  /** Whether there is room for its name under it, and for its figure above it. */
  isNamed: boolean;
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
  const { width, height, wordsWidth } = frame;
  const shares = months.map(({ marginPercent }) =>
    Math.max(-FURTHEST, Math.min(FURTHEST, marginPercent ?? 0)),
  );
  const top = Math.max(NEAREST, ...shares);
  const bottom = Math.min(0, ...shares);
  const scale = height / (top - bottom);
  const zero = top * scale;
  const step = width / Math.max(1, months.length);
  const every = Math.max(1, Math.ceil(wordsWidth / step));
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
      // Counted from the end: the latest month is always named.
      isNamed: (months.length - 1 - index) % every === 0,
    };
  });
  return { bars, zero };
}
