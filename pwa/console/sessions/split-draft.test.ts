import { describe, expect, it } from 'vitest';
import { sessionDetail, TASK_TYPES } from '../testing/fixtures.ts';
import { text } from '../text.ts';
import type { Known } from './known.ts';
import { readSplit, splitDraftOf, type SplitDraft } from './split-draft.ts';

const original = sessionDetail({ goodQuantity: 60 });
const KNOWN: Known = {
  ...{ taskTypes: TASK_TYPES, others: [], timeZone: 'America/Chicago' },
  nowMs: Date.parse('2026-07-01T18:00:00Z'),
};
function read(change: Partial<SplitDraft>, of = original) {
  const draft = {
    ...splitDraftOf(of, KNOWN),
    at: '2026-07-01T09:00',
    reason: 'no switch',
    ...change,
  };
  return readSplit(draft, of, KNOWN);
}
const { earlier, later } = splitDraftOf(original, KNOWN);

describe('a split', () => {
  it('begins in the middle', () => {
    expect(splitDraftOf(original, KNOWN).at).toBe('2026-07-01T08:45');
    const running = sessionDetail({ endedAt: null, endReason: null, durationMs: null });
    expect(splitDraftOf(running, KNOWN).at).toBe('2026-07-01T10:30');
  });

  it('says only where and why as long as both parts are what the whole was', () => {
    expect(read({})).toMatchObject({
      ...{ errors: {}, split: { at: '2026-07-01T14:00:00.000Z', reason: 'no switch' } },
      parts: { earlierMs: 3_592_750, laterMs: 1_842_500 },
    });
    expect(Object.keys(read({}).split!)).toEqual(['at', 'reason']);
  });

  it('says of a part what is different', () => {
    const orders = [{ order: ' 10490 ', parts: '1' }];
    const reading = read({
      earlier: { ...earlier, orders, good: '20' },
      later: { ...later, taskType: 'CLEAN', good: '40' },
    });
    expect(reading.split).toMatchObject({
      ...{ earlier: { orderNumber: '10490', goodQuantity: 20 } },
      ...{ later: { taskType: 'CLEAN', goodQuantity: 40 } },
    });
  });

  it.each(['2026-07-01T08:00', '2026-07-01T09:31', '2026-06-30T09:00'])(
    'is not at %s, outside of the work',
    (at) => {
      expect(read({ at })).toMatchObject({ split: null, errors: { at: text.split.outside } });
    },
  );

  it('of running work is before now', () => {
    const running = sessionDetail({ endedAt: null, endReason: null, durationMs: null });
    expect(read({ at: '2026-07-01T12:59' }, running).errors).toEqual({});
    expect(read({ at: '2026-07-01T13:00' }, running).errors.at).toBe(text.split.outside);
  });

  it('needs a time, a reason and an order of a part that was on one', () => {
    const orders = [{ order: '', parts: '1' }];
    const reading = read({ at: '', reason: ' ', later: { ...later, orders } });
    expect(reading.errors).toEqual({
      ...{ at: text.minute.unreadable, reason: text.common.required },
      'later.orderNumber': text.common.required,
    });
  });
});
