import { describe, expect, it } from 'vitest';
import type { Me, Session } from '#schema/contract/sessions.ts';
import { workedTodayMs } from './my-day.ts';

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
    user: { id: 1, displayName: 'Anna', role: 'operator', language: 'en' },
    openSession: null,
    today: { workedMs: HOUR_MS },
    resumable: [],
    inReview: 0,
    corrections: [],
    now: '2026-11-03T13:00:00Z',
    ...changes,
  };
}

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
