import { describe, expect, it } from 'vitest';
import { session, TASK_TYPES } from '../testing/fixtures.ts';
import { text } from '../text.ts';
import type { Known } from './known.ts';
import { missedDraft, readMissed, type MissedDraft } from './missed-draft.ts';

const KNOWN: Known = {
  ...{ taskTypes: TASK_TYPES, others: [session()], timeZone: 'America/Chicago' },
  nowMs: Date.parse('2026-07-01T18:00:00Z'),
};
const FILLED: MissedDraft = {
  ...missedDraft(7),
  ...{ start: '2026-07-01T10:00', end: '2026-07-01T11:30', taskType: 'PACK' },
  ...{ orders: [{ order: '10483', parts: '1' }], reason: 'tablet was off' },
};
const read = (change: Partial<MissedDraft> = {}) => readMissed({ ...FILLED, ...change }, KNOWN);

describe('a missed session', () => {
  it('says who, when, on what and why', () => {
    expect(read().missed).toEqual({
      ...{ userId: 7, taskType: 'PACK', orderNumber: '10483', reason: 'tablet was off' },
      ...{ startedAt: '2026-07-01T15:00:00.000Z', endedAt: '2026-07-01T16:30:00.000Z' },
    });
    expect(read({ good: '12', note: ' by hand ' }).missed).toMatchObject({
      ...{ goodQuantity: 12, note: 'by hand' },
    });
  });

  it('on a task that is done on no order has none, whatever was typed before', () => {
    expect(read({ taskType: 'CLEAN' }).missed).not.toHaveProperty('orderNumber');
  });

  it('asks for everything it needs', () => {
    const { required } = text.common;
    expect(readMissed(missedDraft(null), KNOWN).errors).toEqual({
      ...{ userId: required, taskType: required, reason: required },
      ...{ startedAt: text.minute.unreadable, endedAt: text.minute.unreadable },
    });
    const none = [{ order: ' ', parts: '1' }];
    expect(read({ orders: none }).errors).toEqual({ orderNumber: required });
  });

  it.each([
    [{ end: '2026-07-01T09:59' }, 'endedAt', text.correction.endsBefore],
    [{ end: '2026-07-01T13:01' }, 'endedAt', text.correction.inFuture],
    [{ start: '2026-06-29T10:00' }, 'endedAt', text.correction.tooLong],
  ])('is refused with %j at %s', (change, field, said) => {
    expect(read(change)).toMatchObject({ missed: null, errors: { [field]: said } });
  });

  it('is refused at the end that runs into other work', () => {
    expect(read({ start: '2026-07-01T09:00' }).errors.startedAt).toContain('10482 Engraving');
    expect(read({ start: '2026-07-01T07:00' }).errors.endedAt).toContain('10482 Engraving');
    expect(read({ start: '2026-07-01T09:31' }).errors).toEqual({});
  });
});
