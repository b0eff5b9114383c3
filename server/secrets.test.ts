import { createECDH } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newSecret, readSecret, replaceSecret, SECRET_NAMES } from './secret-files.ts';
import { fingerprintOf, loadSecrets, secretValue } from './secrets.ts';
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

  describe('when the key that PINs are sealed for is rotated', () => {
    const rotate = () => {
      const next = newSecret('sealed-pin');
      replaceSecret(dir(), next);
      return next;
    };
    const sealedPins = (known: Parameters<typeof loadSecrets>[1]) =>
      loadSecrets(dir(), known).filter(({ name }) => name === 'sealed-pin');

    it('are one more: the new one first, then those before it', () => {
      const made = loadSecrets(dir(), []);
      const [old] = sealedPins([]);
      const next = rotate();
      const known = [...made, next].map(fingerprintOf);
      expect(sealedPins(known)).toEqual([next, old]);
      expect(secretValue(loadSecrets(dir(), known), 'sealed-pin')).toEqual(next.value);
      expect(statSync(join(dir(), `sealed-pin.${old!.id}.json`)).mode & 0o777).toBe(0o600);
      const newest = rotate();
      expect(sealedPins(known)[0]).toEqual(newest);
      expect(sealedPins(known)).toHaveLength(3);
    });

    it('belong to a database of before the rotation as well', () => {
      const known = loadSecrets(dir(), []).map(fingerprintOf);
      const next = rotate();
      expect(sealedPins(known)[0]).toEqual(next);
    });

    it('do not belong to a database that knows none of them', () => {
      const known = loadSecrets(dir(), []).map(fingerprintOf);
      rmSync(join(dir(), 'sealed-pin.json'));
      loadSecrets(dir(), []);
      rotate();
      expect(() => loadSecrets(dir(), known)).toThrow(/"sealed-pin".*was made with/);
    });

    it('are refused when one has a known id and is another', () => {
      const known = loadSecrets(dir(), []).map(fingerprintOf);
      const [old] = sealedPins(known);
      replaceSecret(dir(), { ...newSecret('sealed-pin'), id: old!.id });
      rotate();
      expect(() => loadSecrets(dir(), known)).toThrow(old!.id);
    });

    it('are whole when the power went between keeping the old one and taking the new one', () => {
      const made = loadSecrets(dir(), []);
      const current = readSecret(dir(), 'sealed-pin');
      writeFileSync(
        join(dir(), `sealed-pin.${current.id}.json`),
        readFileSync(join(dir(), 'sealed-pin.json')),
      );
      expect(loadSecrets(dir(), made.map(fingerprintOf))).toEqual(made);
    });
  });
});

describe('a new key for sealed PINs', () => {
  const order = 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551';

  it('is made again when it is none P-256 takes', () => {
    const drawn = [
      Buffer.alloc(32),
      Buffer.alloc(32, 0xff),
      Buffer.from(order, 'hex'),
      Buffer.from(order.replace(/1$/, '0'), 'hex'),
    ];
    const largest = drawn.at(-1);
    expect(newSecret('sealed-pin', () => drawn.shift()!).value).toEqual(largest);
    const ecdh = createECDH('prime256v1');
    expect(() => ecdh.setPrivateKey(largest!)).not.toThrow();
    expect(() => ecdh.setPrivateKey(Buffer.from(order, 'hex'))).toThrow();
  });

  it('is the only secret that is a number: the others are any 32 bytes', () => {
    expect(newSecret('capture-grants', () => Buffer.alloc(32)).value).toEqual(Buffer.alloc(32));
  });
});
