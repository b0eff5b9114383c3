import { describe, expect, it } from 'vitest';
import { ApiError } from '../shared/api.ts';
import { endsSignIn, refusal } from './refusal.ts';

function problem(status: number, code: string, detail = 'What the server said.'): ApiError {
  return new ApiError(status, code, detail, false);
}

describe('refusal', () => {
  it('says what to do, in words, for every code the tablet may meet', () => {
    const codes = ['offline', 'timeout', 'unreadable', 'busy', 'not_signed_in', 'other_user'];
    for (const code of codes) expect(refusal(problem(503, code))).toMatch(/^[A-Z].+\.$/);
  });

  it('passes on the server’s own words, with the way out behind them', () => {
    expect(refusal(problem(409, 'order_void', 'Order 1 was cancelled.'))).toBe(
      'Order 1 was cancelled.',
    );
    expect(refusal(problem(409, 'overlaps'))).toBe(
      'What the server said. Ask your foreman to correct the times.',
    );
  });

  it('never shows a code, a status or the inside of an error', () => {
    expect(refusal(problem(500, 'sqlite_corrupt', 'SQLITE_CORRUPT'))).not.toMatch(/SQLITE|500/);
    expect(refusal(new TypeError('undefined is not a function'))).not.toMatch(/undefined/);
  });
});

describe('endsSignIn', () => {
  it('is said by the codes after which nobody is signed in', () => {
    expect(endsSignIn(problem(401, 'not_signed_in'))).toBe(true);
    expect(endsSignIn(problem(409, 'other_user'))).toBe(true);
    expect(endsSignIn(problem(401, 'invalid_pin'))).toBe(false);
    expect(endsSignIn(new Error('x'))).toBe(false);
  });
});
