/**
 * A PIN that was typed without the network: opened, compared once, and what came of it kept for
 * all taps of the same sign-in. A wrong one counts in the throttle like one typed online.
 */
import { z } from 'zod';
import { positiveId } from '#schema/contract/common.ts';
import type { TapProof } from '#schema/contract/events.ts';
import { pinText } from '#schema/contract/users.ts';
import { open, type SealedSignIn } from '#schema/rules/sealed-pin.ts';
import { compareCounted, pinAttempt } from '#server/auth/attempt.ts';
import type { AppContext } from '#server/context.ts';
import type { Caller } from '#server/http/caller.ts';
import { systemEnvelope } from '#server/http/envelope.ts';
import { findCredentials } from '#server/users/users.queries.ts';
import { sha256 } from '#server/writer/digest.ts';
import { findOfflineSignIn, type OfflineSignIn } from './proof.queries.ts';
import type { Proof } from './prove-event.ts';

/** How long a box proves taps from when its first one came: as long as a grant does. */
const LASTS_MS = 24 * 3_600_000;

type Sealed = Extract<TapProof, { kind: 'sealed' }>;

interface Tap {
  userId: number;
  deviceId: number | null;
  /** When it counts, UTC ms. */
  at: number;
}

const Content: z.ZodType<SealedSignIn> = z.object({
  pin: pinText,
  userId: positiveId,
  device: positiveId.nullable(),
  signInKey: z.uuid(),
});

/** @throws AppError `throttled` or `busy` */
export async function proveSealed(
  app: AppContext,
  caller: Caller,
  tap: Tap,
  proof: Sealed,
): Promise<Proof> {
  const { pin } = (await openFor(app, tap, proof)) ?? {};
  if (pin === undefined) return { ok: false, reason: 'unproven' };
  const found = await signInOf(app, caller, tap, proof, pin);
  if (!found) return { ok: false, reason: 'unproven' };
  const { outcome, receivedAt } = found;
  if (outcome === 'wrong') return { ok: false, reason: 'wrong_pin' };
  return tap.at <= receivedAt + LASTS_MS ? { ok: true } : { ok: false, reason: 'unproven' };
}

/** What is in the box, when it is about this very person, device and sign-in. */
async function openFor(
  app: AppContext,
  { userId, deviceId }: Tap,
  { signInKey, keyId, sealed }: Sealed,
): Promise<SealedSignIn | undefined> {
  const refuse = (why: string): undefined => {
    app.log.warn({ event: 'sealed_pin_refused', why, userId, deviceId });
  };
  const key = app.proofs.privateKeys.get(keyId);
  if (!key) return refuse('unknown_key');
  const content = Content.safeParse(await open(key, sealed).catch(() => undefined));
  if (!content.success) return refuse('not_opened');
  const { data } = content;
  const isOurs = data.userId === userId && data.device === deviceId && data.signInKey === signInKey;
  return isOurs ? data : refuse('of_another');
}

/**
 * What came of this box's PIN: kept, on its way, or compared now. Nothing of a one-time PIN: who
 * made it up knows it too, so it proves nobody's taps.
 */
function signInOf(
  app: AppContext,
  caller: Caller,
  tap: Tap,
  { signInKey, sealed }: Sealed,
  pin: string,
): Promise<OfflineSignIn> | OfflineSignIn | undefined {
  const { comparing } = app.proofs;
  const sealedHash = sha256(sealed);
  // The box names person, device and key, and was opened: the same box is the same sign-in.
  const kept = findOfflineSignIn(app.reader, signInKey);
  if (kept?.sealedHash === sealedHash) return kept;
  const onItsWay = comparing.get(sealedHash);
  if (onItsWay) return onItsWay;
  if (findCredentials(app.reader, { id: tap.userId })?.pin_is_one_time === 1) return undefined;
  const result = app.passwords
    .admit(() => compare(app, caller, { ...tap, signInKey, sealedHash, pin }))
    .finally(() => comparing.delete(sealedHash));
  comparing.set(sealedHash, result);
  return result;
}

async function compare(
  app: AppContext,
  caller: Caller,
  { pin, at, ...signIn }: Tap & { signInKey: string; sealedHash: string; pin: string },
): Promise<OfflineSignIn> {
  const { userId, deviceId, sealedHash } = signIn;
  const compared = await compareCounted(app, caller, pinAttempt(app.reader, userId, pin));
  if (!compared.allowed) throw compared.error;
  const outcome = compared.isRight ? 'verified' : 'wrong';
  const input = { ...signIn, occurredAt: at, outcome, counted: compared.counted } as const;
  const recorded = await app.writer.execute(
    'capture.recordOfflineSignIn',
    systemEnvelope('capture'),
    input,
  );
  app.log.info({ event: 'offline_sign_in', userId, deviceId, outcome });
  return { sealedHash, outcome, receivedAt: recorded.answer.receivedAt };
}
