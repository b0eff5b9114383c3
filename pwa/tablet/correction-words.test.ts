import { describe, expect, it } from 'vitest';
import type { CorrectionNotice } from '#schema/contract/corrected-work.ts';
import { correctionWords } from './correction-words.ts';

const WORK = {
  startedAt: '2026-11-02T14:00:00Z',
  endedAt: '2026-11-03T00:02:00Z',
  orderNumber: '10482',
  taskType: 'ENGRAVE',
  taskTypeName: 'Engraving',
  goodQuantity: 60,
  scrapQuantity: null,
  note: '',
};
type Fields = Partial<typeof WORK> & { shares?: { orderNumber: string; weight: number }[] };

function told(before: Fields | null, after: Fields | null): string {
  const notice: CorrectionNotice = {
    id: 1,
    correctedAt: '2026-11-03T13:00:00Z',
    correctedBy: { id: 2, displayName: 'Dana' },
    reason: 'forgot to finish',
    before: before && { ...WORK, ...before },
    after: after && { ...WORK, ...after },
  };
  return correctionWords(notice, '2026-11-03', 'America/Chicago');
}

describe('what was corrected is said', () => {
  it('as what is now, instead of what was', () => {
    expect(told({}, { endedAt: '2026-11-02T20:30:00Z' })).toBe(
      'Dana changed your work of yesterday: 10482 Engraving now ends 14:30 instead of 18:02.',
    );
    expect(told({}, { startedAt: '2026-11-02T13:00:00Z', goodQuantity: 58 })).toBe(
      'Dana changed your work of yesterday: 10482 Engraving now starts 07:00 instead of 08:00 and has 58 good instead of 60.',
    );
  });

  it('with another order, several, or none, and another task', () => {
    const shares = ['10482', '10483'].map((orderNumber) => ({ orderNumber, weight: 1 }));
    expect(told({}, { shares })).toContain('10482 Engraving is now on 10482 + 10483.');
    expect(told({ shares }, { orderNumber: '10490' })).toContain(
      '10482 + 10483 Engraving is now on 10490.',
    );
    const cleaning = { orderNumber: null as unknown as string, taskTypeName: 'Cleaning' };
    expect(told({}, { ...cleaning, taskType: 'CLEAN' })).toContain(
      'is now on no order and is now Cleaning.',
    );
  });

  it('for an end on another day with that day', () => {
    expect(told({}, { endedAt: '2026-11-03T07:00:00Z' })).toContain('now ends tomorrow 01:00');
  });

  it('when work was added or voided, with its times', () => {
    expect(told(null, {})).toBe('Dana added work of yesterday: 10482 Engraving, 08:00 to 18:02.');
    expect(told({}, null)).toBe(
      'Dana voided your work of yesterday: 10482 Engraving, 08:00 to 18:02, counts no more.',
    );
  });
});
