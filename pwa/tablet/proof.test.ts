import { describe, expect, it } from 'vitest';
import type { TapProof } from '#schema/contract/events.ts';
import type { StoredTap, Verdict } from './outbox/tap.ts';
import { isPinUnchecked } from './proof.ts';

const sealed = (signInKey: string): TapProof => ({
  ...{ kind: 'sealed', signInKey, keyId: 'a key', sealed: 'a box' },
});
const APPLIED = { kind: 'applied' } as Verdict;
const REVIEW = { kind: 'review', reason: 'overlaps' } as Verdict;

function tap(proof: TapProof, verdict: Verdict | null): StoredTap {
  return { event: { proof }, verdict } as StoredTap;
}

describe('a PIN typed without the network', () => {
  it.each([
    ['before anything is tapped', [], true],
    ['while nothing is answered', [tap(sealed('now'), null)], true],
    ['when a tap waits for the foreman', [tap(sealed('now'), REVIEW)], true],
    ['when a tap of an earlier sign-in counted', [tap(sealed('earlier'), APPLIED)], true],
    ['when a tap of this sign-in counted', [tap(sealed('now'), APPLIED)], false],
  ])('is to be checked: %s', (_when, taps, unchecked) => {
    expect(isPinUnchecked(sealed('now'), taps)).toBe(unchecked);
  });

  it('is no matter for whoever signed in with the server', () => {
    expect(isPinUnchecked({ kind: 'grant', grant: 'a grant' }, [])).toBe(false);
  });
});
