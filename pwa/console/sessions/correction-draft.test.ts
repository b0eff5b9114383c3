import { describe, expect, it } from 'vitest';
import { session } from '../testing/fixtures.ts';
import { text } from '../text.ts';
import { isTwice } from '../time/minute-draft.ts';
import { draftOf, readDraft, type CorrectionDraft } from './correction-draft.ts';

const CHICAGO = 'America/Chicago';
const original = session();

function read(change: Partial<CorrectionDraft>, of = original, zone = CHICAGO) {
  return readDraft({ ...draftOf(of, zone), reason: 'forgot', ...change }, of, zone);
}

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
    expect(read({ order: ' 10490 ', taskType: 'PACK' }).correction).toEqual({
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
    expect(read({ order: ' ' }).errors.orderNumber).toBe(text.common.required);
  });

  it('leaves running work running, and may end it', () => {
    const running = session({ endedAt: null, endReason: null, durationMs: null });
    expect(read({ start: '2026-07-01T07:50' }, running).correction).toEqual({
      startedAt: '2026-07-01T12:50:00.000Z',
      reason: 'forgot',
    });
    expect(read({ end: '2026-07-01T09:00' }, running).correction).toEqual({
      endedAt: '2026-07-01T14:00:00.000Z',
      reason: 'forgot',
    });
  });

  it('may put indirect work on an order', () => {
    const indirect = session({ orderNumber: null, taskType: 'CLEAN' });
    expect(read({ order: '' }, indirect).errors).toEqual({});
    expect(read({ order: '10490' }, indirect).correction?.orderNumber).toBe('10490');
  });

  it('works half an hour off', () => {
    const reading = read({ end: '2026-07-01T20:15' }, original, 'Asia/Kolkata');
    expect(reading.correction?.endedAt).toBe('2026-07-01T14:45:00.000Z');
  });
});

describe('when the clocks change', () => {
  it('refuses a minute that never was', () => {
    const night = session({
      startedAt: '2026-03-08T07:30:00Z',
      endedAt: '2026-03-08T09:30:00Z',
    });
    expect(read({ end: '2026-03-08T02:30' }, night).errors.endedAt).toBe(text.minute.skipped);
  });

  const autumn = session({ startedAt: '2026-11-01T05:30:00Z', endedAt: '2026-11-01T07:30:00Z' });

  it('remembers which of two equal minutes the end was', () => {
    expect(isTwice('2026-11-01T01:30', CHICAGO)).toBe(true);
    expect(draftOf(autumn, CHICAGO)).toMatchObject({ end: '2026-11-01T01:30', endChoice: 1 });
    expect(read({}, autumn).isChanged).toBe(false);
  });

  it('moves the end by an hour when the first time is meant', () => {
    expect(read({ endChoice: 0 }, autumn).correction?.endedAt).toBe('2026-11-01T06:30:00.000Z');
  });
});
