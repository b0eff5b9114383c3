/** The files secrets lie in: one each, readable by this user alone, written whole or not at all. */
import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Kept under its id when a new one takes its place, and still opens what was closed with it. */
export const ROTATED_NAME = 'sealed-pin';
export const SECRET_NAMES = ['pin-pepper', 'audit-mac', 'capture-grants', ROTATED_NAME] as const;
export type SecretName = (typeof SECRET_NAMES)[number];

export interface Secret {
  name: SecretName;
  id: string;
  /** 32 bytes; of `sealed-pin` the private key of P-256. */
  value: Buffer;
}

const BYTES = 32;
/** How many points P-256 has: a private key is a number above 0 and below this. */
const P256_ORDER = Buffer.from(
  'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551',
  'hex',
);

const isPrivateKey = (value: Buffer): boolean =>
  value.some((byte) => byte !== 0) && value.compare(P256_ORDER) < 0;

export function newSecret(
  name: SecretName,
  random: (bytes: number) => Buffer = randomBytes,
): Secret {
  let value = random(BYTES);
  // One in four thousand million.
  while (name === ROTATED_NAME && !isPrivateKey(value)) value = random(BYTES);
  return { name, id: randomUUID(), value };
}

export const secretPath = (directory: string, name: SecretName): string =>
  join(directory, `${name}.json`);

function writeSecret(path: string, { id, value }: Secret): void {
  const content = JSON.stringify({ id, secret: value.toString('hex') });
  writeFileSync(`${path}.new`, `${content}\n`, { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
}

/** @throws Error when the file is missing or damaged; never shows what is in it. */
export function readSecret(directory: string, name: SecretName): Secret {
  return readFrom(secretPath(directory, name), name);
}

function readFrom(path: string, name: SecretName): Secret {
  try {
    const { id, secret } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    if (typeof id === 'string' && typeof secret === 'string' && /^[0-9a-f]{64}$/.test(secret)) {
      return { name, id, value: Buffer.from(secret, 'hex') };
    }
  } catch {
    // Falls through to the one message below: the content itself must never be shown.
  }
  throw new Error(`The secret file ${path} is damaged. Put back the one from the backup.`);
}

export function makeSecret(directory: string, name: SecretName): void {
  writeSecret(secretPath(directory, name), newSecret(name));
}

const RETIRED = new RegExp(`^${ROTATED_NAME}\\.[0-9a-f-]{36}\\.json$`);

/** Every retired one, in no order. */
export function readRetired(directory: string): Secret[] {
  return readdirSync(directory)
    .filter((file) => RETIRED.test(file))
    .map((file) => readFrom(join(directory, file), ROTATED_NAME));
}

/** Puts `next` in the place of the current one, which is kept first: at no moment is there none. */
export function replaceSecret(directory: string, next: Secret): void {
  const current = readSecret(directory, next.name);
  writeSecret(join(directory, `${current.name}.${current.id}.json`), current);
  writeSecret(secretPath(directory, next.name), next);
}
