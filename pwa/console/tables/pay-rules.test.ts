import { describe, expect, it } from 'vitest';
import { breakWords, overtimeChoices, overtimeOf, withOvertime } from './pay-rules.ts';

describe('the rule of overtime as one choice', () => {
  it('is the shop’s own when nothing is said, and then is not said again', () => {
    expect(overtimeOf({})).toBe('');
    expect(withOvertime({ team: '3', weekHours: 'none', dayHours: '8' }, '')).toEqual({
      team: '3',
    });
  });

  it.each([
    [{ weekHours: '40' }, '40'],
    [{ weekHours: '40', dayHours: '8' }, '40 8'],
    [{ weekHours: 'none' }, 'none'],
    [{ weekHours: 'none', dayHours: '8' }, 'none 8'],
    [{ weekHours: '37.5', dayHours: '10' }, '37.5 10'],
  ])('%j comes back as it went', (rules, value) => {
    expect(overtimeOf(rules)).toBe(value);
    expect(withOvertime({}, value)).toEqual(rules);
  });

  it('offers what the address asks for, also when nobody else does', () => {
    expect(overtimeChoices({ weekHours: '37.5' })[0]).toEqual(['37.5', 'Over 37.5 h a week']);
    expect(overtimeChoices({ weekHours: 'none' })).toHaveLength(5);
  });

  it('of a day alone goes with the usual week', () => {
    expect(overtimeOf({ dayHours: '8' })).toBe('40 8');
  });
});

describe('the breaks by rule', () => {
  it('are said step by step', () => {
    const rules = [
      { afterHours: 6, minutes: 30 },
      { afterHours: 9.5, minutes: 45 },
    ];
    expect(breakWords(rules)).toBe('30 min after 6 h, 45 min after 9.5 h');
  });
});
