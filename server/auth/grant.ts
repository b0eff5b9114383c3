/**
 * A capture grant: what a sign-in on a tablet leaves there, so that taps made later without the
 * network are proven to be that person's, on that device, in that time.
 *
 *     user . device (or nothing) . issued at . until . MAC over all before it
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long a tablet without a network may go on in somebody's name. */
const LASTS_MS = 24 * 3_600_000;
/** A tap counts by a clock that is measured over the network, which may be this far off. */
const BEFORE_ISSUE_MS = 10 * 60_000;

export interface Grant {
  token: string;
  /** UTC ms. */
  until: number;
}

const macOf = (secret: Buffer, said: string): string =>
  createHmac('sha256', secret).update(said).digest('base64url');

/** @param now UTC ms */
export function issueGrant(
  secret: Buffer,
  to: { userId: number; deviceId: number | null },
  now: number,
): Grant {
  const until = now + LASTS_MS;
  const said = [to.userId, to.deviceId ?? '', now, until].join('.');
  return { token: `${said}.${macOf(secret, said)}`, until };
}

/**
 * Whether the grant is ours, this person's and this device's, and held when the tap was made.
 * @param tap `at`: when it counts, UTC ms; not when it arrived
 */
export function grantHolds(
  secret: Buffer,
  token: string,
  tap: { userId: number; deviceId: number | null; at: number },
): boolean {
  const [, said, user, device, issuedAt, until, mac] =
    /^((\d+)\.(\d*)\.(\d+)\.(\d+))\.([\w-]{43})$/.exec(token) ?? [];
  if (said === undefined || mac === undefined) return false;
  if (!timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(secret, said)))) return false;
  return (
    user === String(tap.userId) &&
    device === String(tap.deviceId ?? '') &&
    tap.at >= Number(issuedAt) - BEFORE_ISSUE_MS &&
    tap.at <= Number(until)
  );
}
