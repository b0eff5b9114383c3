import { describe, expect, it } from 'vitest';
import { FREE_ATTEMPTS, judgeAttempt, type ThrottleState } from './throttle.ts';

const NOW = Date.parse('2026-01-14T09:00:00Z');
const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Tries as soon as it is allowed, and answers how long each try had to wait. */
function waitsOf(tries: number): number[] {
  let now = NOW;
  let state: ThrottleState | undefined;
  return Array.from({ length: tries }, () => {
    const before = now;
    let attempt = judgeAttempt(state, now);
    if (!attempt.allowed) {
      now += attempt.retryAfterMs;
      attempt = judgeAttempt(state, now);
    }
    if (!attempt.allowed) throw new Error('it was not allowed when it said it would be');
    state = attempt.next;
    return now - before;
  });
}

describe('judgeAttempt', () => {
  it('lets five tries pass, then makes each wait longer, up to a quarter of an hour', () => {
    expect(FREE_ATTEMPTS).toBe(5);
    expect(waitsOf(13).map((ms) => ms / SECOND)).toEqual([
      0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900,
    ]);
  });

  it('counts down what is left', () => {
    const remaining: number[] = [];
    let state: ThrottleState | undefined;
    for (let index = 0; index < 5; index += 1) {
      const attempt = judgeAttempt(state, NOW);
      if (attempt.allowed) {
        remaining.push(attempt.remaining);
        state = attempt.next;
      }
    }
    expect(remaining).toEqual([4, 3, 2, 1, 0]);
  });

  it('opens at the very millisecond it named, and not before', () => {
    const locked = { failures: 5, lastAttemptAt: NOW, lockedUntil: NOW + 30 * SECOND };
    expect(judgeAttempt(locked, NOW + 30 * SECOND - 1)).toEqual({
      allowed: false,
      retryAfterMs: 1,
    });
    expect(judgeAttempt(locked, NOW + 30 * SECOND).allowed).toBe(true);
  });

  it('forgets after a quiet hour', () => {
    const tired = { failures: 9, lastAttemptAt: NOW, lockedUntil: NOW + 8 * MINUTE };
    expect(judgeAttempt(tired, NOW + 60 * MINUTE - 1)).toMatchObject({ remaining: 0 });
    expect(judgeAttempt(tired, NOW + 60 * MINUTE)).toMatchObject({ remaining: 4 });
  });

  it('does not grow past counting', () => {
    const many = { failures: 1_000_000, lastAttemptAt: NOW, lockedUntil: NOW };
    expect(judgeAttempt(many, NOW)).toMatchObject({ next: { lockedUntil: NOW + 15 * MINUTE } });
  });
});
