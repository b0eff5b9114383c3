import { expect, it } from 'vitest';
import { estimate, tap } from '../testing/fixtures.ts';
import { isGone } from './gone.ts';

const at = (hour: string) => `2026-07-01T${hour}:00:00.000Z`;
const mine = tap({ id: 2, occurredAt: at('12') });
const earlier = tap({ id: 1, occurredAt: at('11') });
const later = estimate({ startedAt: at('13') });

it('is gone when a list that reaches so far does not have it any more', () => {
  expect(isGone(mine, { items: [earlier, mine], nextCursor: null })).toBe(false);
  expect(isGone(mine, { items: [earlier], nextCursor: null })).toBe(true);
  expect(isGone(mine, { items: [earlier, later], nextCursor: 'more' })).toBe(true);
});

it('is not gone while the list ends before the place it would have', () => {
  expect(isGone(mine, { items: [earlier], nextCursor: 'more' })).toBe(false);
  expect(isGone(mine, { items: [], nextCursor: 'more' })).toBe(false);
});

it('is not gone once it was decided about: it stands in the other list', () => {
  const done = tap({ id: 2, state: 'accepted', occurredAt: at('12') });
  expect(isGone(done, { items: [], nextCursor: null })).toBe(false);
});
