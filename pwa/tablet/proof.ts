/**
 * What proves that the taps of the person who is here are theirs: the grant the server gave at the
 * sign-in, or, while the server is out of reach, the typed PIN in a box only the server opens. The
 * box is made once; the PIN is not kept.
 */
import type { CaptureGrant } from '#schema/contract/auth.ts';
import type { Capture } from '#schema/contract/capture.ts';
import type { TapProof } from '#schema/contract/events.ts';
import { seal } from '#schema/rules/sealed-pin.ts';
import { uuid7 } from '#schema/rules/uuid7.ts';
import type { StoredTap } from './outbox/tap.ts';

export const grantProof = ({ token }: CaptureGrant): TapProof => ({ kind: 'grant', grant: token });

/** Whether somebody came without the server, which so does not know them to be here. */
export const isUnverified = (proof: TapProof | null): boolean => proof?.kind === 'sealed';

/**
 * Whether the server has yet to say that the PIN was right: it did when it applied a tap of this
 * sign-in.
 * @param taps of the person
 */
export function isPinUnchecked(proof: TapProof | null, taps: readonly StoredTap[]): boolean {
  if (proof?.kind !== 'sealed') return false;
  return !taps.some(
    ({ event, verdict }) =>
      verdict?.kind === 'applied' &&
      event.proof.kind === 'sealed' &&
      event.proof.signInKey === proof.signInKey,
  );
}

/** @returns undefined where this browser cannot seal: over plain http */
export async function sealedProof(
  capture: Capture,
  userId: number,
  pin: string,
  nowMs: number,
): Promise<TapProof | undefined> {
  if (!globalThis.isSecureContext) return undefined;
  const signInKey = uuid7(nowMs);
  const { device, sealing } = capture;
  const sealed = await seal(sealing.publicKey, { pin, userId, device, signInKey });
  return { kind: 'sealed', signInKey, keyId: sealing.keyId, sealed };
}
