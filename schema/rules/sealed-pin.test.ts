/** Held against a second implementation that shares no line with it: OpenSSL through node:crypto. */
import {
  createCipheriv,
  createDecipheriv,
  createECDH,
  hkdfSync,
  randomBytes,
  type ECDH,
} from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { open, seal, type PrivateKey, type SealedSignIn } from './sealed-pin.ts';

const SIGN_IN: SealedSignIn = {
  pin: '407391',
  userId: 7,
  device: 3,
  signInKey: '01940000-0000-7000-8000-000000000001',
};

/** Server 0x11…, tablet 0x22…, iv 0x33…: what is in a box must open for as long as tablets hold one. */
const VECTOR =
  'BNZak5d8qj0bCBhS_1ennkZfFmBXcwS66tUF3TpIWJzzUBheiVNy32Ih6joTdVfkc_3bZ1XwW9UHw8Uz_OnJEoUz' +
  'MzMzMzMzMzMzMzM8x4i_OOTV1I8O1lozRC0qOEtkLNeunuU8dhf7-b86-gIzJ7q09o_R6sxM9l1uw8bELfCVfbux' +
  'BARu7hKmMHelgkSUnZ_GbsfRU5JgS834S1Rh0mAvqZ7zUFnpdvVJr_wkYd6gWbRwZ7o';

function keyOf(ecdh: ECDH): PrivateKey {
  const point = ecdh.getPublicKey();
  return {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
    d: Buffer.concat([Buffer.alloc(32), ecdh.getPrivateKey()])
      .subarray(-32)
      .toString('base64url'),
  };
}
function newServer() {
  const ecdh = createECDH('prime256v1');
  ecdh.generateKeys();
  return { ecdh, key: keyOf(ecdh) };
}

const aesKey = (shared: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', shared, '', 'time-on-tasks sealed pin v1', 32));

function openByHand(server: ECDH, sealed: string): unknown {
  const box = Buffer.from(sealed, 'base64url');
  const key = aesKey(server.computeSecret(box.subarray(0, 65)));
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(65, 77));
  decipher.setAuthTag(box.subarray(-16));
  const text = Buffer.concat([decipher.update(box.subarray(77, -16)), decipher.final()]);
  return JSON.parse(text.toString('utf8'));
}

function sealByHand(tablet: ECDH, iv: Buffer, to: ECDH, text: string): string {
  const key = aesKey(tablet.computeSecret(to.getPublicKey()));
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const box = Buffer.concat([tablet.getPublicKey(), iv, encrypted, cipher.getAuthTag()]);
  return box.toString('base64url');
}

describe('a sealed PIN', () => {
  it('is opened by the key it was sealed for', async () => {
    const { key } = newServer();
    expect(await open(key, await seal(key, SIGN_IN))).toEqual(SIGN_IN);
    const nowhere = { ...SIGN_IN, device: null };
    expect(await open(key, await seal(key, nowhere))).toEqual(nowhere);
  });

  it('is opened by the other implementation', async () => {
    const { ecdh, key } = newServer();
    expect(openByHand(ecdh, await seal(key, SIGN_IN))).toEqual(SIGN_IN);
  });

  it('may come from the other implementation', async () => {
    const { ecdh, key } = newServer();
    const tablet = newServer().ecdh;
    const sealed = sealByHand(tablet, randomBytes(12), ecdh, JSON.stringify(SIGN_IN));
    expect(await open(key, sealed)).toEqual(SIGN_IN);
  });

  it('is, byte for byte, what it was when the first tablet sealed one', async () => {
    const server = createECDH('prime256v1');
    server.setPrivateKey(Buffer.alloc(32, 0x11));
    const tablet = createECDH('prime256v1');
    tablet.setPrivateKey(Buffer.alloc(32, 0x22));
    const sealed = sealByHand(tablet, Buffer.alloc(12, 0x33), server, JSON.stringify(SIGN_IN));
    expect(sealed).toBe(VECTOR);
    expect(await open(keyOf(server), VECTOR)).toEqual(SIGN_IN);
  });

  it('never looks the same twice, and shows nothing of the PIN', async () => {
    const { key } = newServer();
    const boxes = [await seal(key, SIGN_IN), await seal(key, SIGN_IN)].map((sealed) =>
      Buffer.from(sealed, 'base64url'),
    );
    for (const part of [
      [0, 65],
      [65, 77],
      [77, undefined],
    ] as const) {
      const [one, two] = boxes.map((box) => box.subarray(...part).toString('hex'));
      expect(one).not.toBe(two);
    }
    for (const box of boxes) expect(box.includes(SIGN_IN.pin)).toBe(false);
  });

  it('does not open once any bit of any byte is another', async () => {
    const { key } = newServer();
    const box = Buffer.from(await seal(key, SIGN_IN), 'base64url');
    const opened: number[] = [];
    for (let index = 0; index < box.length; index += 1) {
      for (const bit of [1, 2, 0x80]) {
        const damaged = Buffer.from(box);
        damaged[index]! ^= bit;
        const isOpen = await open(key, damaged.toString('base64url')).then(
          () => true,
          () => false,
        );
        if (isOpen) opened.push(index);
      }
    }
    expect(opened).toEqual([]);
  });

  it('does not open with a byte less or more', async () => {
    const { key } = newServer();
    const box = Buffer.from(await seal(key, SIGN_IN), 'base64url');
    for (const changed of [
      box.subarray(0, -1),
      box.subarray(1),
      Buffer.concat([box, Buffer.alloc(1)]),
      box.subarray(0, 65),
      box.subarray(0, 80),
      Buffer.alloc(0),
    ]) {
      await expect(open(key, changed.toString('base64url'))).rejects.toThrow();
    }
  });

  it('is written in one form of a point only, though OpenSSL knows three', async () => {
    const { ecdh, key } = newServer();
    const tablet = newServer().ecdh;
    const box = Buffer.from(sealByHand(tablet, randomBytes(12), ecdh, '"x"'), 'base64url');
    const hybrid = Buffer.concat([tablet.getPublicKey(null, 'hybrid'), box.subarray(65)]);
    const short = Buffer.concat([tablet.getPublicKey(null, 'compressed'), box.subarray(65)]);
    expect(openByHand(ecdh, hybrid.toString('base64url'))).toBe('x');
    for (const other of [hybrid, short]) {
      await expect(open(key, other.toString('base64url'))).rejects.toThrow();
    }
  });

  it('does not open with another key', async () => {
    const sealed = await seal(newServer().key, SIGN_IN);
    await expect(open(newServer().key, sealed)).rejects.toThrow();
  });

  it.each(['', 'not a box', 'AAAA', 'BA', '{"pin":"407391"}', '\u0000'])(
    'is not %j',
    async (sealed) => {
      await expect(open(newServer().key, sealed)).rejects.toThrow();
    },
  );
});
