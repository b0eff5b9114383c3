/** The night the clocks are put back: 01:00 to 01:59 comes twice. */
import { describe, expect, it } from 'vitest';
import { choiceOf, keptChoice, readMinute } from './minute-draft.ts';

const NEW_YORK = 'America/New_York';
const FIRST = '2026-11-01T05:30:00.000Z';
const SECOND = '2026-11-01T06:30:00.000Z';

describe('which of two times is meant', () => {
  it.each([
    [FIRST, 0],
    [SECOND, 1],
    ['2026-11-01T04:59:00.000Z', null],
    ['2026-11-01T07:00:00.000Z', null],
    ['2026-07-01T05:30:00.000Z', null],
    [null, null],
  ])('is read from %s', (instant, choice) => {
    expect(choiceOf(instant, NEW_YORK)).toBe(choice);
  });

  it('stays what it was for another minute of that hour', () => {
    const kept = keptChoice(choiceOf(SECOND, NEW_YORK), '2026-11-01T01:45', NEW_YORK);
    expect(kept).toBe(1);
    const { instant } = readMinute('2026-11-01T01:45', kept, SECOND, NEW_YORK);
    expect(instant).toBe('2026-11-01T06:45:00.000Z');
    expect(keptChoice(0, '2026-11-01T01:45', NEW_YORK)).toBe(0);
  });

  it.each(['2026-11-01T02:00', '2026-11-02T01:30', ''])('is nothing to ask at %j', (minute) => {
    expect(keptChoice(1, minute, NEW_YORK)).toBeNull();
  });
});
