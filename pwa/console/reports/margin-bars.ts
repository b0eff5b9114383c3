/** Where the bars of the picture stand: pure geometry, so that it can be tested. */
import type { MarginBand } from '#schema/contract/reports.ts';

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
