/**
 * A PIN typed while the server is out of reach, in a box only the server opens. ECIES on P-256:
 *
 *     tablet   ephemeral key pair ── ECDH with the server's public key ── HKDF-SHA-256 ── AES-256-GCM
 *     box      ephemeral public key, raw (65 bytes) | iv (12) | ciphertext and tag
 *     server                        ECDH with its private key ── the same HKDF ── the same AES key
 *
 * Both sides run this code. It asks for WebCrypto and nothing else; a browser has that on https
 * and on localhost only, the same places a service worker runs.
 */
export interface PublicKey {
  kty: 'EC';
  crv: 'P-256';
  x: string;
  y: string;
}

export interface PrivateKey extends PublicKey {
  d: string;
}

/** What is in the box: who typed which PIN where, under the key all taps of this sign-in carry. */
export interface SealedSignIn {
  pin: string;
  userId: number;
  /** The enrolled device; null where none is. */
  device: number | null;
  signInKey: string;
}

const INFO = new TextEncoder().encode('time-on-tasks sealed pin v1');
const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;
const POINT_BYTES = 65;
const IV_BYTES = 12;
/** The first byte of a point written out in full; OpenSSL would take two other forms as well. */
const UNCOMPRESSED = 4;

type Bytes = Uint8Array<ArrayBuffer>;
type Key = Awaited<ReturnType<typeof crypto.subtle.deriveKey>>;

/**
 * Seals a sign-in once; the same box goes with every tap of it, so the PIN need not be kept.
 * @returns base64url, about 260 characters
 */
export async function seal(to: PublicKey, signIn: SealedSignIn): Promise<string> {
  const { subtle } = crypto;
  const own = await subtle.generateKey(CURVE, false, ['deriveBits']);
  const point = new Uint8Array(await subtle.exportKey('raw', own.publicKey));
  const { kty, crv, x, y } = to;
  const server = await subtle.importKey('jwk', { kty, crv, x, y }, CURVE, false, []);
  const key = await sharedKey(own.privateKey, server, 'encrypt');
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const text = new TextEncoder().encode(JSON.stringify(signIn));
  const encrypted = new Uint8Array(await subtle.encrypt({ name: 'AES-GCM', iv }, key, text));
  return toBase64Url([...point, ...iv, ...encrypted]);
}

/**
 * Opens a box. What was in it is for the caller to judge: anybody can seal.
 * @throws Error when the box is damaged, made for another key or no box at all.
 */
export async function open(own: PrivateKey, sealed: string): Promise<unknown> {
  const { subtle } = crypto;
  const box = fromBase64Url(sealed);
  if (box[0] !== UNCOMPRESSED) throw new Error('This is no sealed PIN.');
  const point = box.slice(0, POINT_BYTES);
  const iv = box.slice(POINT_BYTES, POINT_BYTES + IV_BYTES);
  const encrypted = box.slice(POINT_BYTES + IV_BYTES);
  const { kty, crv, x, y, d } = own;
  const jwk = { kty, crv, x, y, d };
  const privateKey = await subtle.importKey('jwk', jwk, CURVE, false, ['deriveBits']);
  const tablet = await subtle.importKey('raw', point, CURVE, false, []);
  const key = await sharedKey(privateKey, tablet, 'decrypt');
  const text = await subtle.decrypt({ name: 'AES-GCM', iv }, key, encrypted);
  return JSON.parse(new TextDecoder().decode(text));
}

async function sharedKey(own: Key, other: Key, use: 'encrypt' | 'decrypt') {
  const { subtle } = crypto;
  const bits = await subtle.deriveBits({ name: 'ECDH', public: other }, own, 256);
  const secret = await subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: INFO };
  return subtle.deriveKey(how, secret, { name: 'AES-GCM', length: 256 }, false, [use]);
}

function toBase64Url(bytes: readonly number[]): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Bytes {
  if (!/^[\w-]+$/.test(text)) throw new Error('This is no sealed PIN.');
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
