import { describe, expect, it } from 'vitest';
import { estimate } from '../testing/fixtures.ts';
import { text } from '../text.ts';
import { draftOf, isProposal, readWork, type WorkDraft } from './work-draft.ts';

const CHICAGO = 'America/Chicago';
const read = (change: Partial<WorkDraft> = {}, item = estimate()) =>
  readWork({ ...draftOf(item, CHICAGO), ...change }, item, CHICAGO);

describe('what is said about work too long', () => {
  it('is the proposed end at first', () => {
    const draft = draftOf(estimate(), CHICAGO);
    expect(draft.end).toBe('2026-07-01T16:30');
    expect(isProposal(draft, estimate(), CHICAGO)).toBe(true);
    expect(read()).toMatchObject({
      errors: {},
      end: { endedAt: '2026-07-01T21:30:00.000Z', reason: 'Agreed with the proposed end.' },
    });
  });

  it('can be another end', () => {
    const { end } = read({ end: '2026-07-01T18:00', reason: ' saw her leave ' });
    expect(end).toEqual({ endedAt: '2026-07-01T23:00:00.000Z', reason: 'saw her leave' });
  });

  it('can be that it was so long, which needs words of its own, and an end', () => {
    expect(read().keep).toBeNull();
    expect(read({ reason: 'a double shift' }).keep).toEqual({
      endedAt: null,
      reason: 'a double shift',
    });
    expect(read({ reason: 'x' }, estimate({ endedAt: null })).keep).toBeNull();
  });

  it('needs both an end and a reason where nothing is proposed', () => {
    const item = estimate({ proposedEndAt: null });
    const { required } = text.common;
    expect(read({}, item)).toEqual({
      errors: { endedAt: required, reason: required },
      end: null,
      keep: null,
    });
    expect(isProposal(draftOf(item, CHICAGO), item, CHICAGO)).toBe(false);
  });
});
