/** Where the bars of the picture stand: pure geometry, so that it can be tested. */
import type { MarginBand } from '#schema/contract/reports.ts';
import { compactQuantity, quantity } from '../../shared/format.ts';

export interface Bar {
  band: MarginBand;
  x: number;
  width: number;
  y: number;
  height: number;
  losing: boolean;
}

export interface Frame {
  width: number;
  /** From the top of the tallest bar to the ground. */
  height: number;
  gap: number;
}

/** A band that ends at or under zero holds only losses. */
export function isLosingBand({ toPercent }: MarginBand): boolean {
  return toPercent !== null && toPercent <= 0;
}

/** A bar that stands for anybody is at least two pixels high, so nobody disappears. */
export function marginBars(bands: readonly MarginBand[], { width, height, gap }: Frame): Bar[] {
  const most = Math.max(1, ...bands.map(({ orders }) => orders));
  const step = width / Math.max(1, bands.length);
  return bands.map((band, index) => {
    const barHeight = band.orders === 0 ? 0 : Math.max(2, (band.orders / most) * height);
    return {
      band,
      x: index * step + gap / 2,
      width: Math.max(1, step - gap),
      y: height - barHeight,
      height: barHeight,
      losing: isLosingBand(band),
    };
  });
}

const DIGIT_PX = 7;
const POINT_PX = 3.5;

/**
 * How many stand over each bar: all of them as exactly as the longest has room for without running
 * into the next one; what has no room even then is left out.
 */
export function countsThatFit(bands: readonly MarginBand[], roomPx: number): string[] {
  const ways = [
    quantity,
    (n: number) => compactQuantity(n, 1),
    (n: number) => compactQuantity(n, 0),
  ];
  const written = ways.map((write) => bands.map(({ orders }) => (orders > 0 ? write(orders) : '')));
  const fits = (words: string) => countWidth(words) <= roomPx;
  const whole = written.find((words) => words.every(fits));
  return whole ?? (written.at(-1) ?? []).map((words) => (fits(words) ? words : ''));
}

function countWidth(words: string): number {
  return [...words].reduce((sum, one) => sum + (/[\s.,]/.test(one) ? POINT_PX : DIGIT_PX), 0);
}
