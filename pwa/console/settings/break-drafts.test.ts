import { describe, expect, it } from 'vitest';
import { breakErrors, breaksMeant } from './break-drafts.ts';

const step = (afterHours: string, minutes: string) => ({ afterHours, minutes });
/** Which fields have a word of their own, by step. */
const wrong = (...drafts: ReturnType<typeof step>[]) => breakErrors(drafts).map(Object.keys);

describe('breaks by rule as they are typed', () => {
  it('are read with a comma or a point, and none is no rule', () => {
    expect(breaksMeant([step('6', '30'), step('9,5', ' 45 ')])).toEqual([
      { afterHours: 6, minutes: 30 },
      { afterHours: 9.5, minutes: 45 },
    ]);
    expect(breaksMeant([])).toEqual([]);
  });

  it.each([
    [step('', '30'), ['afterHours']],
    [step('6', ''), ['minutes']],
    [step('six', '0'), ['afterHours', 'minutes']],
    [step('6.1', '30'), ['afterHours']],
    [step('25', '30'), ['afterHours']],
    [step('24', '481'), ['minutes']],
    [step('6', '30.5'), ['minutes']],
    [step('0.5', '30'), ['minutes']],
  ])('%j is wrong in %j', (draft, fields) => {
    expect(wrong(draft)).toEqual([fields]);
    expect(breaksMeant([draft])).toBeUndefined();
  });

  it('say at the later step what does not rise', () => {
    expect(wrong(step('6', '30'), step('6', '45'))).toEqual([[], ['afterHours']]);
    expect(wrong(step('6', '30'), step('9', '30'))).toEqual([[], ['minutes']]);
    expect(wrong(step('9', '45'), step('6', '30'))).toEqual([[], ['afterHours', 'minutes']]);
  });

  it('compare nothing with what is no number', () => {
    expect(wrong(step('', '30'), step('6', '45'))).toEqual([['afterHours'], []]);
  });
});
