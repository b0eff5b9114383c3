/**
 * How guessing is slowed down. Five tries are free; after that every further one waits longer,
 * from 30 seconds to 15 minutes. A quiet hour forgets. Times are UTC ms or durations in ms.
 */
export const FREE_ATTEMPTS = 5;
const FIRST_LOCK_MS = 30_000;
const LONGEST_LOCK_MS = 15 * 60_000;
export const FORGET_AFTER_MS = 60 * 60_000;

export interface ThrottleState {
  failures: number;
  lastAttemptAt: number;
  lockedUntil: number;
}

export type Attempt =
  | { allowed: true; next: ThrottleState; remaining: number }
  | { allowed: false; retryAfterMs: number };

/** Judges one more try and counts it as a failure beforehand; success refunds it. */
export function judgeAttempt(state: ThrottleState | undefined, now: number): Attempt {
  if (state && now < state.lockedUntil) {
    return { allowed: false, retryAfterMs: state.lockedUntil - now };
  }
  const remembered = state && now - state.lastAttemptAt < FORGET_AFTER_MS ? state.failures : 0;
  const failures = remembered + 1;
  const beyond = failures - FREE_ATTEMPTS;
  const lockMs =
    beyond < 0 ? 0 : Math.min(FIRST_LOCK_MS * 2 ** Math.min(beyond, 10), LONGEST_LOCK_MS);
  return {
    allowed: true,
    next: { failures, lastAttemptAt: now, lockedUntil: lockMs === 0 ? 0 : now + lockMs },
    remaining: Math.max(0, FREE_ATTEMPTS - failures),
  };
}
