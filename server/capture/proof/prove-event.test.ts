import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newSecret } from '#server/secret-files.ts';
import { loadSecrets } from '#server/secrets.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';
import { openProofs } from './proofs.ts';
import { enrolTablet, type OfflineTablet } from './testing/offline-tablet.ts';

const PIN = '48203957';
const DAY = 86_400_000;
const OK = { ok: true };
const UNPROVEN = { ok: false, reason: 'unproven' };

let shop: TestShop;
let tablet: OfflineTablet;
let user: number;

beforeAll(async () => {
  shop = await openTestShop({ DEVICE_ENROLMENT: 'required' });
  user = await shop.addUser('Olga Operator');
  const pinHash = await shop.context.passwords.hash(PIN);
  await shop.execute('users.setPin', { userId: user, pinHash }, shop.admin);
});
afterAll(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});
beforeEach(async () => {
  shop.context.proofs = openProofs(loadSecrets(shop.config.secretsDir, []));
  tablet = await enrolTablet(shop);
});

const grantOf = async () => {
  const { status, json } = await tablet.signIn(user, PIN);
  expect(status).toBe(200);
  return { kind: 'grant', grant: json.grant.token as string } as const;
};

describe('a tap with the grant of a sign-in', () => {
  it('is proven by when it counts, not by when it comes', async () => {
    const proof = await grantOf();
    const issued = shop.now();
    expect(await tablet.prove(user, proof)).toEqual(OK);
    shop.later(3 * DAY);
    expect(await tablet.prove(user, proof, issued + DAY)).toEqual(OK);
    expect(await tablet.prove(user, proof, issued + DAY + 1)).toEqual(UNPROVEN);
  });

  it('is proven for its person on its tablet only', async () => {
    const proof = await grantOf();
    const other = await shop.addUser('Otto Other');
    expect(await tablet.prove(other, proof)).toEqual(UNPROVEN);
    expect(await (await enrolTablet(shop)).prove(user, proof)).toEqual(UNPROVEN);
  });

  it('is proven after the server was restarted', async () => {
    const proof = await grantOf();
    shop.context.proofs = openProofs(loadSecrets(shop.config.secretsDir, []));
    expect(await tablet.prove(user, proof)).toEqual(OK);
  });

  it('is not proven by the grant of another shop, or by anything else', async () => {
    const proof = await grantOf();
    expect(await tablet.prove(user, { kind: 'grant', grant: 'x' })).toEqual(UNPROVEN);
    const secrets = loadSecrets(shop.config.secretsDir, []).map((secret) =>
      secret.name === 'capture-grants' ? newSecret('capture-grants') : secret,
    );
    shop.context.proofs = openProofs(secrets);
    expect(await tablet.prove(user, proof)).toEqual(UNPROVEN);
  });

  it('leaves no trace of the grant in the database', async () => {
    const { grant } = await grantOf();
    const log = shop.door.connection.raw.prepare('SELECT * FROM command_log').all();
    expect(JSON.stringify(log)).not.toContain(grant.split('.').at(-1));
  });
});

describe('what a tablet is told', () => {
  it('is which one it is and the public key only', async () => {
    const capture = await tablet.capture();
    expect(capture).toEqual({
      device: tablet.id,
      sealing: {
        keyId: expect.any(String),
        publicKey: {
          kty: 'EC',
          crv: 'P-256',
          x: expect.stringMatching(/^[\w-]{43}$/),
          y: expect.stringMatching(/^[\w-]{43}$/),
        },
      },
    });
    const privateKeys = [...shop.context.proofs.privateKeys.values()];
    expect(privateKeys).toHaveLength(1);
    expect(JSON.stringify(capture)).not.toContain(privateKeys[0]?.d);
  });

  it('is nobody’s who is no tablet', async () => {
    const { status, json } = await shop.request('GET', '/api/capture');
    expect([status, json.code]).toEqual([403, 'device_required']);
  });
});

describe('a key that was rotated', () => {
  it('opens what was sealed for it, and nobody is told to seal for it any more', async () => {
    const before = await tablet.typePin(user, PIN);
    const next = newSecret('sealed-pin');
    shop.context.proofs = openProofs([next, ...loadSecrets(shop.config.secretsDir, [])]);
    const after = await tablet.typePin(user, PIN);
    expect(after.keyId).toBe(next.id);
    expect(before.keyId).not.toBe(next.id);
    expect(await tablet.prove(user, before)).toEqual(OK);
    expect(await tablet.prove(user, { ...after, keyId: before.keyId })).toEqual(UNPROVEN);
    expect(await tablet.prove(user, after)).toEqual(OK);
  });
});
