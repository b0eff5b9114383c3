import { describe, expect, it } from 'vitest';
import { ReviewReason } from '#schema/contract/events.ts';
import { LikelyAnswer } from '#schema/contract/inbox.ts';
import { text } from '../text.ts';
import { tap } from '../testing/fixtures.ts';
import { isClockOff, pieceWords, tabletWords, whatWords, whoWords } from './words.ts';

const engraving = { orderNumber: '10482', taskType: 'ENGRAVE', taskTypeName: 'Engraving' };
const brass = { materialCode: 'BRASS', materialName: 'Brass plate', unit: 'pcs', quantity: 2.5 };

describe('what was tapped', () => {
  it.each([
    [tap(), 'Start Engraving on order 10482'],
    [tap({ work: { switch: true } }), 'Switch to Engraving on order 10482'],
    [tap({ work: { orderNumber: null, taskTypeName: 'Cleaning' } }), 'Start Cleaning'],
    [tap({ work: { taskType: 'OLD', taskTypeName: null } }), 'Start OLD on order 10482'],
    [tap({ work: { taskType: null, taskTypeName: null } }), 'Start work on order 10482'],
    [tap({ work: { orderNumber: null, taskType: null, taskTypeName: null } }), 'Start work'],
  ])('is said of a start: %#', (item, said) => {
    expect(whatWords(item)).toBe(said);
  });

  it.each([
    ['finished', 'Finish Engraving on order 10482'],
    ['paused', 'Pause Engraving on order 10482'],
    ['switched', 'End Engraving on order 10482, to switch'],
    ['signed_out', 'End Engraving on order 10482, signing out'],
    ['toString', 'End Engraving on order 10482'],
    [null, 'End Engraving on order 10482'],
  ])('is said of an end: %s', (closureReason, said) => {
    const item = tap({ command: 'sessions.close', work: { ...engraving, closureReason } });
    expect(whatWords(item)).toBe(said);
  });

  it('says of an end without a start that nobody knows the work', () => {
    const item = tap({ command: 'sessions.close', work: { closureReason: 'finished' } });
    expect(whatWords(item)).toBe('Finish unknown work');
  });

  it.each([
    ['start', 'Undo the start of Engraving on order 10482'],
    ['closure', 'Undo the end of Engraving on order 10482'],
    [null, 'Undo a tap on Engraving on order 10482'],
  ] as const)('is said of an undo of %s', (undoes, said) => {
    expect(whatWords(tap({ command: 'sessions.undo', work: { ...engraving, undoes } }))).toBe(said);
  });

  it.each([
    [{ ...brass, orderNumber: '7' }, 'Log 2.5 pcs of Brass plate on order 7'],
    [{ ...brass, orderNumber: '7', quantity: -1 }, 'Return 1 pcs of Brass plate from order 7'],
    [{ materialCode: 'X', quantity: 2, orderNumber: '7' }, 'Log 2 of X on order 7'],
    [{ materialCode: 'X' }, 'Log X'],
    [{}, 'Log material'],
  ])('is said of material: %#', (work, said) => {
    expect(whatWords(tap({ command: 'materials.log', work }))).toBe(said);
  });

  it('counts pieces as far as they were counted', () => {
    expect(pieceWords(tap({ work: { goodQuantity: 1200, scrapQuantity: 0 } }).work)).toBe(
      '1,200 good, 0 scrap',
    );
    expect(pieceWords(tap().work)).toBe('');
  });
});

describe('who and where', () => {
  it('names a person and a tablet nobody knows', () => {
    const item = tap({ user: { id: 4711, displayName: null, team: null }, device: null });
    expect([whoWords(item), tabletWords(item)]).toEqual([
      'Unknown person (no. 4711)',
      'No enrolled tablet',
    ]);
  });

  it('tells the tablet’s clock from a minute on, either way', () => {
    const clockOff = (deviceTime: string) => isClockOff(tap({ deviceTime }));
    expect(clockOff('2026-07-01T13:01:07.249Z')).toBe(false);
    expect(clockOff('2026-07-01T13:01:07.250Z')).toBe(true);
    expect(clockOff('2026-07-01T12:59:07.250Z')).toBe(true);
  });
});

describe('why it waits', () => {
  it('has a sentence for each reason and an advice for each likely answer', () => {
    for (const reason of ReviewReason.options) {
      expect(text.inbox.reasons[reason]).toMatch(/^[A-Z].*\.$/);
    }
    for (const answer of LikelyAnswer.options) {
      expect(text.inbox.advice[answer]('Luis')).toMatch(/\.$/);
    }
  });
});
