import type { ProfitabilityMonth } from '#schema/contract/reports.ts';
import { describe, expect, it } from 'vitest';
import { trendBars } from './trend-bars.ts';

const month = (name: string, marginPercent: number | null): ProfitabilityMonth => ({
  month: name,
  laborMs: 0,
  laborCents: null,
  burdenCents: null,
  materialCents: null,
  revenueCents: null,
  marginCents: null,
  marginPercent,
});
const frame = { width: 300, height: 100, wordsWidth: 40 };

describe('trendBars', () => {
  it('stand on one line, losses hanging from it', () => {
    const { bars, zero } = trendBars([month('a', 60), month('b', -40), month('c', 30)], frame);
    expect(zero).toBe(60);
    expect(bars.map(({ y, height }) => [y, height])).toEqual([
      [0, 60],
      [60, 40],
      [30, 30],
    ]);
    expect(bars.map(({ losing }) => losing)).toEqual([false, true, false]);
  });

  it('keep their proportions beside a month of ruin', () => {
    const { bars } = trendBars([month('a', 100), month('b', -4000)], frame);
    expect(bars.map(({ height }) => height)).toEqual([50, 50]);
  });

  it('are seen however small, and absent where nobody knows', () => {
    const { bars } = trendBars([month('a', 0.01), month('b', null)], frame);
    expect(bars.map(({ height }) => height)).toEqual([2, 0]);
    expect(trendBars([], frame)).toEqual({ bars: [], zero: 100 });
  });

  it('name as many months as there is room for, the latest first', () => {
    const named = (count: number) =>
      trendBars(
        Array.from({ length: count }, (_, place) => month(`${place}`, 10)),
        frame,
      )
        .bars.filter(({ wordsX }) => wordsX !== null)
        .map(({ month: { month: name } }) => Number(name));
    expect(named(3)).toEqual([0, 1, 2]);
    expect(named(12)).toEqual([1, 3, 5, 7, 9, 11]);
    expect(named(60)).toEqual([7, 15, 23, 31, 39, 47, 59]);
  });
});
