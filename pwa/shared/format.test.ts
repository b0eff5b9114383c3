import { afterEach, describe, expect, it } from 'vitest';
import {
  calendarDay,
  clockTime,
  compactQuantity,
  dayTime,
  dayWord,
  daysBetween,
  duration,
  hours,
  money,
  percent,
  monthName,
  plainDate,
  shortMonth,
  quantity,
  stopwatch,
} from './format.ts';
import { speak } from './language.ts';

const MINUTE = 60_000;

describe('duration', () => {
  it('says hours and minutes, and minutes alone under an hour', () => {
    expect(duration(462 * MINUTE)).toBe('7 h 42');
    expect(duration(60 * MINUTE)).toBe('1 h 00');
    expect(duration(42 * MINUTE)).toBe('42 min');
    expect(duration(0)).toBe('0 min');
  });

  it('cuts to whole minutes and never rounds up', () => {
    expect(duration(60 * MINUTE - 1)).toBe('59 min');
    expect(hours(5 * MINUTE + 59_999)).toBe('0 h 05');
  });

  it('puts a real minus sign before negative time', () => {
    expect(hours(-65 * MINUTE)).toBe('−1 h 05');
  });
});

describe('a compact quantity', () => {
  it('rounds what is large and leaves alone what is small', () => {
    expect(compactQuantity(16_407, 1)).toBe('16.4K');
    expect(compactQuantity(16_407, 0)).toBe('16K');
    expect(compactQuantity(-1_250_000, 1)).toBe('−1.3M');
    expect(compactQuantity(33, 0)).toBe('33');
  });
});

describe('stopwatch', () => {
  it('splits what has elapsed', () => {
    expect(stopwatch(3_723_999)).toEqual({ hours: '1', minutes: '02', seconds: '03' });
  });

  it('shows zero while the device lags behind the server', () => {
    expect(stopwatch(-900)).toEqual({ hours: '0', minutes: '00', seconds: '00' });
  });
});

describe('times and dates', () => {
  it('are those of the given zone, whatever the machine says', () => {
    const instant = '2026-11-03T23:30:00Z';
    expect(clockTime(instant, 'UTC')).toBe('23:30');
    expect(clockTime(instant, 'America/Chicago')).toBe('17:30');
    expect(clockTime(instant, 'Asia/Kolkata')).toBe('05:00');
    expect(calendarDay(instant, 'America/Chicago')).toBe('2026-11-03');
    expect(calendarDay(instant, 'Asia/Kolkata')).toBe('2026-11-04');
  });

  it('say midnight as 00:00', () => {
    expect(clockTime('2026-11-03T00:00:00Z', 'UTC')).toBe('00:00');
  });

  it('hold on both sides of a change of daylight saving', () => {
    expect(clockTime('2026-11-01T05:30:00Z', 'America/New_York')).toBe('01:30');
    expect(clockTime('2026-11-01T06:30:00Z', 'America/New_York')).toBe('01:30');
    expect(daysBetween('2026-10-31', '2026-11-02')).toBe(2);
  });

  it.each([
    ['2026-07-01T19:02:00Z', '14:02'],
    ['2026-07-01T04:59:00Z', 'yesterday 23:59'],
    ['2026-06-03T19:02:00Z', 'Jun 3 14:02'],
    ['2025-12-31T19:02:00Z', 'Dec 31, 2025 13:02'],
  ])('say %s with its day, unless that is today', (instant, said) => {
    expect(dayTime(instant, '2026-07-01', 'America/Chicago')).toBe(said);
  });

  it('say days as people do', () => {
    expect(dayWord('2026-11-03', '2026-11-03')).toBe('today');
    expect(dayWord('2026-11-02', '2026-11-03')).toBe('yesterday');
    expect(dayWord('2026-11-04', '2026-11-03')).toBe('tomorrow');
    expect(dayWord('2026-11-20', '2026-11-03')).toBe('Nov 20');
    expect(dayWord('2027-01-05', '2026-11-03')).toBe('Jan 5, 2027');
    expect(plainDate('2026-02-28')).toBe('Feb 28, 2026');
    expect(monthName('2026-02')).toBe('Feb 2026');
    expect(['2025-12', '2026-01', '2026-02'].map((month) => shortMonth(month))).toEqual([
      'Dec',
      '2026',
      'Feb',
    ]);
  });
});

describe('numbers', () => {
  it('have a currency, two decimals and a real minus sign when they are money', () => {
    expect(money(123_450)).toBe('$1,234.50');
    expect(money(-5)).toBe('−$0.05');
  });

  it('keep one decimal as percent and at most three as a quantity', () => {
    expect(percent(-12.25)).toBe('−12.3 %');
    expect(percent(999.94)).toBe('999.9 %');
    expect(quantity(12.5)).toBe('12.5');
    expect(quantity(-0.1254)).toBe('−0.125');
  });
});

describe('a percent beyond all measure', () => {
  it('has no decimals, then is rounded, and never runs out of its column', () => {
    expect(percent(999.96)).toBe('1,000 %');
    expect(percent(-1_625)).toBe('−1,625 %');
    expect(percent(-9_999.4)).toBe('−9,999 %');
    expect(percent(-9_999.6)).toBe('−10K %');
    expect(percent(-140_600)).toBe('−141K %');
    expect(percent(123_456_789)).toBe('123M %');
    for (let value = 0.04; value < 1e12; value *= 1.37) {
      expect(percent(-value).length, String(value)).toBeLessThanOrEqual('−999.9 %'.length);
    }
  });
});

describe('in Spanish', () => {
  afterEach(() => {
    speak('en');
  });

  it('days and months have their Spanish names, and the clock stays the same', () => {
    speak('es');
    expect(dayWord('2026-11-03', '2026-11-03')).toBe('hoy');
    expect(dayWord('2026-11-02', '2026-11-03')).toBe('ayer');
    expect(dayWord('2026-11-20', '2026-11-03')).toBe('20 nov');
    expect(plainDate('2026-02-28')).toBe('28 feb 2026');
    expect(monthName('2026-08')).toBe('ago 2026');
    expect(clockTime('2026-11-03T23:30:00Z', 'UTC')).toBe('23:30');
  });

  it('money and numbers are written as a shop in the United States writes them', () => {
    speak('es');
    expect(money(-123_450)).toBe('−$1,234.50');
    expect(quantity(1250.5)).toBe('1,250.5');
    expect(percent(12.5)).toBe('12.5 %');
    expect(hours(462 * MINUTE)).toBe('7 h 42');
  });
});
