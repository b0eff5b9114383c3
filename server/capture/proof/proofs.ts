/** What the server proves taps with: the secrets behind grants and sealed PINs. */
import { createECDH } from 'node:crypto';
import type { SealingKey } from '#schema/contract/capture.ts';
import type { PrivateKey, PublicKey } from '#schema/rules/sealed-pin.ts';
import { ROTATED_NAME, type Secret } from '#server/secret-files.ts';
import { secretValue } from '#server/secrets.ts';
import type { OfflineSignIn } from './proof.queries.ts';

export interface Proofs {
  grantSecret: Buffer;
  /** What tablets are told to seal for. */
  sealing: SealingKey;
  /** By key id, the retired ones too: tablets may still hold what was sealed for them. */
  privateKeys: ReadonlyMap<string, PrivateKey>;
  /** Comparisons on their way, by what is compared: taps that come together wait for one. */
  comparing: Map<string, Promise<OfflineSignIn>>;
}

/** @throws Error when a secret of `sealed-pin` is no private key of P-256. */
export function openProofs(secrets: readonly Secret[]): Proofs {
  const keys = secrets
    .filter(({ name }) => name === ROTATED_NAME)
    .map(({ id, value }) => [id, privateKeyOf(value)] as const);
  const [current] = keys;
  if (!current) throw new Error(`The secret "${ROTATED_NAME}" was not loaded`);
  const [keyId, { kty, crv, x, y }] = current;
  const publicKey: PublicKey = { kty, crv, x, y };
  return {
    grantSecret: secretValue(secrets, 'capture-grants'),
    sealing: { keyId, publicKey },
    privateKeys: new Map(keys),
    comparing: new Map(),
  };
}

/** A scalar of P-256 with the point that belongs to it, as a JSON Web Key. */
function privateKeyOf(value: Buffer): PrivateKey {
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(value);
  const point = ecdh.getPublicKey();
  return {
    kty: 'EC',
    crv: 'P-256',
    x: point.toString('base64url', 1, 33),
    y: point.toString('base64url', 33),
    d: value.toString('base64url'),
  };
}
