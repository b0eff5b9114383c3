/**
 * Secrets lie in SECRETS_DIR (0700), one file each, with an id; the database keeps their
 * fingerprints, so a database and a folder of secrets that do not belong together are found
 * at start instead of at the first PIN nobody can type any more.
 */
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import {
  makeSecret,
  readRetired,
  readSecret,
  ROTATED_NAME,
  SECRET_NAMES,
  secretPath,
  type Secret,
  type SecretName,
} from './secret-files.ts';

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
 * Reads every secret, behind the current one of a name its retired ones. One that the database
 * does not know yet and no file holds is made.
 * @throws Error naming the secret when its file is missing, unreadable or not the database's.
 */
export function loadSecrets(directory: string, known: readonly Fingerprint[]): Secret[] {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  chmodSync(directory, 0o700);
  return SECRET_NAMES.flatMap((name) => {
    const expected = known.filter((fingerprint) => fingerprint.name === name);
    if (!existsSync(secretPath(directory, name))) {
      if (expected.length > 0) {
        throw new Error(
          `The secret "${name}" (id ${idsOf(expected)}) is missing from ${directory}. ` +
            `Put back the file that belongs to this database.`,
        );
      }
      makeSecret(directory, name);
    }
    const current = readSecret(directory, name);
    const retired = name === ROTATED_NAME ? readRetired(directory) : [];
    const found = [current, ...retired.filter(({ id }) => id !== current.id)];
    refuseForeign(directory, found, expected);
    return found;
  });
}

const idsOf = (fingerprints: readonly Fingerprint[]): string =>
  fingerprints.map(({ secret_id }) => secret_id).join(' or ');

/**
 * A new secret may be unknown to the database, when a backup from before its rotation was put
 * back; as long as one of those before it is known, the folder is the right one.
 */
function refuseForeign(
  directory: string,
  found: readonly Secret[],
  expected: readonly Fingerprint[],
): void {
  if (expected.length === 0) return;
  const judged = found.map((secret) => {
    const same = expected.find(({ secret_id }) => secret_id === secret.id);
    return same && same.fingerprint === fingerprintOf(secret).fingerprint;
  });
  if (judged.includes(true) && !judged.includes(false)) return;
  const foreign = found[Math.max(0, judged.indexOf(false))];
  throw new Error(
    `The secret "${expected[0]?.name}" in ${directory} has id ${foreign?.id}, the database was ` +
      `made with id ${idsOf(expected)}. Put back the file that belongs to this database.`,
  );
}

/** The current one. */
export function secretValue(secrets: readonly Secret[], name: SecretName): Buffer {
  const secret = secrets.find((candidate) => candidate.name === name);
  if (!secret) throw new Error(`The secret "${name}" was not loaded`);
  return secret.value;
}
