import type { MarginBand } from '#schema/contract/reports.ts';
import { describe, expect, it } from 'vitest';
import { countsThatFit, isLosingBand, marginBars } from './margin-bars.ts';

const band = (
  fromPercent: number | null,
  toPercent: number | null,
  orders: number,
): MarginBand => ({
  fromPercent,
  toPercent,
  orders,
});
const frame = { width: 300, height: 100, gap: 10 };

describe('marginBars', () => {
  it('gives the largest band the full height and the others their part', () => {
    const bars = marginBars([band(null, 0, 5), band(0, 50, 20), band(50, null, 0)], frame);
    expect(bars.map(({ height }) => height)).toEqual([25, 100, 0]);
    expect(bars.map(({ y, height }) => y + height)).toEqual([100, 100, 100]);
    expect(bars.map(({ x, width }) => [x, width])).toEqual([
      [5, 90],
      [105, 90],
      [205, 90],
    ]);
  });

  it('lets one order be seen beside a thousand', () => {
    expect(marginBars([band(null, 0, 1), band(0, null, 1000)], frame)[0]?.height).toBe(2);
  });

  it('stands for nothing at all without falling over', () => {
    expect(marginBars([], frame)).toEqual([]);
    expect(marginBars([band(0, null, 0)], frame)[0]?.height).toBe(0);
  });
});

describe('isLosingBand', () => {
  it('is decided by the upper end', () => {
    expect(isLosingBand(band(null, -50, 1))).toBe(true);
    expect(isLosingBand(band(-25, 0, 1))).toBe(true);
    expect(isLosingBand(band(0, 10, 1))).toBe(false);
    expect(isLosingBand(band(70, null, 1))).toBe(false);
  });
});

describe('how many stand over the bars', () => {
  const counts = (orders: readonly number[], roomPx: number) =>
    countsThatFit(
      orders.map((one) => band(0, 10, one)),
      roomPx,
    );

  it('is exact for all where all have room, else rounded for all', () => {
    expect(counts([2_853, 0, 16_407], 40)).toEqual(['2,853', '', '16,407']);
    expect(counts([2_853, 33, 16_407], 36)).toEqual(['2.9K', '33', '16.4K']);
    expect(counts([2_853, 33, 16_407], 22)).toEqual(['3K', '33', '16K']);
  });

  it('is left out before it runs into the next', () => {
    expect(counts([2_853, 33, 16_407], 15)).toEqual(['3K', '33', '']);
  });
});
