/**
 * Secrets lie in SECRETS_DIR (0700), one file each, with an id; the database keeps their
 * fingerprints, so a database and a folder of secrets that do not belong together are found
 * at start instead of at the first PIN nobody can type any more.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const SECRET_NAMES = ['pin-pepper', 'audit-mac'] as const;
export type SecretName = (typeof SECRET_NAMES)[number];

export interface Secret {
  name: SecretName;
  id: string;
  value: Buffer;
}

export interface Fingerprint {
  name: string;
  secret_id: string;
  fingerprint: string;
}

export function fingerprintOf(secret: Secret): Fingerprint {
  const fingerprint = createHash('sha256').update(secret.value).digest('hex').slice(0, 32);
  return { name: secret.name, secret_id: secret.id, fingerprint };
}

/**
 * Reads every secret. One that the database does not know yet and no file holds is made.
 * @throws Error naming the secret when its file is missing, unreadable or not the database's.
 */
export function loadSecrets(directory: string, known: readonly Fingerprint[]): Secret[] {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  chmodSync(directory, 0o700);
  return SECRET_NAMES.map((name) => {
    const path = pathOf(directory, name);
    const expected = known.find((fingerprint) => fingerprint.name === name);
    if (!existsSync(path)) {
      if (expected) {
        throw new Error(
          `The secret "${name}" (id ${expected.secret_id}) is missing from ${directory}. ` +
            `Put back the file that belongs to this database.`,
        );
      }
      makeSecret(path);
    }
    const secret = readSecret(directory, name);
    if (expected && expected.fingerprint !== fingerprintOf(secret).fingerprint) {
      throw new Error(
        `The secret "${name}" in ${directory} has id ${secret.id}, the database was made with ` +
          `id ${expected.secret_id}. Put back the file that belongs to this database.`,
      );
    }
    return secret;
  });
}

const pathOf = (directory: string, name: SecretName): string => join(directory, `${name}.json`);

export function secretValue(secrets: readonly Secret[], name: SecretName): Buffer {
  const secret = secrets.find((candidate) => candidate.name === name);
  if (!secret) throw new Error(`The secret "${name}" was not loaded`);
  return secret.value;
}

function makeSecret(path: string): void {
  const content = JSON.stringify({ id: randomUUID(), secret: randomBytes(32).toString('hex') });
  writeFileSync(path, `${content}\n`, { mode: 0o600, flag: 'wx' });
}

/** @throws Error when the file is missing or damaged; never shows what is in it. */
export function readSecret(directory: string, name: SecretName): Secret {
  const path = pathOf(directory, name);
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
