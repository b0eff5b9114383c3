import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plantCalendar } from './plant-calendar.ts';

const HOUR = 3_600_000;
const at = (instant: string): number => Date.parse(instant);
const lengthHours = (zone: string, day: string, next: string): number => {
  const calendar = plantCalendar(zone);
  return (calendar.startOf(next) - calendar.startOf(day)) / HOUR;
};

describe('the plant calendar in UTC', () => {
  const calendar = plantCalendar('UTC');

  it('changes the day at midnight, half open', () => {
    expect(calendar.dayOf(at('2026-01-14T23:59:59.999Z'))).toBe('2026-01-14');
    expect(calendar.dayOf(at('2026-01-15T00:00:00.000Z'))).toBe('2026-01-15');
    expect(calendar.startOf('2026-01-15')).toBe(at('2026-01-15T00:00:00Z'));
  });

  it('knows the 29th of February', () => {
    expect(calendar.dayOf(at('2028-02-29T12:00:00Z'))).toBe('2028-02-29');
  });
});

describe('the plant calendar in New York', () => {
  const zone = 'America/New_York';
  const calendar = plantCalendar(zone);

  it('keeps a late shift on the day the wall clock shows', () => {
    expect(calendar.dayOf(at('2026-01-15T04:59:59Z'))).toBe('2026-01-14');
    expect(calendar.dayOf(at('2026-01-15T05:00:00Z'))).toBe('2026-01-15');
  });

  it('has a day of 23 hours when summer time begins', () => {
    expect(lengthHours(zone, '2026-03-08', '2026-03-09')).toBe(23);
    expect(calendar.dayOf(at('2026-03-08T05:00:00Z'))).toBe('2026-03-08');
    expect(calendar.dayOf(at('2026-03-09T03:59:59Z'))).toBe('2026-03-08');
    expect(calendar.dayOf(at('2026-03-09T04:00:00Z'))).toBe('2026-03-09');
  });

  it('has a day of 25 hours when summer time ends', () => {
    expect(lengthHours(zone, '2026-11-01', '2026-11-02')).toBe(25);
    // Half past one in the morning comes twice; both are the same day.
    expect(calendar.dayOf(at('2026-11-01T05:30:00Z'))).toBe('2026-11-01');
    expect(calendar.dayOf(at('2026-11-01T06:30:00Z'))).toBe('2026-11-01');
    expect(calendar.dayOf(at('2026-11-02T04:59:59Z'))).toBe('2026-11-01');
    expect(calendar.dayOf(at('2026-11-02T05:00:00Z'))).toBe('2026-11-02');
  });
});

describe('the plant calendar elsewhere', () => {
  it('follows a zone half an hour off', () => {
    const calendar = plantCalendar('Asia/Kolkata');
    expect(calendar.dayOf(at('2026-01-14T18:29:59.999Z'))).toBe('2026-01-14');
    expect(calendar.dayOf(at('2026-01-14T18:30:00Z'))).toBe('2026-01-15');
    expect(lengthHours('Asia/Kolkata', '2026-03-08', '2026-03-09')).toBe(24);
  });

  it('begins a day at one o’clock where summer time skips its midnight', () => {
    const calendar = plantCalendar('America/Sao_Paulo');
    expect(calendar.startOf('2018-11-04')).toBe(at('2018-11-04T03:00:00Z'));
    expect(calendar.dayOf(at('2018-11-04T02:59:59Z'))).toBe('2018-11-03');
    expect(calendar.dayOf(at('2018-11-04T03:00:00Z'))).toBe('2018-11-04');
  });

  it('refuses a zone nobody knows', () => {
    expect(() => plantCalendar('America/Springfield')).toThrow(RangeError);
  });

  it('answers the same whatever was asked before', () => {
    const zones = ['UTC', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'];
    const written = new Map(
      zones.map((timeZone) => [timeZone, new Intl.DateTimeFormat('en-CA', { timeZone })]),
    );
    const instants = fc.integer({ min: at('2025-01-01T00:00Z'), max: at('2027-01-01T00:00Z') });
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.array(instants, { maxLength: 20 }),
        (zone, taps) => {
          const calendar = plantCalendar(zone);
          for (const tap of taps) {
            expect(calendar.dayOf(tap)).toBe(written.get(zone)?.format(tap));
            expect(calendar.startOf(calendar.dayOf(tap))).toBeLessThanOrEqual(tap);
          }
        },
      ),
    );
  });
});
