import { describe, expect, it } from 'vitest';
import { tablet } from '../testing/fixtures.ts';
import { agoWords, batteryWords, clockWords, unsentWords } from './tablet-words.ts';

const PLANT = { today: '2026-11-12', timeZone: 'America/Chicago' };
const NOW = Date.parse('2026-11-12T20:00:00Z');
const MINUTE = 60_000;
const ago = (ms: number) => new Date(NOW - ms).toISOString();

describe('when a tablet was last seen', () => {
  it.each([
    [-MINUTE, 'Now'],
    [MINUTE, 'Now'],
    [2 * MINUTE, '2 min ago'],
    [59 * MINUTE, '59 min ago'],
    [60 * MINUTE, '13:00'],
    [24 * 60 * MINUTE, 'yesterday 14:00'],
  ])('%i ms ago is %s', (ms, words) => {
    expect(agoWords(ago(ms), NOW, PLANT)).toBe(words);
  });
});

describe('what it said', () => {
  it('of unsent taps is how many and since when', () => {
    const of = (heard: object) => unsentWords(tablet({ heard }).heard!, PLANT);
    expect(of({ pending: 0 })).toBe('None');
    expect(of({ pending: 1204, pendingSince: ago(5 * MINUTE) })).toBe('1,204 since 13:55');
    expect(of({ pending: 3, pendingSince: null })).toBe('3');
  });

  it.each([
    [null, 'Not known'],
    [0, 'Right'],
    [1499, 'Right'],
    [-8000, '8 s fast'],
    [90_000, '90 s slow'],
    [5 * MINUTE, '5 min slow'],
    [-3 * 60 * MINUTE, '3 h fast'],
    [50 * 24 * 60 * MINUTE, '50 days slow'],
  ])('of a clock %s ms behind is %s', (offsetMs, words) => {
    expect(clockWords(offsetMs)).toBe(words);
  });

  it('of the battery is nothing where the browser does not tell', () => {
    expect(batteryWords(null)).toBe('Not known');
    expect(batteryWords({ percent: 7, charging: false })).toBe('7 %');
    expect(batteryWords({ percent: 80, charging: true })).toBe('80 %, charging');
  });
});
