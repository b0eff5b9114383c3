import { describe, expect, it } from 'vitest';
import { formProblem } from '../stores/submission.ts';
import { refusal, tap } from '../testing/fixtures.ts';
import { text } from '../text.ts';
import { readRefusal } from './refusal.ts';

const { refusals } = text.inbox;
const refused = (code: string, detail = 'The server says no.') =>
  formProblem(refusal('acceptance_refused', { detail, context: { code } }), ['reason']);

describe('a refused acceptance', () => {
  it.each([
    ['already_open', 'switch'],
    ['order_void', 'orderNumber'],
    ['order_unknown', 'orderNumber'],
    ['order_needed', 'orderNumber'],
    ['overlaps', 'occurredAt'],
    ['ends_before_start', 'occurredAt'],
    ['in_future', 'occurredAt'],
    ['not_allowed', 'userId'],
  ])('for %s is said at %s, in words for the foreman', (code, field) => {
    const { detail, fields } = readRefusal(refused(code), tap());
    expect([detail, fields]).toEqual(['', { [field]: refusals[code] }]);
    expect(refusals[code]).toBeTruthy();
  });

  it.each([
    ['order_not_needed', 'taskType'],
    ['task_type_unknown', 'taskType'],
    ['too_old', 'occurredAt'],
  ])('for %s is said at %s in the server’s words', (code, field) => {
    expect(readRefusal(refused(code), tap()).fields).toEqual({ [field]: 'The server says no.' });
  });

  it.each(['not_open', 'not_found', 'undo_too_late'])(
    'for %s is said for the whole form',
    (code) => {
      expect(readRefusal(refused(code), tap())).toEqual({ detail: refusals[code], fields: {} });
    },
  );

  it('is said for the whole form where its field does not stand', () => {
    const end = tap({ command: 'sessions.close' });
    expect(readRefusal(refused('order_void'), end).detail).toBe(refusals['order_void']);
  });

  it('is said in the server’s words when there are no better ones', () => {
    expect(readRefusal(refused('cannot_undo'), tap()).detail).toBe('The server says no.');
  });
});

describe('a malformed decision', () => {
  const malformed = (field: string) =>
    formProblem(
      refusal('malformed', {
        status: 422,
        detail: 'Not in order.',
        errors: [{ field, message: 'is odd' }],
      }),
      ['reason', 'orderNumber', 'changes.orderNumber', 'taskType'],
    );

  it.each(['orderNumber', 'changes.orderNumber'])('names %s at the field', (field) => {
    expect(readRefusal(malformed(field), tap())).toEqual({
      detail: '',
      fields: { orderNumber: 'is odd' },
    });
  });

  it('is said for the whole form where there is no such field', () => {
    expect(readRefusal(malformed('quantity'), tap()).detail).toBe('Not in order.');
    const end = tap({ command: 'sessions.close' });
    expect(readRefusal(malformed('taskType'), end).detail).toBe('is odd');
  });
});

it('is nothing when nothing was refused', () => {
  expect(readRefusal(null, tap())).toEqual({ detail: '', fields: {} });
});
