import { afterEach, describe, expect, it } from 'vitest';
import { ApiError } from '../shared/api.ts';
import { speak } from '../shared/language.ts';
import { endsSignIn, refusal, verdictWords } from './refusal.ts';

function problem(status: number, code: string, detail = 'What the server said.'): ApiError {
  return new ApiError(status, code, detail, false);
}

describe('refusal', () => {
  it('says what to do, in words, for every code the tablet may meet', () => {
    const codes = ['offline', 'timeout', 'unreadable', 'busy', 'not_signed_in', 'other_user'];
    for (const code of codes) expect(refusal(problem(503, code))).toMatch(/^[A-Z].+\.$/);
  });

  it('passes on the server’s own words, with the way out behind them', () => {
    expect(refusal(problem(409, 'order_void', 'Order 1 is void.'))).toBe('Order 1 is void.');
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

describe('why a tap was not taken as it came', () => {
  afterEach(() => {
    speak('en');
  });
  const detail = 'The start of this work never arrived.';
  const waits = { kind: 'review', reason: 'unknown_session', detail, itemId: 1 } as const;

  it('is said in the server’s words, or by its reason to whoever reads Spanish', () => {
    expect(verdictWords(waits)).toBe(detail);
    speak('es');
    expect(verdictWords(waits)).toBe('El inicio de este trabajo nunca llegó.');
    expect(refusal(problem(409, 'order_void', 'Order 1 is void.'))).toMatch(/está anulada/);
  });

  it('is never English for somebody who reads Spanish, not even for a new code', () => {
    speak('es');
    const asked = /Pregunte a su encargado\.$/;
    expect(refusal(problem(409, 'brand_new', detail))).toMatch(asked);
    expect(verdictWords({ kind: 'refused', code: 'brand_new', detail })).toMatch(asked);
  });
});
