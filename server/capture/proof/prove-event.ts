/**
 * Whether a tap is the person's it names: by the grant of a sign-in, or by the PIN that was typed
 * without the network. Nobody is signed in when it arrives, and the cookie only says which tablet.
 */
import type { TapEvent } from '#schema/contract/events.ts';
import { grantHolds } from '#server/auth/grant.ts';
import type { AppContext } from '#server/context.ts';
import type { Caller } from '#server/http/caller.ts';
import { proveSealed } from './sealed-sign-in.ts';

export type Proof = { ok: true } | { ok: false; reason: 'unproven' | 'wrong_pin' };

/**
 * @param correctedAt when the tap counts, UTC ms; not when it arrived
 * @throws AppError `throttled` after too many wrong PINs, `busy` when too many are compared: send
 *   the tap again later.
 */
export async function proveEvent(
  app: AppContext,
  caller: Caller,
  { userId, proof }: Pick<TapEvent, 'userId' | 'proof'>,
  correctedAt: number,
): Promise<Proof> {
  const tap = { userId, deviceId: caller.deviceId, at: correctedAt };
  if (proof.kind === 'sealed') return proveSealed(app, caller, tap, proof);
  return grantHolds(app.proofs.grantSecret, proof.grant, tap)
    ? { ok: true }
    : { ok: false, reason: 'unproven' };
}
