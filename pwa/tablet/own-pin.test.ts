import { describe, expect, it } from 'vitest';
import type { PinSignedIn } from '#schema/contract/auth.ts';
import { ApiError } from '../shared/api.ts';
import { createOwnPin } from './own-pin.ts';
import { createTapGuard } from './tap-guard.ts';

const answer: PinSignedIn = {
  user: { id: 7, displayName: 'Nora', role: 'operator', language: 'en' },
  expiresAt: '2026-07-01T20:00:00Z',
  pinDue: false,
  grant: { token: 'token', until: '2026-07-02T08:00:00Z' },
};
const silent = new ApiError(0, 'offline', 'Nothing.', true);
const refused = (code: string, status: number) => new ApiError(status, code, 'No.', false);

function choosing(...answers: (PinSignedIn | ApiError)[]) {
  const chosen: PinSignedIn[] = [];
  const lost: string[] = [];
  const sent: string[] = [];
  const own = createOwnPin({
    server: {
      choosePin: (_userId, pin) => {
        sent.push(pin);
        const next = answers.shift();
        return next instanceof ApiError ? Promise.reject(next) : Promise.resolve(next!);
      },
    },
    guard: createTapGuard(),
    onChosen: (said) => {
      chosen.push(said);
      return Promise.resolve();
    },
    onLost: (words) => lost.push(words),
  });
  return { own, chosen, lost, sent };
}

describe('choosing the own PIN', () => {
  it('lets in whoever chose one', async () => {
    const { own, chosen, sent } = choosing(answer);
    await own.choose(7, '735190');
    expect([chosen, sent, own.message.get()]).toEqual([[answer], ['735190'], null]);
  });

  it('says that the PIN which was given is none of one’s own', async () => {
    const { own, chosen } = choosing(refused('weak_pin', 422));
    await own.choose(7, '735190');
    expect(own.message.get()).toContain('you were given');
    expect(chosen).toEqual([]);
  });

  it('says that nothing is changed without the server, and can be tried again', async () => {
    const { own, chosen } = choosing(silent, answer);
    await own.choose(7, '735190');
    expect(own.message.get()).toContain('not changed yet');
    await own.choose(7, '735190');
    expect([chosen.length, own.message.get()]).toEqual([1, null]);
  });

  it('sends whoever took too long back to the names', async () => {
    const { own, lost } = choosing(refused('not_signed_in', 401));
    await own.choose(7, '735190');
    expect(lost).toEqual(['You were signed out. Please sign in again.']);
  });

  it('says that it may be changed already when no answer came to it', async () => {
    const { own, lost } = choosing(silent, refused('not_signed_in', 401));
    await own.choose(7, '735190');
    await own.choose(7, '735190');
    expect(lost).toEqual(['Your PIN may be changed already. Sign in with the new one.']);
  });
});
