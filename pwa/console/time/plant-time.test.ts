import { describe, expect, it } from 'vitest';
import { instantsAt, isSameMinute, toPlantMinute } from './plant-time.ts';

const CHICAGO = 'America/Chicago';

describe('instantsAt', () => {
  it('finds the one instant of an ordinary minute', () => {
    expect(instantsAt('2026-07-01T14:02', CHICAGO)).toEqual(['2026-07-01T19:02:00.000Z']);
    expect(instantsAt('2026-07-01T14:02', 'UTC')).toEqual(['2026-07-01T14:02:00.000Z']);
  });

  it('works in zones that are half an hour and three quarters off', () => {
    expect(instantsAt('2026-07-01T14:02', 'Asia/Kolkata')).toEqual(['2026-07-01T08:32:00.000Z']);
    expect(instantsAt('2026-07-01T14:02', 'Asia/Kathmandu')).toEqual(['2026-07-01T08:17:00.000Z']);
  });

  it('finds none for a minute the clock jumped over in spring', () => {
    expect(instantsAt('2026-03-08T02:30', CHICAGO)).toEqual([]);
    expect(instantsAt('2026-03-08T03:00', CHICAGO)).toEqual(['2026-03-08T08:00:00.000Z']);
    expect(instantsAt('2026-03-08T01:59', CHICAGO)).toEqual(['2026-03-08T07:59:00.000Z']);
  });

  it('finds both for a minute that came twice in autumn, the earlier first', () => {
    expect(instantsAt('2026-11-01T01:30', CHICAGO)).toEqual([
      '2026-11-01T06:30:00.000Z',
      '2026-11-01T07:30:00.000Z',
    ]);
    expect(instantsAt('2026-11-01T02:00', CHICAGO)).toEqual(['2026-11-01T08:00:00.000Z']);
  });

  it('knows a change by half an hour', () => {
    expect(instantsAt('2026-04-05T01:45', 'Australia/Lord_Howe')).toEqual([
      '2026-04-04T14:45:00.000Z',
      '2026-04-04T15:15:00.000Z',
    ]);
  });

  it('takes seconds but answers whole minutes', () => {
    expect(instantsAt('2026-07-01T14:02:59', 'UTC')).toEqual(['2026-07-01T14:02:00.000Z']);
  });

  it.each(['', '14:02', '2026-07-01', '2026-13-01T00:00', 'tomorrow'])(
    'finds none for %j',
    (text) => {
      expect(instantsAt(text, CHICAGO)).toEqual([]);
    },
  );
});

describe('toPlantMinute', () => {
  it('goes there and back in both halves of the repeated hour', () => {
    for (const instant of ['2026-11-01T06:30:00.000Z', '2026-11-01T07:30:00.000Z']) {
      expect(toPlantMinute(instant, CHICAGO)).toBe('2026-11-01T01:30');
      expect(instantsAt(toPlantMinute(instant, CHICAGO), CHICAGO)).toContain(instant);
    }
  });

  it('says midnight as 00:00, not 24:00', () => {
    expect(toPlantMinute('2026-07-01T05:00:00Z', CHICAGO)).toBe('2026-07-01T00:00');
  });
});

describe('isSameMinute', () => {
  it('does not care for seconds', () => {
    expect(isSameMinute('2026-07-01T14:02:07Z', '2026-07-01T14:02:00.000Z')).toBe(true);
    expect(isSameMinute('2026-07-01T14:02:59Z', '2026-07-01T14:03:00Z')).toBe(false);
  });
});
