import { describe, expect, it } from 'vitest';
import { EMPTY_DRAFT, readWorkDraft, type Deed, type WorkDraft } from './work-draft.ts';

const ZONE = 'America/Chicago';
const STARTED = '2026-07-01T13:00:07.250Z';
const NOW = Date.parse('2026-07-01T15:00:00.000Z');
const read = (draft: Partial<WorkDraft>, deed: Deed = 'end') =>
  readWorkDraft(
    deed,
    { ...EMPTY_DRAFT, reason: 'forgot', ...draft },
    { startedAt: STARTED },
    { nowMs: NOW, timeZone: ZONE },
  );

describe('what is done about running work', () => {
  it('counts from now unless somebody says when', () => {
    expect(read({}).errors).toEqual({});
    expect(read({}).end).toEqual({ reason: 'forgot' });
    expect(read({ time: '2026-07-01T09:30' }).end).toEqual({
      reason: 'forgot',
      at: '2026-07-01T14:30:00.000Z',
    });
  });

  it('may be said to have ended in the minute it began', () => {
    const { errors, end } = read({ time: '2026-07-01T08:00' });
    expect([errors, end.at]).toEqual([{}, STARTED]);
  });

  it('can have ended neither before it began nor after now', () => {
    expect(read({ time: '2026-07-01T07:59' }).errors.at).toContain('08:00');
    expect(read({ time: '2026-07-01T10:01' }).errors.at).toContain('still to come');
    expect(read({ time: 'nonsense' }).errors.at).toBeDefined();
  });

  it('wants a reason, and for other work a task', () => {
    expect(Object.keys(read({ reason: '  ' }).errors)).toEqual(['reason']);
    expect(Object.keys(read({}, 'switch').errors)).toEqual(['taskType']);
  });

  it('sends an order only when there is one', () => {
    const cleaning = read({ taskType: 'CLEAN' }, 'switch');
    expect([cleaning.errors, cleaning.switch]).toEqual([
      {},
      { reason: 'forgot', taskType: 'CLEAN' },
    ]);
    expect(read({ taskType: 'PACK', order: ' 10483 ' }, 'switch').switch.orderNumber).toBe('10483');
  });
});
