import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakFaults, ruleBreakMs, type BreakRules } from './breaks.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
/** § 4 ArbZG. */
const GERMAN: BreakRules = [
  { afterHours: 6, minutes: 30 },
  { afterHours: 9, minutes: 45 },
];
const minutesOff = (thereMinutes: number, takenMinutes = 0, rules = GERMAN) =>
  ruleBreakMs(
    { workedMs: (thereMinutes - takenMinutes) * MINUTE, takenMs: takenMinutes * MINUTE },
    rules,
  ) / MINUTE;
const at = (hours: number, minutes = 0) => hours * 60 + minutes;

describe('the break by rule', () => {
  it.each([
    [at(6), 0],
    [at(6, 5), 5],
    [at(6, 30), 30],
    [at(8), 30],
    [at(9), 30],
    // The second step would take only five minutes yet, the first takes thirty.
    [at(9, 5), 30],
    [at(9, 35), 35],
    [at(9, 45), 45],
    [at(14), 45],
  ])('of a day of %i minutes is %i', (there, off) => {
    expect(minutesOff(there)).toBe(off);
  });

  it.each([
    [at(8), 20, 10],
    [at(8), 30, 0],
    [at(8), 60, 0],
    // Worked 9:05: fifteen minutes are missing, five lie beyond.
    [at(9, 35), 30, 5],
    [at(6, 15), 20, 0],
  ])('of %i minutes with %i recorded is %i more', (there, taken, off) => {
    expect(minutesOff(there, taken)).toBe(off);
  });

  it('is none without a rule', () => {
    expect(minutesOff(at(20), 0, [])).toBe(0);
  });
});

/** Rules as they may be set. */
const rules = fc
  .array(
    fc.record({
      quarters: fc.integer({ min: 1, max: 96 }),
      minutes: fc.integer({ min: 1, max: 480 }),
    }),
    {
      maxLength: 3,
    },
  )
  .map((steps) => steps.map(({ quarters, minutes }) => ({ afterHours: quarters / 4, minutes })))
  .filter((steps) => breakFaults(steps).length === 0);
const ms = fc.integer({ min: 0, max: 24 * HOUR });
const paidMs = (thereMs: number, takenMs: number, steps: BreakRules) =>
  thereMs - takenMs - ruleBreakMs({ workedMs: thereMs - takenMs, takenMs }, steps);

describe('whatever the rules are', () => {
  it('who stays longer is paid no less, and at most for as much longer', () => {
    fc.assert(
      fc.property(rules, ms, ms, ms, (steps, one, other, taken) => {
        const [shorter, longer] = [Math.min(one, other), Math.max(one, other)];
        const takenMs = Math.min(taken, shorter);
        const more = paidMs(longer, takenMs, steps) - paidMs(shorter, takenMs, steps);
        expect(more).toBeGreaterThanOrEqual(0);
        expect(more).toBeLessThanOrEqual(longer - shorter);
      }),
    );
  });

  it('nothing is taken that is not there, nor below the hours of the first step', () => {
    fc.assert(
      fc.property(rules, ms, ms, (steps, workedMs, takenMs) => {
        const off = ruleBreakMs({ workedMs, takenMs }, steps);
        const first = (steps[0]?.afterHours ?? 24) * HOUR;
        expect(off).toBeGreaterThanOrEqual(0);
        expect(workedMs - off).toBeGreaterThanOrEqual(Math.min(workedMs, first));
      }),
    );
  });

  it('a break costs the same whether it was recorded or not, up to what is asked for', () => {
    fc.assert(
      fc.property(rules, ms, ms, (steps, thereMs, some) => {
        const asked = ruleBreakMs({ workedMs: thereMs, takenMs: 0 }, steps);
        const takenMs = Math.min(some, thereMs);
        expect(paidMs(thereMs, takenMs, steps)).toBe(thereMs - Math.max(asked, takenMs));
      }),
    );
  });
});

describe('steps that are no rule', () => {
  const step = (afterHours: number, minutes: number) => ({ afterHours, minutes });
  it.each([
    ['fewer hours than before', [step(9, 30), step(6, 45)], [1, 'afterHours', 'noMoreHours']],
    ['the same hours', [step(6, 30), step(6, 45)], [1, 'afterHours', 'noMoreHours']],
    ['no more minutes', [step(6, 30), step(9, 30)], [1, 'minutes', 'noMoreMinutes']],
    ['a break as long as the day', [step(0.5, 30)], [0, 'minutes', 'asLongAsTheDay']],
  ] as const)('%s', (_what, steps, [index, field, fault]) => {
    expect(breakFaults(steps)).toEqual([{ step: index, field, fault }]);
  });

  it('are told from those that are', () => {
    expect(breakFaults(GERMAN)).toEqual([]);
    expect(breakFaults([])).toEqual([]);
  });
});
