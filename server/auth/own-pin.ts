/** Choosing the own PIN in place of a one-time one, which nobody else is to know. */
import { randomBytes } from 'node:crypto';
import type { AppContext } from '#server/context.ts';
import { requireSignIn, tokenHash, type Caller } from '#server/http/caller.ts';
import { requireStrongPin, weakPin } from '#server/users/strong-pin.ts';
import { findCredentials } from '#server/users/users.queries.ts';

/**
 * What `auth.choosePin` needs, and the token of the sign-in it opens.
 * @throws AppError `weak_pin`, also for the one-time PIN itself
 */
export async function prepareOwnPin(app: AppContext, caller: Caller, pin: string) {
  const { user_id: userId } = requireSignIn(caller);
  requireStrongPin(app, pin);
  const comparedHash = findCredentials(app.reader, { id: userId })?.pin_hash ?? null;
  const isTheSame = await app.passwords.admit(() => app.passwords.verify(pin, comparedHash));
  if (isTheSame) throw weakPin('the one-time PIN, which somebody else knows');
  const token = randomBytes(32).toString('base64url');
  const hashed = { pinHash: await app.passwords.hash(pin), pinLength: pin.length };
  return { token, input: { ...hashed, comparedHash, tokenHash: tokenHash(token) } };
}
