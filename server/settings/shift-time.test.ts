import { describe, expect, it } from 'vitest';
import { nextDay } from '#schema/rules/week.ts';
import { DAY_OFF_WEEK, expectedMs, type WorkingTime } from '#schema/rules/working-time.ts';
import { plantCalendar } from './plant-calendar.ts';
import { isWorkingTime, shiftAt } from './shift-time.ts';

const calendar = plantCalendar('America/Chicago');
const day = { start: '06:00', end: '14:30', breakMinutes: 30 };
const night = { start: '22:00', end: '06:00', breakMinutes: 0 };
/** Days Monday to Thursday, the night from Friday to Saturday. */
const working: WorkingTime = {
  shifts: [day, day, day, day, night, null, null],
  holidays: [{ day: '2026-01-19', name: 'Martin Luther King Day' }],
};
const isAt = (local: string) => isWorkingTime(calendar, working, Date.parse(`${local}-06:00`));

describe('a shift', () => {
  it.each([
    ['2026-01-13T05:59:59', false],
    ['2026-01-13T06:00:00', true],
    ['2026-01-13T14:29:59', true],
    ['2026-01-13T14:30:00', false],
    ['2026-01-16T12:00:00', false],
    ['2026-01-16T22:00:00', true],
    ['2026-01-17T05:59:59', true],
    ['2026-01-17T06:00:00', false],
    ['2026-01-18T12:00:00', false],
    ['2026-01-19T12:00:00', false],
    ['2026-01-20T12:00:00', true],
  ])('runs at %s: %j', (local, runs) => {
    expect(isAt(local)).toBe(runs);
  });

  it('keeps the plant’s clock when the clocks are put forward', () => {
    const spring = { shifts: [null, null, null, null, null, night, null], holidays: [] };
    const running = shiftAt(calendar, spring, Date.parse('2026-03-08T04:30:00Z'));
    expect(running).toEqual({
      from: Date.parse('2026-03-07T22:00:00-06:00'),
      until: Date.parse('2026-03-08T06:00:00-05:00'),
    });
  });

  it('is always in a plant that has none', () => {
    expect(isWorkingTime(calendar, { shifts: DAY_OFF_WEEK, holidays: [] }, 0)).toBe(true);
  });
});

describe('expected time', () => {
  it('is the paid part of each shift, without holidays', () => {
    const hours = (from: string, to: string) => expectedMs(working, from, to) / 3_600_000;
    expect(hours('2026-01-12', '2026-01-18')).toBe(4 * 8 + 8);
    expect(hours('2026-01-19', '2026-01-25')).toBe(3 * 8 + 8);
    expect(hours('2026-01-17', '2026-01-18')).toBe(0);
  });

  it('of a range is that of its days together, wherever its weeks are cut', () => {
    let days = 0;
    for (let day = '2026-01-14'; day <= '2026-03-31'; day = nextDay(day)) {
      days += expectedMs(working, day, day);
      expect(expectedMs(working, '2026-01-14', day)).toBe(days);
    }
    expect(expectedMs(working, '2026-01-15', '2026-01-14')).toBe(0);
  });
});
