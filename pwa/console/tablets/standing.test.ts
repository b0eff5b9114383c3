import { describe, expect, it } from 'vitest';
import { SELF_TEST_CHECKS } from '#schema/rules/self-test.ts';
import { tablet } from '../testing/fixtures.ts';
import { concernsOf, matchingTablets, standingOf } from './standing.ts';

const NOW = Date.parse('2026-11-12T14:00:30Z');
const MINUTE = 60_000;
const ago = (ms: number) => new Date(NOW - ms).toISOString();
const WELL = Object.fromEntries(SELF_TEST_CHECKS.map((name) => [name, 'ok' as const]));

describe('how a tablet stands', () => {
  it('is by the last word: revoked, waiting, unheard, offline, online', () => {
    expect(standingOf(tablet(), NOW)).toBe('online');
    expect(standingOf(tablet({ heard: { at: ago(2.5 * MINUTE) } }), NOW)).toBe('online');
    expect(standingOf(tablet({ heard: { at: ago(2.5 * MINUTE + 1) } }), NOW)).toBe('offline');
    expect(standingOf(tablet({ heard: null }), NOW)).toBe('unheard');
    expect(standingOf(tablet({ heard: null, enrolledAt: null }), NOW)).toBe('waiting');
    expect(standingOf(tablet({ revokedAt: ago(0) }), NOW)).toBe('revoked');
  });
});

describe('what wants a look', () => {
  it('is nothing about a tablet that is well, or that is not in use', () => {
    expect(concernsOf(tablet(), NOW).size).toBe(0);
    const bad = { at: ago(9 * MINUTE), isOlder: true, clockOffsetMs: 9 * MINUTE } as const;
    expect(concernsOf(tablet({ revokedAt: ago(0), heard: bad }), NOW).size).toBe(0);
    expect(concernsOf(tablet({ heard: null }), NOW).size).toBe(0);
  });

  it.each([
    ['offline', { at: ago(3 * MINUTE) }],
    ['unsent', { pending: 1, pendingSince: ago(MINUTE + 1) }],
    ['clock', { clockOffsetMs: 2 * MINUTE + 1 }],
    ['clock', { clockOffsetMs: -2 * MINUTE - 1 }],
    ['version', { isOlder: true }],
    ['battery', { battery: { percent: 15, charging: false } }],
    ['storage', { storage: 'full' as const }],
    ['storage', { storage: 'broken' as const }],
    ['test', { selfTest: { at: ago(0), checks: { ...WELL, worker: 'failed' as const } } }],
  ])('is %s of %j', (concern, heard) => {
    expect([...concernsOf(tablet({ heard }), NOW)]).toEqual([concern]);
  });

  it.each([
    { pending: 1, pendingSince: ago(MINUTE) },
    { clockOffsetMs: 2 * MINUTE },
    { clockOffsetMs: null },
    { battery: { percent: 5, charging: true } },
    { battery: null },
    { storage: 'clearable' as const },
    { selfTest: { at: ago(0), checks: { ...WELL, space: 'unknown' as const } } },
  ])('is nothing of %j', (heard) => {
    expect(concernsOf(tablet({ heard }), NOW).size).toBe(0);
  });
});

describe('the tablets that are shown', () => {
  const devices = [
    tablet({ id: 1, name: 'Bench 10', place: 'Packing' }),
    tablet({ id: 2, name: 'Bench 9', place: 'Grabado', heard: { isOlder: true } }),
    tablet({ id: 3, name: 'Gone', revokedAt: ago(0) }),
  ];
  const shown = (q: string, which: 'inUse' | 'attention' | 'revoked') =>
    matchingTablets(devices, { q, shown: which }, NOW).map(({ id }) => id);

  it('are those in use, as people count, found by name or place', () => {
    expect(shown('', 'inUse')).toEqual([2, 1]);
    expect(shown('bench 1', 'inUse')).toEqual([1]);
    expect(shown('GRABÁDO', 'inUse')).toEqual([2]);
  });

  it('are those that want a look, or those that were revoked', () => {
    expect(shown('', 'attention')).toEqual([2]);
    expect(shown('', 'revoked')).toEqual([3]);
  });
});
