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

export const grantProof = ({ token }: CaptureGrant): TapProof => ({ kind: 'grant', grant: token });

/** Whether the server has yet to say that the PIN was right. */
export const isUnverified = (proof: TapProof | null): boolean => proof?.kind === 'sealed';

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
