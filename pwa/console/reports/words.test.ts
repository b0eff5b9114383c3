import { describe, expect, it } from 'vitest';
import { figureColumns, hasBurden, isLosing, sortColumns } from './report-columns.ts';
import { cents, hours, marginPercent, marginStep, sumCents } from './words.ts';

describe('figures in a cell', () => {
  it('have a real minus sign, or a dash when nobody knows', () => {
    expect(cents(-123_456)).toBe('−$1,234.56');
    expect(cents(0)).toBe('$0.00');
    expect(cents(null)).toBe('–');
    expect(marginPercent(-12.34)).toBe('−12.3 %');
    expect(marginPercent(null)).toBe('–');
    expect(marginStep(-25)).toBe('about −25 %');
    expect(marginStep(-95)).toBe('about −95 %');
    expect(marginStep(-100)).toBe('−100 % or less');
    expect(marginStep(null)).toBe('–');
  });

  it('say hours of a whole shop with a thousands separator', () => {
    expect(hours(7.7 * 3_600_000)).toBe('7 h 42');
    expect(hours(1584.7 * 3_600_000)).toBe('1,584 h 42');
  });
});

describe('sumCents', () => {
  it('adds what is known and stays unknown when nothing is', () => {
    expect(sumCents([100, null, 23])).toBe(123);
    expect(sumCents([null, null])).toBeNull();
    expect(sumCents([])).toBeNull();
    expect(sumCents([-5, 5])).toBe(0);
  });
});

describe('figureColumns', () => {
  it('hides every column of money from a foreman', () => {
    const columns = figureColumns(false, true).map(({ column }) => column);
    expect(columns).toEqual(['laborMs', 'estimateMs', 'marginPercent']);
    expect(sortColumns(false, true)).not.toContain('marginCents');
  });

  it('has a column for burden only in a shop that counts one', () => {
    expect(figureColumns(true, true)).toHaveLength(8);
    expect(figureColumns(true, false).map(({ column }) => column)).not.toContain('burdenCents');
    expect(hasBurden({ burdenCents: 0 })).toBe(false);
    expect(hasBurden({ burdenCents: 1 })).toBe(true);
    expect(hasBurden(null)).toBe(false);
  });
});

describe('isLosing', () => {
  it('sees a loss without a percentage, and a percentage without cents', () => {
    expect(isLosing({ marginCents: -1, marginPercent: null })).toBe(true);
    expect(isLosing({ marginCents: null, marginPercent: -0.1 })).toBe(true);
    expect(isLosing({ marginCents: 0, marginPercent: 0 })).toBe(false);
    expect(isLosing({ marginCents: null, marginPercent: null })).toBe(false);
  });
});
