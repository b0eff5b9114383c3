import { describe, expect, it } from 'vitest';
import type { Me, Session } from '#schema/contract/sessions.ts';
import { withEnded, withStarted, workedTodayMs } from './my-day.ts';

const HOUR_MS = 3_600_000;

function session(changes: Partial<Session>): Session {
  return {
    id: '01900000-0000-7000-8000-000000000001',
    user: { id: 1, displayName: 'Anna' },
    orderNumber: '10482',
    customerName: 'Lakeside',
    description: '',
    dueDate: null,
    taskType: 'ENGRAVE',
    taskTypeName: 'Engraving',
    startedAt: '2026-11-03T12:00:00Z',
    endedAt: null,
    endReason: null,
    durationMs: null,
    laborCents: null,
    goodQuantity: null,
    scrapQuantity: null,
    note: '',
    flags: [],
    ...changes,
  };
}

function day(changes: Partial<Me> = {}): Me {
  return {
    user: { id: 1, displayName: 'Anna', role: 'operator' },
    openSession: null,
    today: { workedMs: HOUR_MS },
    resumable: [],
    inReview: 0,
    now: '2026-11-03T13:00:00Z',
    ...changes,
  };
}

const paused = session({
  endedAt: '2026-11-03T13:00:00Z',
  durationMs: HOUR_MS,
  endReason: 'paused',
});

describe('withEnded', () => {
  it('adds the time to the day and offers to take the work up again', () => {
    const next = withEnded(day({ openSession: session({}) }), paused);
    expect(next.openSession).toBeNull();
    expect(next.today.workedMs).toBe(2 * HOUR_MS);
    expect(next.resumable).toMatchObject([{ orderNumber: '10482', endReason: 'paused' }]);
  });

  it('offers the same work once, the last three, latest first', () => {
    let now = day();
    for (const orderNumber of ['1', '2', '3', '2', '4']) {
      now = withEnded(now, { ...paused, orderNumber });
    }
    expect(now.resumable.map(({ orderNumber }) => orderNumber)).toEqual(['4', '2', '3']);
  });
});

describe('withEnded, as the server lists it', () => {
  it('offers paused work before what was finished later', () => {
    const afterPause = withEnded(day(), paused);
    const next = withEnded(afterPause, { ...paused, orderNumber: '9', endReason: 'finished' });
    expect(next.resumable.map(({ orderNumber }) => orderNumber)).toEqual(['10482', '9']);
  });

  it('does not offer work without an order, which has tiles of its own', () => {
    expect(withEnded(day(), { ...paused, orderNumber: null }).resumable).toEqual([]);
  });
});

describe('withStarted', () => {
  it('no longer offers what is being done', () => {
    const next = withStarted(withEnded(day(), paused), session({}));
    expect(next.openSession?.orderNumber).toBe('10482');
    expect(next.resumable).toEqual([]);
  });

  it('ends what ran at the instant the new work starts', () => {
    const switched = session({ orderNumber: '10477', startedAt: '2026-11-03T14:00:00Z' });
    const next = withStarted(day({ openSession: session({}) }), switched);
    expect(next.today.workedMs).toBe(3 * HOUR_MS);
    expect(next.resumable).toMatchObject([{ orderNumber: '10482', endReason: 'switched' }]);
  });
});

describe('workedTodayMs', () => {
  const nowMs = Date.parse('2026-11-03T13:30:00Z');

  it('counts what runs', () => {
    expect(workedTodayMs(day({ openSession: session({}) }), nowMs, 'UTC')).toBe(2.5 * HOUR_MS);
  });

  it('leaves out what began on another day of the plant, where it belongs', () => {
    const overnight = session({ startedAt: '2026-11-03T01:00:00Z' });
    const running = day({ openSession: overnight });
    expect(workedTodayMs(running, nowMs, 'UTC')).toBe(13.5 * HOUR_MS);
    expect(workedTodayMs(running, nowMs, 'America/Chicago')).toBe(HOUR_MS);
  });
});
