import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enrolTablet } from '#server/capture/proof/testing/offline-tablet.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

const MINUTE = 60_000;

let shop: TestShop;
let admin: string;
let foreman: string;
let user: number;
let tablet: { id: number | null };

beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});
beforeEach(async () => {
  shop.later(2 * 60 * MINUTE);
  admin = await shop.cookieFor(shop.admin.userId, 'password');
  foreman = await shop.cookieFor(await hire('Fred Foreman', 'foreman', 'Engraving'), 'password');
  user = await hire('Olga Operator', 'operator', 'Engraving');
  tablet = await enrolTablet(shop);
});

const hire = async (displayName: string, role: 'operator' | 'foreman', team?: string) => {
  const person = { displayName, role, ...(team !== undefined && { team }) };
  return (await shop.execute('users.create', person, shop.admin)).userId;
};
/** So many wrong tries, counted as those of a sign-in are, without hashing. */
async function guess(tries: number, where = `device:${tablet.id}`, userId = user): Promise<void> {
  const strength = where.startsWith('password@') ? ('password' as const) : ('pin' as const);
  const place = { userKey: `user:${userId}`, deviceKey: where, strength, userId };
  for (let n = 0; n < tries; n += 1) {
    await shop.execute('auth.reserveAttempt', { ...place, deviceId: null, address: 'x' });
  }
}
const locksOf = async (userId = user, as = admin) => {
  const { json } = await shop.request('GET', '/api/users', { as });
  return json.users.find(({ id }: { id: number }) => id === userId).locks;
};
const unlock = (userId: number, as: string) =>
  shop.request('DELETE', `/api/users/${userId}/locks`, { as });

describe('somebody who tried too often', () => {
  it('is shown with until when, how often and where, to foremen too', async () => {
    await guess(4);
    expect(await locksOf()).toEqual([]);
    await guess(1);
    const lock = {
      of: 'pin',
      device: { id: tablet.id, displayName: expect.any(String) },
      wrongTries: 5,
      until: new Date(shop.now() + 30_000).toISOString(),
    };
    expect(await locksOf()).toEqual([lock]);
    expect(await locksOf(user, foreman)).toEqual([lock]);
    shop.later(30_000);
    expect(await locksOf()).toEqual([]);
  });

  it('tries at once again when an admin unlocks them', async () => {
    await guess(5);
    await guess(5, 'password@10.0.0.7');
    expect((await locksOf()).map(({ of }: { of: string }) => of).sort()).toEqual([
      'password',
      'pin',
    ]);
    const { status, json } = await unlock(user, admin);
    expect([status, json.user.locks]).toEqual([200, []]);
    await guess(4);
    expect(await locksOf()).toEqual([]);
  });

  it('is unlocked by the own foreman, but not for the console', async () => {
    await guess(5);
    await guess(5, 'password@10.0.0.7');
    const { status, json } = await unlock(user, foreman);
    expect(status).toBe(200);
    expect(json.user.locks).toMatchObject([{ of: 'password', device: null, wrongTries: 5 }]);
  });

  it.each(['Packing', undefined])(
    'is not unlocked by a foreman of another team: of %s',
    async (team) => {
      const other = await hire('Otto Other', 'operator', team);
      await guess(5, undefined, other);
      const { status, json } = await unlock(other, foreman);
      expect([status, json.code]).toEqual([403, 'not_allowed']);
      expect(await locksOf(other)).toHaveLength(1);
      const teamless = await shop.cookieFor(
        await shop.addUser(`Tea of no ${team ?? 'team'}`, 'foreman'),
        'password',
      );
      expect((await unlock(other, teamless)).status).toBe(403);
    },
  );

  it('has to be somebody', async () => {
    const { status, json } = await unlock(999_999, admin);
    expect([status, json.code]).toEqual([404, 'not_found']);
  });

  it('is named in the log with who unlocked them, without an address', async () => {
    await guess(5);
    await unlock(user, foreman);
    const rows = shop.door.connection.raw
      .prepare(`SELECT actor_user_id, change FROM command_log WHERE name = 'users.unlock'`)
      .all() as { actor_user_id: number; change: string }[];
    const last = rows.at(-1)!;
    expect(JSON.parse(last.change).before).toEqual({
      userId: user,
      pinPlaces: 1,
      passwordPlaces: 0,
    });
    expect(last.actor_user_id).toBeGreaterThan(1);
  });
});
