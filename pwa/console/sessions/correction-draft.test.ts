import { describe, expect, it } from 'vitest';
import type { SessionDetail } from '#schema/contract/sessions.ts';
import { session, sessionDetail, TASK_TYPES } from '../testing/fixtures.ts';
import { text } from '../text.ts';
import { isTwice } from '../time/minute-draft.ts';
import {
  correctionVersions,
  draftOf,
  readDraft,
  rebased,
  type CorrectionDraft,
} from './correction-draft.ts';
import type { Known } from './known.ts';

const CHICAGO = 'America/Chicago';
const original = sessionDetail();
const KNOWN: Known = {
  ...{ taskTypes: TASK_TYPES, others: [], timeZone: CHICAGO },
  nowMs: Date.parse('2026-12-01T18:00:00Z'),
};

function read(change: Partial<CorrectionDraft>, of = original, known: Partial<Known> = {}) {
  const around = { ...KNOWN, ...known };
  const draft = { ...draftOf(of, around.timeZone), reason: 'forgot', ...change };
  return readDraft(draft, of, around);
}
const order = (orderNumber: string) => [{ order: orderNumber, parts: '1' }];

describe('an untouched draft', () => {
  it('shows the plant’s minutes and changes nothing, not even the seconds', () => {
    const draft = draftOf(original, CHICAGO);
    expect([draft.start, draft.end]).toEqual(['2026-07-01T08:00', '2026-07-01T09:30']);
    const reading = read({});
    expect(reading.isChanged).toBe(false);
    expect(reading.correction).toBeNull();
    expect(reading.startedAt).toBe(original.startedAt);
  });
});

describe('a correction', () => {
  it('says only what is different', () => {
    expect(read({ end: '2026-07-01T09:45' }).correction).toEqual({
      endedAt: '2026-07-01T14:45:00.000Z',
      reason: 'forgot',
    });
    expect(read({ orders: order(' 10490 '), taskType: 'PACK' }).correction).toEqual({
      orderNumber: '10490',
      taskType: 'PACK',
      reason: 'forgot',
    });
  });

  it('needs a reason', () => {
    const reading = read({ end: '2026-07-01T09:45', reason: '  ' });
    expect(reading.errors.reason).toBe(text.common.required);
    expect(reading.correction).toBeNull();
  });

  it('does not end before it starts', () => {
    const { errors, correction } = read({ end: '2026-07-01T07:59' });
    expect(errors.endedAt).toBe(text.correction.endsBefore);
    expect(correction).toBeNull();
  });

  it('does not take away the end or the order of work that has one', () => {
    expect(read({ end: '' }).errors.endedAt).toBe(text.minute.unreadable);
    expect(read({ start: '' }).errors.startedAt).toBe(text.minute.unreadable);
    expect(read({ orders: order(' ') }).errors.orderNumber).toBe(text.common.required);
  });

  it('leaves running work running, and may end it', () => {
    const running = sessionDetail({ endedAt: null, endReason: null, durationMs: null });
    expect(read({ start: '2026-07-01T07:50' }, running).correction).toEqual({
      startedAt: '2026-07-01T12:50:00.000Z',
      reason: 'forgot',
    });
    expect(read({ end: '2026-07-01T09:00' }, running).correction).toEqual({
      endedAt: '2026-07-01T14:00:00.000Z',
      reason: 'forgot',
    });
  });

  it('moves work between tasks with and without an order', () => {
    const indirect = sessionDetail({ orderNumber: null, taskType: 'CLEAN', shares: [] });
    expect(read({}, indirect).errors).toEqual({});
    expect(read({ taskType: 'PACK' }, indirect).errors.orderNumber).toBe(text.common.required);
    expect(read({ taskType: 'PACK', orders: order('10490') }, indirect).correction).toEqual({
      ...{ taskType: 'PACK', orderNumber: '10490', reason: 'forgot' },
    });
    expect(read({ taskType: 'CLEAN', orders: order('') }).correction).toEqual({
      ...{ taskType: 'CLEAN', reason: 'forgot' },
    });
  });

  it('shares the time over several orders, and takes them together again', () => {
    const rows = [...order('10482'), { order: '10483', parts: '2' }];
    const shares = [
      { orderNumber: '10482', weight: 1 },
      { orderNumber: '10483', weight: 2 },
    ];
    expect(read({ orders: rows }).correction).toEqual({ shares, reason: 'forgot' });
    const of = sessionDetail({
      shares: shares.map((share) => ({ ...share, durationMs: null, laborCents: null })),
    });
    expect(read({}, of).isChanged).toBe(false);
    expect(read({ orders: order('10483') }, of).correction?.orderNumber).toBe('10483');
  });

  it('says counts and notes only of work that has ended, and null where one is taken away', () => {
    const counted = sessionDetail({ goodQuantity: 60 });
    expect(read({ good: '', scrap: '2', note: ' worn bit ' }, counted).correction).toEqual({
      ...{ goodQuantity: null, scrapQuantity: 2, note: 'worn bit', reason: 'forgot' },
    });
    expect(read({ good: '6 0' }, counted).errors.goodQuantity).toBe(text.correction.wrongCount);
    const running = sessionDetail({ endedAt: null, endReason: null, durationMs: null });
    expect(read({ good: '5', note: 'x' }, running).isChanged).toBe(false);
  });

  it('does not lie in the future, last a day and more, or overlap other work of the person', () => {
    const { tooLong, inFuture } = text.correction;
    expect(read({ end: '2026-07-02T08:30' }).errors.endedAt).toBe(tooLong);
    expect(read({ end: '2026-12-01T12:01' }).errors.endedAt).toBe(inFuture);
    const next = session({
      ...{ id: 'next', startedAt: '2026-07-01T14:40:00Z', endedAt: '2026-07-01T15:00:00Z' },
    });
    const others = [next];
    expect(read({ end: '2026-07-01T09:40' }, original, { others }).errors).toEqual({});
    expect(read({ end: '2026-07-01T09:41' }, original, { others }).errors.endedAt).toContain(
      'Luis Ortega was on 10482 Engraving then',
    );
    const voided = { ...next, flags: ['voided' as const] };
    const late = read({ end: '2026-07-01T09:41' }, original, { others: [voided] });
    expect(late.errors).toEqual({});
  });

  it('works half an hour off', () => {
    const reading = read({ end: '2026-07-01T20:15' }, original, { timeZone: 'Asia/Kolkata' });
    expect(reading.correction?.endedAt).toBe('2026-07-01T14:45:00.000Z');
  });
});

describe('when the clocks change', () => {
  it('refuses a minute that never was', () => {
    const night = sessionDetail({
      startedAt: '2026-03-08T07:30:00Z',
      endedAt: '2026-03-08T09:30:00Z',
    });
    expect(read({ end: '2026-03-08T02:30' }, night).errors.endedAt).toBe(text.minute.skipped);
  });

  const autumn = sessionDetail({
    startedAt: '2026-11-01T05:30:00Z',
    endedAt: '2026-11-01T07:30:00Z',
  });

  it('remembers which of two equal minutes the end was', () => {
    expect(isTwice('2026-11-01T01:30', CHICAGO)).toBe(true);
    expect(draftOf(autumn, CHICAGO)).toMatchObject({ end: '2026-11-01T01:30', endChoice: 1 });
    expect(read({}, autumn).isChanged).toBe(false);
  });

  it('moves the end by an hour when the first time is meant', () => {
    expect(read({ endChoice: 0 }, autumn).correction?.endedAt).toBe('2026-11-01T06:30:00.000Z');
  });
});

describe('somebody else’s correction meanwhile', () => {
  const theirs: SessionDetail = sessionDetail({ version: 2, taskType: 'PACK', note: 'theirs' });
  const mine = { ...draftOf(original, CHICAGO), end: '2026-07-01T09:45', note: 'mine' };

  it('is shown beside mine, where they differ', () => {
    expect(correctionVersions(mine, original, theirs, KNOWN)).toEqual([
      { label: 'End', yours: 'Jul 1, 2026, 09:45', theirs: 'Jul 1, 2026, 09:30' },
      { label: 'Task', yours: null, theirs: 'Packing' },
      { label: 'Note', yours: 'mine', theirs: 'theirs' },
    ]);
  });

  it('stays where mine says nothing', () => {
    expect(rebased(mine, original, theirs, CHICAGO)).toMatchObject({
      ...{ end: '2026-07-01T09:45', taskType: 'PACK', note: 'mine' },
    });
  });
});
