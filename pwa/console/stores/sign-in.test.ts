import { describe, expect, it } from 'vitest';
import { createClock } from '../../shared/clock.ts';
import { refusal, scriptedApi } from '../testing/fixtures.ts';
import { createSignIn } from './sign-in.ts';

const ellen = { id: 1, displayName: 'Ellen', role: 'admin' as const };
const signIn = (...answers: unknown[]) => {
  const clock = createClock(() => 1_000);
  return { clock, desk: createSignIn(scriptedApi(...answers), clock) };
};

describe('who sits at the desk', () => {
  it('goes on with an earlier visit and learns the server’s clock', async () => {
    const { clock, desk } = signIn({ user: ellen, now: '1970-01-01T00:00:05Z' });
    await desk.resume();
    expect(desk.presence.get()).toEqual({ status: 'in', user: ellen });
    expect(clock.serverNowMs()).toBe(5_000);
  });

  it('is nobody when the cookie does not hold', async () => {
    const { desk } = signIn(refusal('not_signed_in', { status: 401 }));
    await desk.resume();
    expect(desk.presence.get()).toEqual({ status: 'out', ended: false });
  });

  it('is not known while the server cannot be reached: no password is asked for', async () => {
    const { desk } = signIn(refusal('offline', { status: 0, retryable: true }));
    await desk.resume();
    expect(desk.presence.get().status).toBe('unreachable');
  });

  it('signs in, is told that it ended, and signs in again', async () => {
    const answer = { user: ellen, expiresAt: '2026-01-01T00:00:00Z' };
    const me = { user: ellen, now: '1970-01-01T00:00:05Z' };
    const { clock, desk } = signIn(answer, me, answer, me);
    await desk.signIn.submit('admin', 'secret');
    expect(clock.serverNowMs()).toBe(5_000);
    desk.noteEnded();
    expect(desk.presence.get()).toEqual({ status: 'out', ended: true });
    await desk.signIn.submit('admin', 'secret');
    expect(desk.presence.get().status).toBe('in');
  });

  it('signs in although the server’s clock could not be asked', async () => {
    const answer = { user: ellen, expiresAt: '2026-01-01T00:00:00Z' };
    const { desk } = signIn(answer, refusal('offline', { status: 0 }));
    await desk.signIn.submit('admin', 'secret');
    expect(desk.presence.get()).toEqual({ status: 'in', user: ellen });
  });

  it('stays out with a wrong password, and says how long to wait when throttled', async () => {
    const { desk } = signIn(
      refusal('invalid_credentials', { status: 401 }),
      refusal('throttled', { status: 429, retryAfterMs: 23_000 }),
    );
    await desk.signIn.submit('admin', 'wrong');
    expect(desk.signIn.state.get().problem?.code).toBe('invalid_credentials');
    await desk.signIn.submit('admin', 'wrong');
    expect(desk.signIn.state.get().problem?.retryAfterMs).toBe(23_000);
    expect(desk.presence.get().status).toBe('asking');
  });

  it('leaves the desk also when the server cannot be told', async () => {
    const { desk } = signIn({ user: ellen, now: 'x' }, refusal('offline', { status: 0 }));
    await desk.resume();
    await desk.signOut();
    expect(desk.presence.get()).toEqual({ status: 'out', ended: false });
  });
});
