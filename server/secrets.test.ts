import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprintOf, loadSecrets, SECRET_NAMES, secretValue } from './secrets.ts';
import { makeFolder } from './writer/testing/scratch.ts';

describe('the secrets', () => {
  let folder: string;
  let remove: () => void;
  beforeEach(() => {
    ({ folder, remove } = makeFolder());
  });
  afterEach(() => remove());
  const dir = () => join(folder, 'secrets');

  it('are made once, for this user alone, and read again', () => {
    const made = loadSecrets(dir(), []);
    expect(made.map(({ name }) => name)).toEqual([...SECRET_NAMES]);
    expect(statSync(dir()).mode & 0o777).toBe(0o700);
    expect(statSync(join(dir(), 'pin-pepper.json')).mode & 0o777).toBe(0o600);
    expect(loadSecrets(dir(), made.map(fingerprintOf))).toEqual(made);
    expect(secretValue(made, 'pin-pepper')).not.toEqual(secretValue(made, 'audit-mac'));
  });

  it('are missed, by name, when the database knows one that is gone', () => {
    const known = loadSecrets(dir(), []).map(fingerprintOf);
    rmSync(join(dir(), 'audit-mac.json'));
    expect(() => loadSecrets(dir(), known)).toThrow(/"audit-mac".*is missing/);
  });

  it('are refused, by name, when they belong to another database', () => {
    const known = loadSecrets(dir(), []).map(fingerprintOf);
    rmSync(dir(), { recursive: true });
    loadSecrets(dir(), []);
    expect(() => loadSecrets(dir(), known)).toThrow(/"pin-pepper".*was made with/);
  });

  it('are never shown, not even damaged ones', () => {
    loadSecrets(dir(), []);
    const path = join(dir(), 'pin-pepper.json');
    const damaged = readFileSync(path, 'utf8').slice(0, -20);
    writeFileSync(path, damaged);
    const reason = (() => {
      try {
        loadSecrets(dir(), []);
      } catch (error) {
        return String(error);
      }
      return '';
    })();
    expect(reason).toContain('is damaged');
    expect(reason).not.toContain(damaged.slice(60, 80));
  });
});
