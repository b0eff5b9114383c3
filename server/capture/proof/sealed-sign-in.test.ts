import { Writable } from 'node:stream';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { seal } from '#schema/rules/sealed-pin.ts';
import { AppError } from '#server/app-error.ts';
import { loadSecrets } from '#server/secrets.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';
import { openProofs } from './proofs.ts';
import { enrolTablet, type OfflineTablet, type SealedProof } from './testing/offline-tablet.ts';

const PIN = '48203957';
const WRONG = '73519046';
const MINUTE = 60_000;
const DAY = 86_400_000;
const NOBODY = 999_999;

let shop: TestShop;
let tablet: OfflineTablet;
let user: number;
let pinHash: string;
let logged = '';

beforeAll(async () => {
  shop = await openTestShop({ DEVICE_ENROLMENT: 'required' });
  pinHash = await shop.context.passwords.hash(PIN);
  const sink = new Writable({
    write(chunk, _encoding, done) {
      logged += String(chunk);
      done();
    },
  });
  shop.context.log = pino({ level: 'debug' }, sink);
});
afterAll(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});
beforeEach(async () => {
  // Whatever was mistyped before is forgotten.
  shop.later(2 * 60 * MINUTE);
  user = await addPerson('Olga Operator');
  tablet = await enrolTablet(shop);
});

async function addPerson(displayName: string): Promise<number> {
  const person = { displayName, role: 'operator' } as const;
  const { userId } = await shop.execute('users.create', person, shop.admin);
  await shop.execute('users.setPin', { userId, pinHash }, shop.admin);
  return userId;
}
const OK = { ok: true };
const UNPROVEN = { ok: false, reason: 'unproven' };
const WRONG_PIN = { ok: false, reason: 'wrong_pin' };
const rows = (sql: string, ...values: unknown[]) =>
  shop.door.connection.raw.prepare(sql).all(...values);
const kept = (proof: SealedProof) =>
  rows('SELECT * FROM offline_sign_in WHERE sign_in_key = ?', proof.signInKey);
const tries = (userId = user) =>
  rows('SELECT failures FROM pin_throttle WHERE user_key = ?', `user:${userId}`);
/** Counts the PINs that are compared while `deed` runs. */
async function comparisons(deed: () => Promise<unknown>): Promise<number> {
  const spy = vi.spyOn(shop.context.passwords, 'verify');
  await deed();
  const { length } = spy.mock.calls;
  spy.mockRestore();
  return length;
}

describe('a tap with the PIN typed offline', () => {
  it('is proven, and what came of the PIN is kept', async () => {
    const proof = await tablet.typePin(user, PIN);
    expect(await tablet.prove(user, proof, shop.now() - 5 * MINUTE)).toEqual(OK);
    expect(kept(proof)).toMatchObject([
      {
        user_id: user,
        device_id: tablet.id,
        occurred_at: shop.now() - 5 * MINUTE,
        received_at: shop.now(),
        outcome: 'verified',
      },
    ]);
  });

  it('needs no comparison once the PIN of its sign-in was compared', async () => {
    const proof = await tablet.typePin(user, PIN);
    expect(await comparisons(() => tablet.prove(user, proof))).toBe(1);
    const again = await comparisons(async () => {
      for (let tap = 0; tap < 3; tap += 1) expect(await tablet.prove(user, proof)).toEqual(OK);
    });
    expect(again).toBe(0);
  });

  it('shares the comparison with those that come at the same moment', async () => {
    const proof = await tablet.typePin(user, PIN);
    const once = await comparisons(async () => {
      const taps = [1, 2, 3].map(() => tablet.prove(user, proof));
      expect(await Promise.all(taps)).toEqual([OK, OK, OK]);
    });
    expect(once).toBe(1);
    expect(shop.context.proofs.comparing.size).toBe(0);
  });

  it('is refused for a wrong PIN, and stays refused when it comes again', async () => {
    const proof = await tablet.typePin(user, WRONG);
    const [first, second] = await Promise.all([1, 2].map(() => tablet.prove(user, proof)));
    expect([first, second]).toEqual([WRONG_PIN, WRONG_PIN]);
    expect(kept(proof)).toMatchObject([{ outcome: 'wrong' }]);
    const again = await comparisons(async () => {
      expect(await tablet.prove(user, proof)).toEqual(WRONG_PIN);
    });
    expect(again).toBe(0);
    expect(tries()).toEqual([{ failures: 1 }]);
    // Not even when the PIN becomes the one that was typed.
    const input = { userId: user, pinHash: await shop.context.passwords.hash(WRONG) };
    await shop.execute('users.setPin', input, shop.admin);
    expect(await tablet.prove(user, proof)).toEqual(WRONG_PIN);
  });

  it('is judged by the PIN that holds when it arrives', async () => {
    const proof = await tablet.typePin(user, PIN);
    const input = { userId: user, pinHash: await shop.context.passwords.hash(WRONG) };
    await shop.execute('users.setPin', input, shop.admin);
    expect(await tablet.prove(user, proof)).toEqual(WRONG_PIN);
  });

  it('says of whoever was deactivated whether the PIN was right: the rest is for others', async () => {
    const change = { userId: user, change: { active: false } };
    await shop.execute('users.change', change, shop.admin);
    expect(await tablet.prove(user, await tablet.typePin(user, PIN))).toEqual(OK);
    expect(await tablet.prove(user, await tablet.typePin(user, WRONG))).toEqual(WRONG_PIN);
  });

  it('is refused for whoever has no PIN, and for nobody, after the same comparison', async () => {
    const person = { displayName: 'Nora Newcomer', role: 'operator' } as const;
    const { userId } = await shop.execute('users.create', person, shop.admin);
    for (const who of [userId, NOBODY]) {
      const proof = await tablet.typePin(who, PIN);
      const compared = await comparisons(async () => {
        expect(await tablet.prove(who, proof)).toEqual(WRONG_PIN);
      });
      expect(compared).toBe(1);
      expect(kept(proof)).toHaveLength(who === NOBODY ? 0 : 1);
    }
  });

  it('is proven for a day from when the first one came, and no longer', async () => {
    const proof = await tablet.typePin(user, PIN);
    const came = shop.now();
    expect(await tablet.prove(user, proof, came - 2 * DAY)).toEqual(OK);
    expect(await tablet.prove(user, proof, came + DAY)).toEqual(OK);
    expect(await tablet.prove(user, proof, came + DAY + 1)).toEqual(UNPROVEN);
  });

  it('goes on being proven when the server was restarted', async () => {
    const proof = await tablet.typePin(user, PIN);
    await tablet.prove(user, proof);
    shop.context.proofs = openProofs(loadSecrets(shop.config.secretsDir, []));
    const compared = await comparisons(async () => {
      expect(await tablet.prove(user, proof)).toEqual(OK);
    });
    expect(compared).toBe(0);
  });
});

describe('a sealed PIN that is not about this tap', () => {
  const neverCompared = async (userId: number, proof: SealedProof, on = tablet) => {
    const compared = await comparisons(async () => {
      expect(await on.prove(userId, proof)).toEqual(UNPROVEN);
    });
    expect([compared, kept(proof)]).toEqual([0, []]);
  };

  it('does not prove it: another person', async () => {
    const other = await addPerson('Otto Other');
    await neverCompared(other, await tablet.typePin(user, PIN));
    await neverCompared(user, await tablet.typePin(user, PIN, { userId: other }));
  });

  it('does not prove it: another tablet, or none', async () => {
    await neverCompared(user, await tablet.typePin(user, PIN), await enrolTablet(shop));
    await neverCompared(user, await tablet.typePin(user, PIN, { device: null }));
  });

  it('does not prove it: another sign-in', async () => {
    const proof = await tablet.typePin(user, PIN);
    await neverCompared(user, { ...proof, signInKey: crypto.randomUUID() });
  });

  it('does not prove it: a box changed, cut or made up', async () => {
    const proof = await tablet.typePin(user, PIN);
    const { sealed } = proof;
    const at = 150;
    const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
    for (const box of [changed, sealed.slice(0, -2), sealed.slice(2), 'garbage', 'AAAA']) {
      await neverCompared(user, { ...proof, sealed: box });
    }
  });

  it.each([
    'null',
    '7',
    '[]',
    '{}',
    '{"pin":"48203957"}',
    `{"pin":48203957,"userId":1,"device":null,"signInKey":"x"}`,
  ])('does not prove it: a box with %s in it', async (content) => {
    const { keyId, publicKey } = shop.context.proofs.sealing;
    const sealed = await seal(publicKey, JSON.parse(content) as never);
    const signInKey = crypto.randomUUID();
    await neverCompared(user, { kind: 'sealed', signInKey, keyId, sealed });
  });

  it('does not prove it: a key nobody knows', async () => {
    const proof = await tablet.typePin(user, PIN);
    await neverCompared(user, { ...proof, keyId: crypto.randomUUID() });
    expect(logged).toContain('"why":"unknown_key"');
  });

  it('speaks for itself only: another box under the same key is compared anew', async () => {
    const proof = await tablet.typePin(user, PIN);
    expect(await tablet.prove(user, proof)).toEqual(OK);
    const { signInKey } = proof;
    const guessed = await tablet.typePin(user, WRONG, { signInKey });
    expect(await tablet.prove(user, { ...guessed, signInKey })).toEqual(WRONG_PIN);
    expect(await tablet.prove(user, proof)).toEqual(OK);
    expect(kept(proof)).toMatchObject([{ outcome: 'verified' }]);
  });
});

describe('guessing PINs offline', () => {
  it('is slowed down like guessing online, and counts together with it', async () => {
    const guess = async () => tablet.prove(user, await tablet.typePin(user, WRONG));
    const guesses = await Promise.all([guess(), guess(), guess(), guess(), guess()]);
    expect(guesses).toEqual(Array(5).fill(WRONG_PIN));
    const right = await tablet.typePin(user, PIN);
    const refused = await comparisons(async () => {
      await expect(tablet.prove(user, right)).rejects.toMatchObject({
        code: 'throttled',
        details: { retryAfterMs: 30_000 },
      });
    });
    expect([refused, kept(right)]).toEqual([0, []]);
    expect((await tablet.signIn(user, PIN)).json.code).toBe('throttled');
    // The same tap, sent again when it was told to.
    shop.later(30_000);
    expect(await tablet.prove(user, right)).toEqual(OK);
    expect(tries()).toEqual([]);
    expect(shop.context.proofs.comparing.size).toBe(0);
  });

  it('is a row for each wrong try: who, where, when', async () => {
    await tablet.prove(user, await tablet.typePin(user, WRONG));
    expect(rows('SELECT * FROM sign_in_event WHERE user_id = ?', user)).toMatchObject([
      { kind: 'failed', strength: 'pin', at: shop.now(), device_id: tablet.id },
    ]);
  });

  it('costs a tap its turn and nothing else while too many are compared', async () => {
    const { passwords } = shop.context;
    const full = vi.spyOn(passwords, 'admit').mockRejectedValueOnce(new AppError('busy', 'Full.'));
    const proof = await tablet.typePin(user, PIN);
    await expect(tablet.prove(user, proof)).rejects.toMatchObject({ code: 'busy' });
    full.mockRestore();
    expect(tries()).toEqual([]);
    expect(await tablet.prove(user, proof)).toEqual(OK);
  });
});

describe('what is left of a PIN typed offline', () => {
  it('is nothing in the logs and nothing in the database, of the box neither', async () => {
    logged = '';
    const right = await tablet.typePin(user, PIN);
    const wrong = await tablet.typePin(user, WRONG);
    for (const proof of [right, wrong, { ...right, signInKey: crypto.randomUUID() }]) {
      await tablet.prove(user, proof);
    }
    expect(logged).toContain('"event":"offline_sign_in"');
    expect(logged).toContain('"event":"sealed_pin_refused"');
    const database = ['offline_sign_in', 'sign_in_event', 'command_log', 'pin_throttle']
      .map((table) => JSON.stringify(rows(`SELECT * FROM ${table}`)))
      .join();
    expect(database).toContain(right.signInKey);
    for (const secret of [PIN, WRONG, right.sealed, wrong.sealed]) {
      expect([logged.includes(secret), database.includes(secret)]).toEqual([false, false]);
    }
  });
});
