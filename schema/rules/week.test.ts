import { describe, expect, it } from 'vitest';
import { mondayOf, sundayOf, weeksFrom } from './week.ts';

describe('the weeks of the plant', () => {
  it.each([
    ['2026-11-16', '2026-11-16'],
    ['2026-11-21', '2026-11-16'],
    ['2026-11-22', '2026-11-16'],
    ['2026-11-23', '2026-11-23'],
    ['2027-01-01', '2026-12-28'],
    ['2028-02-29', '2028-02-28'],
    ['1970-01-01', '1969-12-29'],
    ['1969-12-28', '1969-12-22'],
  ])('%s is in the week of %s', (day, monday) => {
    expect(mondayOf(day)).toBe(monday);
  });

  it('end on Sunday and follow each other, also where clocks change', () => {
    expect(sundayOf('2026-03-02')).toBe('2026-03-08');
    expect(weeksFrom('2026-03-02', 1)).toBe('2026-03-09');
    expect(weeksFrom('2026-12-28', -1)).toBe('2026-12-21');
  });
});

describe('a week', () => {
  it.each([
    ['2026-02-02', '2026-02-02', '2026-02-08'],
    ['2026-02-08', '2026-02-02', '2026-02-08'],
    ['2026-01-01', '2025-12-29', '2026-01-04'],
    ['1969-12-31', '1969-12-29', '1970-01-04'],
  ])('of %s is %s to %s', (day, monday, sunday) => {
    expect([mondayOf(day), sundayOf(day)]).toEqual([monday, sunday]);
  });
});
