import { describe, expect, it } from 'vitest';
import { weeksOver } from './weeks.ts';

const latest = (at: string, timeZone = 'UTC') => weeksOver(Date.parse(at), timeZone)[0];

describe('the weeks that are over', () => {
  it('are the last four, Monday to Sunday', () => {
    expect(weeksOver(Date.parse('2026-11-25T12:00:00Z'), 'UTC')).toEqual([
      { name: '2026-47', from: '2026-11-16', to: '2026-11-22' },
      { name: '2026-46', from: '2026-11-09', to: '2026-11-15' },
      { name: '2026-45', from: '2026-11-02', to: '2026-11-08' },
      { name: '2026-44', from: '2026-10-26', to: '2026-11-01' },
    ]);
  });

  it.each([
    ['2026-11-23T04:59:59Z', 'UTC', '2026-46'],
    ['2026-11-23T05:00:00Z', 'UTC', '2026-47'],
    // Five in Chicago is eleven in Greenwich, ten while the clocks are ahead.
    ['2026-11-23T10:59:59Z', 'America/Chicago', '2026-46'],
    ['2026-11-23T11:00:00Z', 'America/Chicago', '2026-47'],
    ['2026-07-20T09:59:59Z', 'America/Chicago', '2026-28'],
    ['2026-07-20T10:00:00Z', 'America/Chicago', '2026-29'],
    ['2026-11-22T23:29:59Z', 'Asia/Kolkata', '2026-46'],
    ['2026-11-22T23:30:00Z', 'Asia/Kolkata', '2026-47'],
  ])('change on Monday at five in the plant: %s in %s is after week %s', (at, zone, week) => {
    expect(latest(at, zone)?.name).toBe(week);
  });

  it('belong to the ISO year', () => {
    expect(latest('2027-01-04T06:00:00Z')).toEqual({
      name: '2026-53',
      from: '2026-12-28',
      to: '2027-01-03',
    });
    expect(latest('2027-01-11T06:00:00Z')?.name).toBe('2027-01');
  });
});
