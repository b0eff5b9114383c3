import { describe, expect, it } from 'vitest';
import type { SignedInUser } from '#schema/contract/auth.ts';
import { createClock, type Clock } from '../../shared/clock.ts';
import type { Language } from '#schema/contract/users.ts';
import { refusal, scriptedApi } from '../testing/fixtures.ts';
import type { ConsoleApi } from './console-api.ts';
import { createPresence } from './presence.ts';
import { createSignIn } from './sign-in.ts';

const ellen = { id: 1, displayName: 'Ellen', role: 'admin', language: 'en' } as const;
const DANA = { id: 2, displayName: 'Dana', role: 'foreman', language: 'en' } as const;
const signIn = (...answers: unknown[]) => {
  const clock = createClock(() => 1_000);
  const spoken: Language[] = [];
  const speak = (language: Language) => {
    spoken.push(language);
    return Promise.resolve();
  };
  return { clock, spoken, ...deskWith(scriptedApi(...answers), clock, speak) };
};

function deskWith(
  api: ConsoleApi,
  clock: Clock,
  useLanguage: (language: Language) => Promise<void>,
) {
  const timers: { ms: number; run: () => void }[] = [];
  const owner = createPresence((ms, run) => {
    timers.push({ ms, run });
    return () => {};
  });
  const told: (SignedInUser | null)[] = [];
  let hear: (user: SignedInUser | null) => void = () => {};
  let beganAnew = 0;
  const desk = createSignIn({
    ...{ api, clock, owner, useLanguage },
    otherTabs: { tell: (user) => told.push(user), listen: (listener) => (hear = listener) },
    beginAnew: () => {
      beganAnew += 1;
      return new Promise(() => {});
    },
  });
  const end = () => owner.hear(refusal('not_signed_in', { status: 401 }), owner.userId());
  return {
    ...{ desk, owner, timers, told, end },
    hear: (user: SignedInUser | null) => hear(user),
    beganAnew: () => beganAnew,
  };
}

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
    const { clock, desk, timers, end } = signIn(answer, me, answer, answer, me);
    await desk.signIn.submit('admin', 'secret');
    expect(clock.serverNowMs()).toBe(5_000);
    end();
    expect(desk.presence.get()).toEqual({ status: 'locked', user: ellen });
    await desk.signIn.submit('admin', 'secret');
    expect(desk.presence.get().status).toBe('in');
    // An hour after the first end, the second has its own hour still.
    end();
    timers[0]!.run();
    expect(desk.presence.get().status).toBe('locked');
    timers[1]!.run();
    expect(timers[1]!.ms).toBe(3_600_000);
    expect(desk.presence.get()).toEqual({ status: 'out', ended: true });
    await desk.signIn.submit('admin', 'secret');
    expect(desk.presence.get().status).toBe('in');
  });

  it('begins anew when somebody else signs in over a page that is kept', async () => {
    const me = { user: ellen, now: '1970-01-01T00:00:05Z' };
    const { desk, end, beganAnew } = signIn(me, { user: DANA });
    await desk.resume();
    end();
    void desk.signIn.submit('dana', 'secret');
    await expect.poll(beganAnew).toBe(1);
    expect(desk.presence.get()).toEqual({ status: 'locked', user: ellen });
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

  it('follows a change of oneself at once, and nobody else’s', async () => {
    const now = '1970-01-01T00:00:05Z';
    const { desk } = signIn({ user: ellen, now }, { user: { ...ellen, role: 'foreman' }, now });
    await desk.resume();
    await desk.follow({ id: 2, role: 'operator' });
    expect(desk.presence.get()).toEqual({ status: 'in', user: ellen });
    await desk.follow({ id: 1, role: 'foreman' });
    expect(desk.presence.get()).toMatchObject({ status: 'in', user: { role: 'foreman' } });
  });

  it('lets go of whoever made themselves an operator', async () => {
    const { desk } = signIn({ user: ellen, now: '1970-01-01T00:00:05Z' }, undefined);
    await desk.resume();
    await desk.follow({ id: 1, role: 'operator' });
    expect(desk.presence.get()).toEqual({ status: 'out', ended: false });
  });

  it('speaks the language of whoever signs in, and of whoever comes back', async () => {
    const luz = { ...ellen, language: 'es' };
    const me = { user: luz, now: '1970-01-01T00:00:05Z' };
    const { desk, spoken } = signIn({ user: luz, expiresAt: '2026-01-01T00:00:00Z' }, me, me);
    await desk.signIn.submit('admin', 'secret');
    await desk.resume();
    expect(spoken).toEqual(['es', 'es']);
  });

  it('shows nobody in before the page speaks their language', async () => {
    const loadsAnew = () => new Promise<never>(() => {});
    const api = scriptedApi({ user: ellen, now: '1970-01-01T00:00:05Z' });
    const { desk } = deskWith(api, createClock(), loadsAnew);
    void desk.resume();
    await new Promise((resolve) => setTimeout(resolve));
    expect(desk.presence.get().status).toBe('asking');
  });

  it('speaks another language once the server keeps it, and goes on as before when not', async () => {
    const { desk, spoken } = signIn({ user: { ...ellen, language: 'es' } }, refusal('internal'));
    await desk.language.submit('es');
    expect(spoken).toEqual(['es']);
    await desk.language.submit('en');
    expect(spoken).toEqual(['es']);
    expect(desk.language.state.get().problem?.code).toBe('internal');
  });
});

describe('the tabs of one browser', () => {
  const me = { user: ellen, now: '1970-01-01T00:00:05Z' };

  it('tell who signed in, and that somebody signed out', async () => {
    const { desk, told } = signIn({ user: ellen }, me, undefined);
    await desk.signIn.submit('admin', 'secret');
    await desk.signOut();
    expect(told).toEqual([ellen, null]);
  });

  it('show nothing of one person when another one signed in', async () => {
    const { desk, hear } = signIn(me);
    await desk.resume();
    hear(DANA);
    expect(desk.presence.get()).toEqual({ status: 'replaced', user: ellen, by: 'Dana' });
  });

  it('go on when the same person signed in again', async () => {
    const { desk, hear, end } = signIn(me);
    await desk.resume();
    end();
    hear(ellen);
    await expect.poll(() => desk.presence.get()).toEqual({ status: 'in', user: ellen });
  });

  it('keep nothing when the person signed out', async () => {
    const { desk, hear, end } = signIn(me);
    await desk.resume();
    end();
    hear(null);
    expect(desk.presence.get()).toEqual({ status: 'out', ended: false });
  });

  it('where nobody is signed in, ask who is now', async () => {
    const { desk, hear } = signIn(refusal('not_signed_in', { status: 401 }), me);
    await desk.resume();
    hear(DANA);
    await expect.poll(() => desk.presence.get()).toEqual({ status: 'in', user: ellen });
  });

  it('do not sign out whoever signed in meanwhile', async () => {
    const api = scriptedApi(me);
    const { desk, owner, told } = deskWith(api, createClock(), () => Promise.resolve());
    await desk.resume();
    api.change = () => {
      owner.replacedBy('Dana');
      return Promise.reject(refusal('other_user'));
    };
    await desk.signOut();
    expect(desk.presence.get()).toEqual({ status: 'replaced', user: ellen, by: 'Dana' });
    expect(told).toEqual([]);
  });
});
