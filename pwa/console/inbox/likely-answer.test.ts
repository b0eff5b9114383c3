import { describe, expect, it } from 'vitest';
import { estimate, tap } from '../testing/fixtures.ts';
import { text } from '../text.ts';
import { likelyAnswer } from './likely-answer.ts';

const CHICAGO = 'America/Chicago';
const { reason } = text.inbox.likely;

describe('the likely answer', () => {
  it('to work too long is its proposed end', () => {
    expect(likelyAnswer(estimate(), CHICAGO)).toEqual({
      words: 'Agree: ended 16:30',
      answer: {
        deed: 'work',
        decision: { endedAt: '2026-07-01T21:30:00.000Z', reason: 'Agreed with the proposed end.' },
      },
    });
  });

  it('to a forgotten switch says so', () => {
    const item = tap({ reason: 'already_open', likelyAnswer: 'accept_as_switch' });
    expect(likelyAnswer(item, CHICAGO).answer).toEqual({
      deed: 'accept',
      decision: { reason, changes: { switch: true } },
    });
  });

  it('to a time in the future is when the tap arrived', () => {
    const item = tap({ reason: 'in_future', likelyAnswer: 'change_time' });
    expect(likelyAnswer(item, CHICAGO)).toEqual({
      words: 'Accept at 09:00',
      answer: { deed: 'accept', decision: { reason, changes: { occurredAt: item.receivedAt } } },
    });
  });

  it('takes a tap as it is, or leaves it', () => {
    const late = tap({ reason: 'too_old', likelyAnswer: 'accept' });
    expect(likelyAnswer(late, CHICAGO).answer).toEqual({ deed: 'accept', decision: { reason } });
    const over = tap({ reason: 'not_open', likelyAnswer: 'discard' });
    expect(likelyAnswer(over, CHICAGO).answer).toEqual({ deed: 'discard', decision: { reason } });
  });

  it.each([
    [estimate({ proposedEndAt: null }), 'Ask first'],
    [tap({ likelyAnswer: 'ask' }), 'Ask first'],
    [tap({ likelyAnswer: 'change_order' }), 'Which order?'],
    [tap({ reason: 'clock_off', likelyAnswer: 'change_time' }), 'When was it?'],
    // Nobody knows whose it is, so nothing can be accepted as it is.
    [tap({ likelyAnswer: 'accept', user: { id: 99, displayName: null, team: null } }), 'Ask first'],
  ])('is a question where something is left to say: %#', (item, words) => {
    expect(likelyAnswer(item, CHICAGO)).toEqual({ words, answer: null });
  });
});
