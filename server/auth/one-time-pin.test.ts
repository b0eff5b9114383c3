import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enrolTablet, type OfflineTablet } from '#server/capture/proof/testing/offline-tablet.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

const ONE_TIME = '48203957';
const OWN = '73519046';

let shop: TestShop;
let tablet: OfflineTablet;
let admin: string;
let user: number;
/** Made once: hashing is what takes the time here. */
let pinHash: string;

beforeAll(async () => {
  shop = await openTestShop();
  pinHash = await shop.context.passwords.hash(ONE_TIME);
});
afterAll(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});
beforeEach(async () => {
  admin = await shop.cookieFor(shop.admin.userId, 'password');
  const newcomer = { displayName: 'Nora Newcomer', role: 'operator' } as const;
  ({ userId: user } = await shop.execute('users.create', newcomer, shop.admin));
  await shop.execute('users.setPin', { userId: user, pinHash, oneTime: true }, shop.admin);
  tablet = await enrolTablet(shop);
});

const signIn = async (pin: string) => {
  const { status, json, headers } = await shop.request('POST', '/api/auth/pin', {
    body: { userId: user, pin },
  });
  return { status, json, cookie: headers.get('set-cookie')?.split(';')[0] ?? '' };
};
const choose = (as: string, pin: string) =>
  shop.request('POST', '/api/me/pin', { as, body: { pin } });
const personOf = async () => {
  const { json } = await shop.request('GET', '/api/users', { as: admin });
  return json.users.find(({ id }: { id: number }) => id === user);
};

describe('a one-time PIN', () => {
  it('is one when the admin says so, and is shown as one', async () => {
    expect(await personOf()).toMatchObject({ hasPin: true, hasOneTimePin: true });
    const path = `/api/users/${user}/pin`;
    await shop.request('POST', path, { as: admin, body: { pin: OWN } });
    expect(await personOf()).toMatchObject({ hasPin: true, hasOneTimePin: false });
    await shop.request('POST', path, { as: admin, body: { pin: ONE_TIME, oneTime: true } });
    expect(await personOf()).toMatchObject({ hasPin: true, hasOneTimePin: true });
  });

  it('signs in to nothing but the choice of an own one, for ten minutes', async () => {
    const { status, json, cookie } = await signIn(ONE_TIME);
    expect([status, json.pinDue, json.grant]).toEqual([200, true, null]);
    for (const path of ['/api/me', '/api/task-types', '/api/users']) {
      const refused = await shop.request('GET', path, { as: cookie });
      expect([path, refused.status, refused.json.code]).toEqual([path, 403, 'pin_due']);
    }
    const started = await shop.request('POST', '/api/sessions', {
      as: cookie,
      body: { taskType: 'CLEAN' },
    });
    expect([started.status, started.json.code]).toEqual([403, 'pin_due']);
    expect(started.json.detail).toContain('Choose a PIN of your own');
    shop.later(10 * 60_000);
    expect((await choose(cookie, OWN)).json.code).toBe('not_signed_in');
  });

  it('is changed by its owner, who then is signed in and is asked no more', async () => {
    const { cookie } = await signIn(ONE_TIME);
    const chosen = await choose(cookie, OWN);
    expect([chosen.status, chosen.json.pinDue]).toEqual([201, false]);
    expect(chosen.json.grant.token).toEqual(expect.any(String));
    const own = chosen.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await shop.request('GET', '/api/me', { as: own })).json.user.id).toBe(user);
    // What the one-time PIN opened is closed, and the PIN is no PIN any more.
    expect((await choose(cookie, '60284715')).json.code).toBe('not_signed_in');
    expect((await signIn(ONE_TIME)).json.code).toBe('invalid_pin');
    expect((await signIn(OWN)).json).toMatchObject({ pinDue: false });
    expect(await personOf()).toMatchObject({ hasOneTimePin: false });
  });

  it.each([
    ['111111', 'all digits are the same'],
    [ONE_TIME, 'the one-time PIN, which somebody else knows'],
  ])('is not changed to %s, which is refused at its field', async (pin, why) => {
    const { cookie } = await signIn(ONE_TIME);
    const { status, json } = await choose(cookie, pin);
    expect([status, json.code, json.errors]).toEqual([
      422,
      'weak_pin',
      [{ field: 'pin', message: why }],
    ]);
    expect((await choose(cookie, OWN)).status).toBe(201);
  });

  it('is not changed by a sign-in with an own PIN, or by password', async () => {
    await shop.execute('users.setPin', { userId: user, pinHash }, shop.admin);
    const { cookie } = await signIn(ONE_TIME);
    expect((await choose(cookie, OWN)).json.code).toBe('not_allowed');
    expect((await choose(admin, OWN)).json.code).toBe('not_allowed');
  });

  it('given anew shuts out whoever was about to change the last one', async () => {
    const { cookie } = await signIn(ONE_TIME);
    await shop.execute('users.setPin', { userId: user, pinHash, oneTime: true }, shop.admin);
    expect((await choose(cookie, OWN)).json.code).toBe('not_signed_in');
  });

  it('leaves a password’s sign-in alone', async () => {
    const console = await shop.cookieFor(user, 'password');
    expect((await shop.request('GET', '/api/me', { as: console })).status).toBe(200);
  });

  it('proves no tap that was made without the network', async () => {
    const proof = await tablet.typePin(user, ONE_TIME);
    expect(await tablet.prove(user, proof)).toEqual({ ok: false, reason: 'unproven' });
    const [tries] = shop.door.connection.raw
      .prepare('SELECT count(*) AS n FROM pin_throttle')
      .all();
    expect(tries).toEqual({ n: 0 });
    const { cookie } = await signIn(ONE_TIME);
    await choose(cookie, OWN);
    expect(await tablet.prove(user, await tablet.typePin(user, OWN))).toEqual({ ok: true });
  });

  it('leaves what was tapped before it as it was: proven', async () => {
    await shop.execute('users.setPin', { userId: user, pinHash }, shop.admin);
    const before = await tablet.typePin(user, ONE_TIME);
    expect(await tablet.prove(user, before)).toEqual({ ok: true });
    await shop.execute('users.setPin', { userId: user, pinHash, oneTime: true }, shop.admin);
    expect(await tablet.prove(user, before)).toEqual({ ok: true });
  });

  it('is told to the tablets, which cannot have it changed without the network', async () => {
    const { json } = await shop.request('GET', '/api/roster');
    const tile = json.users.find(({ id }: { id: number }) => id === user);
    expect(tile.pinDue).toBe(true);
  });

  it('leaves neither PIN nor hash in the log', async () => {
    const { cookie } = await signIn(ONE_TIME);
    await choose(cookie, OWN);
    const rows = shop.door.connection.raw
      .prepare(
        `SELECT actor_user_id, change, answer FROM command_log WHERE name = 'auth.choosePin'`,
      )
      .all();
    expect(rows.at(-1)).toMatchObject({ actor_user_id: user });
    expect(JSON.stringify(rows)).not.toMatch(/48203957|73519046|\$2b\$/);
  });
});
