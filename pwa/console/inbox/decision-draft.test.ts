import { describe, expect, it } from 'vitest';
import type { InboxTap } from '#schema/contract/inbox.ts';
import { tap } from '../testing/fixtures.ts';
import { text } from '../text.ts';
import { draftOf, readDecision, type DecisionDraft } from './decision-draft.ts';

const CHICAGO = 'America/Chicago';

function read(change: Partial<DecisionDraft> = {}, item: InboxTap = tap()) {
  const draft = { ...draftOf(item, CHICAGO), reason: 'I saw it', ...change };
  return readDecision(draft, item, CHICAGO);
}

describe('an untouched draft', () => {
  it('accepts the tap as it came, to the millisecond', () => {
    expect(draftOf(tap(), CHICAGO)).toMatchObject({ time: '2026-07-01T08:00', order: '10482' });
    expect(read()).toMatchObject({ acceptance: { reason: 'I saw it' }, isChanged: false });
    expect(read().acceptance).not.toHaveProperty('changes');
  });

  it('has the switch filled in that was forgotten', () => {
    const item = tap({ reason: 'already_open', likelyAnswer: 'accept_as_switch' });
    expect(read({}, item).acceptance?.changes).toEqual({ switch: true });
  });

  it('has the arrival filled in when the tap lies in the future', () => {
    const item = tap({ reason: 'in_future', likelyAnswer: 'change_time' });
    expect(read({}, item).acceptance?.changes).toEqual({ occurredAt: item.receivedAt });
  });

  it('keeps the second of two equal hours when the clocks are put back', () => {
    const occurredAt = '2026-11-01T07:30:10.000Z';
    const item = tap({ occurredAt });
    expect(draftOf(item, CHICAGO)).toMatchObject({ time: '2026-11-01T01:30', timeChoice: 1 });
    expect(read({}, item).isChanged).toBe(false);
    expect(read({ timeChoice: 0 }, item).acceptance?.changes).toEqual({
      occurredAt: '2026-11-01T06:30:00.000Z',
    });
  });
});

describe('an acceptance', () => {
  it('says only what is different', () => {
    const change = { time: '2026-07-01T08:15', order: ' 10490 ', taskType: 'PACK', userId: 9 };
    expect(read(change).acceptance).toEqual({
      reason: 'I saw it',
      changes: {
        occurredAt: '2026-07-01T13:15:00.000Z',
        orderNumber: '10490',
        taskType: 'PACK',
        userId: 9,
      },
    });
  });

  it('says of an end only what an end can be changed in', () => {
    const item = tap({ command: 'sessions.close', work: { orderNumber: '10482' } });
    const { changes } = read(
      { order: '7', taskType: 'PACK', switch: true, userId: 9 },
      item,
    ).acceptance!;
    expect(changes).toEqual({ userId: 9 });
  });

  it.each<[Partial<DecisionDraft>, string, string]>([
    [{ reason: '  ' }, 'reason', text.common.required],
    [{ order: ' ' }, 'orderNumber', text.common.required],
    [{ time: '' }, 'occurredAt', text.minute.unreadable],
    [{ time: '2026-03-08T02:30' }, 'occurredAt', text.minute.skipped],
  ])('is none with %j', (change, field, word) => {
    expect(read(change)).toMatchObject({ acceptance: null, errors: { [field]: word } });
  });

  it('needs a task when the tap had none, and no order when it had none', () => {
    const item = tap({ work: { taskType: null, taskTypeName: null, orderNumber: null } });
    expect(read({}, item).errors).toEqual({ taskType: text.common.required });
    expect(read({ taskType: 'CLEAN' }, item).acceptance?.changes).toEqual({ taskType: 'CLEAN' });
  });

  it('needs an order for material', () => {
    const item = tap({ command: 'materials.log' });
    expect(read({}, item).errors).toEqual({ orderNumber: text.common.required });
  });

  it('needs a person when the tablet named nobody who is known', () => {
    const item = tap({ user: { id: 4711, displayName: null, team: null } });
    expect(read({}, item).errors).toEqual({ userId: text.inbox.personWrong });
    expect(read({ userId: 7 }, item).acceptance?.changes).toEqual({ userId: 7 });
  });
});

describe('a discard', () => {
  it('needs a reason and nothing else', () => {
    expect(read({ time: '', order: '', reason: ' a slip ' }).discard).toEqual({ reason: 'a slip' });
    expect(read({ reason: ' ' }).discard).toBeNull();
  });
});
