import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

const PIN = '48203957';
const WRONG = '73519046';
const NOBODY = 999_999;

let shop: TestShop;
let admin: string;
let user: number;
let logged = '';
/** Made by the address that sets a PIN, once: hashing is what takes the time here. */
let pinHash: string;

beforeAll(async () => {
  shop = await openTestShop();
  admin = await shop.cookieFor(shop.admin.userId, 'password');
  user = await addPerson('Hanna Hashed');
  expect((await setPin(PIN)).status).toBe(201);
  [pinHash] = rows('SELECT pin_hash FROM app_user WHERE id = ?', user).map(
    (row) => (row as { pin_hash: string }).pin_hash,
  ) as [string];
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
  // Everybody of the tests before has long been forgotten.
  shop.later(2 * 3_600_000);
  admin = await shop.cookieFor(shop.admin.userId, 'password');
  user = await addPerson('Olga Operator');
  await shop.execute('users.setPin', { userId: user, pinHash }, shop.admin);
});

const addPerson = async (displayName: string): Promise<number> => {
  const { userId } = await shop.execute(
    'users.create',
    { displayName, role: 'operator' },
    shop.admin,
  );
  return userId;
};
const setPin = (pin: string) =>
  shop.request('POST', `/api/users/${user}/pin`, { as: admin, body: { pin } });
const trying = (pin: string, userId = user) =>
  shop.request('POST', '/api/auth/pin', { body: { userId, pin } });
const cookieOf = (answer: { headers: Headers }): string =>
  answer.headers.get('set-cookie')?.split(';')[0] ?? '';
const me = (as: string) => shop.request('GET', '/api/me', { as });
const signIn = async (): Promise<string> => cookieOf(await trying(PIN));
const rows = (sql: string, ...values: unknown[]) =>
  shop.door.connection.raw.prepare(sql).all(...values);

describe('signing in with a PIN', () => {
  it('answers who it is and until when, with a cookie no script reads', async () => {
    const answer = await trying(PIN);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      user: { id: user, displayName: 'Olga Operator', role: 'operator', language: 'en' },
      expiresAt: new Date(shop.now() + 12 * 3_600_000).toISOString(),
      pinDue: false,
      grant: {
        token: expect.any(String),
        until: new Date(shop.now() + 24 * 3_600_000).toISOString(),
      },
    });
    const cookie = answer.headers.get('set-cookie');
    expect(cookie).toMatch(/^tot_development_tablet=/);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).toMatch(/Max-Age=43200/);
    expect((await me(cookieOf(answer))).json.user.id).toBe(user);
  });

  it('keeps of the cookie only a hash', async () => {
    const [, token] = (await signIn()).split('=');
    const kept = rows('SELECT token_hash FROM sign_in WHERE user_id = ?', user);
    expect(JSON.stringify(kept)).not.toContain(token);
  });

  it('answers a wrong PIN in words', async () => {
    const { status, json, headers } = await trying(WRONG);
    expect([status, json.code]).toEqual([401, 'invalid_pin']);
    expect(json.detail).toBe('That PIN is not right.');
    expect(headers.get('set-cookie')).toBeNull();
  });

  it('refuses whoever was deactivated, like a wrong PIN', async () => {
    const body = { active: false };
    await shop.request('PATCH', `/api/users/${user}`, { as: admin, body });
    expect((await trying(PIN)).json.code).toBe('invalid_pin');
  });

  it('refuses whoever has no PIN', async () => {
    const newcomer = await addPerson('Nora Newcomer');
    expect((await trying('000000', newcomer)).json.code).toBe('invalid_pin');
  });

  it('treats an unknown person like a wrong PIN, down to the hash that is compared', async () => {
    const compared = vi.spyOn(shop.context.passwords, 'verify');
    const wrong = await trying(WRONG);
    const unknown = await trying(WRONG, NOBODY);
    expect(unknown.status).toBe(wrong.status);
    expect(unknown.text).toBe(wrong.text);
    for (const name of ['x-ratelimit-limit', 'x-ratelimit-remaining', 'retry-after']) {
      expect(unknown.headers.get(name)).toBe(wrong.headers.get(name));
    }
    expect(compared).toHaveBeenCalledTimes(2);
    compared.mockRestore();
  });

  it.each([
    [{ pin: PIN }, 'userId'],
    [{ userId: '7', pin: PIN }, 'userId'],
    [{ userId: 7 }, 'pin'],
    [{ userId: 7, pin: 482_039 }, 'pin'],
    [{ userId: 7, pin: 'abcdef' }, 'pin'],
  ])('says of %j that %s is wrong', async (body, field) => {
    const { status, json } = await shop.request('POST', '/api/auth/pin', { body });
    expect([status, json.code, json.errors[0].field]).toEqual([422, 'malformed', field]);
  });
});

describe('a sign-in by PIN', () => {
  const isSignedIn = async (as: string): Promise<boolean> => (await me(as)).status === 200;

  it('gives operator rights, whatever the role', async () => {
    const body = { role: 'admin' };
    await shop.request('PATCH', `/api/users/${user}`, { as: admin, body });
    const answer = await trying(PIN);
    expect(answer.json.user.role).toBe('operator');
    for (const path of ['/api/users', '/api/floor', '/api/reports/order-profitability']) {
      const { status, json } = await shop.request('GET', path, { as: cookieOf(answer) });
      expect([path, status, json.code]).toEqual([path, 403, 'not_allowed']);
    }
  });

  it('ends with a sign-out, and only this one does', async () => {
    const [first, second] = [await signIn(), await signIn()];
    const answer = await shop.request('DELETE', '/api/auth', { as: first });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('set-cookie')).toMatch(/tot_development_tablet=;.*Max-Age=0/);
    expect([await isSignedIn(first), await isSignedIn(second)]).toEqual([false, true]);
  });

  it('leaves the work running when it ends', async () => {
    const as = await signIn();
    await shop.request('POST', '/api/sessions', { as, body: { taskType: 'CLEAN' } });
    await shop.request('DELETE', '/api/auth', { as });
    expect((await me(await signIn())).json.openSession.taskType).toBe('CLEAN');
  });

  it('ends with a new PIN', async () => {
    const cookie = await signIn();
    await setPin(WRONG);
    expect(await isSignedIn(cookie)).toBe(false);
    expect((await trying(PIN)).status).toBe(401);
    expect((await trying(WRONG)).status).toBe(200);
  });

  it('ends when the person is deactivated, and stays ended when taken back', async () => {
    const cookie = await signIn();
    const change = (active: boolean) =>
      shop.request('PATCH', `/api/users/${user}`, { as: admin, body: { active } });
    await change(false);
    expect((await me(cookie)).json.code).toBe('not_signed_in');
    await change(true);
    expect(await isSignedIn(cookie)).toBe(false);
  });

  it('ends after twelve hours, to the millisecond', async () => {
    const cookie = await signIn();
    shop.later(12 * 3_600_000 - 1);
    expect(await isSignedIn(cookie)).toBe(true);
    shop.later(1);
    expect(await isSignedIn(cookie)).toBe(false);
  });

  it('is nothing another environment takes', async () => {
    const staging = (await signIn()).replace('development', 'staging');
    expect(await isSignedIn(staging)).toBe(false);
  });
});

describe('what is left of a PIN', () => {
  it('is a bcrypt hash of cost 10 in the database, and the PIN nowhere', async () => {
    await trying(PIN);
    await trying(WRONG);
    const [row] = rows('SELECT pin_hash FROM app_user WHERE id = ?', user);
    expect((row as { pin_hash: string }).pin_hash).toMatch(/^\$2b\$10\$.{53}$/);
    for (const name of readdirSync(shop.folder).filter((file) => file.startsWith('shop.db'))) {
      const bytes = readFileSync(join(shop.folder, name));
      expect([name, bytes.includes(PIN), bytes.includes(WRONG)]).toEqual([name, false, false]);
    }
  });

  it('is no word in the logs, which do name the failed try', async () => {
    logged = '';
    await trying(WRONG);
    await trying(PIN);
    expect(logged).toContain('"event":"sign_in_failed"');
    expect(logged).toContain('"event":"signed_in"');
    expect(logged).not.toContain(PIN);
    expect(logged).not.toContain(WRONG);
  });

  it('is a row for each failed try: who, where, when', async () => {
    await trying(WRONG);
    expect(rows('SELECT * FROM sign_in_event WHERE user_id = ?', user)).toMatchObject([
      { kind: 'failed', strength: 'pin', at: shop.now(), device_id: null, address: '127.0.0.1' },
    ]);
  });

  it('is forgotten after ninety days', async () => {
    await trying(WRONG);
    shop.later(90 * 86_400_000 + 1);
    await trying(WRONG, NOBODY);
    expect(rows('SELECT * FROM sign_in_event WHERE user_id = ?', user)).toEqual([]);
  });
});

describe('while a PIN is being compared', () => {
  /** Somebody in the office is quicker than the comparison. */
  const meanwhile = async (deed: () => Promise<unknown>) => {
    const { passwords } = shop.context;
    const spy = vi.spyOn(passwords, 'verify').mockImplementationOnce(async () => {
      await deed();
      return true;
    });
    const answer = await trying(PIN);
    spy.mockRestore();
    return [answer.status, answer.json.code, cookieOf(answer)];
  };
  const refused = [401, 'invalid_pin', ''];

  it('a new PIN shuts the old one out', async () => {
    expect(
      await meanwhile(() =>
        shop.execute('users.setPin', { userId: user, pinHash: 'another' }, shop.admin),
      ),
    ).toEqual(refused);
  });

  it('a person who is deactivated stays out', async () => {
    expect(
      await meanwhile(() =>
        shop.execute('users.change', { userId: user, change: { active: false } }, shop.admin),
      ),
    ).toEqual(refused);
  });

  it('nothing else hinders: the control', async () => {
    const [status] = await meanwhile(() => Promise.resolve());
    expect(status).toBe(200);
  });
});

describe('what wrong tries leave behind', () => {
  it('is gone when a quiet hour has forgotten it', async () => {
    const counted = () => rows('SELECT user_key FROM pin_throttle').length;
    for (const nobody of [NOBODY, NOBODY + 1, NOBODY + 2]) await trying(WRONG, nobody);
    expect(counted()).toBe(3);
    shop.later(61 * 60_000);
    await trying(WRONG);
    expect(counted()).toBe(1);
  });
});

describe('too many sign-ins at once', () => {
  it('are refused before they are counted, so nobody is locked out by the crowd', async () => {
    const { passwords } = shop.context;
    let release: () => void = () => undefined;
    const held = new Promise<boolean>((resolve) => {
      release = () => resolve(true);
    });
    const spy = vi.spyOn(passwords, 'verify').mockImplementation(() => held);
    // Many people, each once: nobody is throttled.
    const crowd = Array.from({ length: 250 }, (_, n) => trying(PIN, NOBODY + 100 + n));
    await vi.waitFor(() => expect(spy).toHaveBeenCalledTimes(250), { timeout: 20_000 });
    for (let n = 0; n < 10; n += 1) {
      const { status, json, headers } = await trying(PIN);
      expect([status, json.code, json.retryable]).toEqual([503, 'busy', true]);
      expect(headers.get('retry-after')).toBe('2');
    }
    release();
    await Promise.all(crowd);
    spy.mockRestore();
    expect((await trying(PIN)).status).toBe(200);
  });
});
