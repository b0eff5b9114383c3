/** One of every kind of caller, and a shop with enough in it that every address has an answer. */
import { randomUUID } from 'node:crypto';
import { tokenHash } from '#server/http/caller.ts';
import type { TestShop } from '#server/testing/test-shop.ts';
import type { Strength } from '#server/writer/command.ts';

export const CALLERS = [
  'nobody',
  'unenrolled',
  'one-time-pin',
  'operator-pin',
  'foreman-pin',
  'foreman-password',
  'admin-pin',
  'admin-password',
  'deactivated',
  'expired',
] as const;
export type CallerKind = (typeof CALLERS)[number];

export async function hirePeople(shop: TestShop) {
  const team = 'Engraving';
  const people = {
    newcomer: await shop.addUser('Nora Newcomer', 'operator', team),
    operator: await shop.addUser('Olga Operator', 'operator', team),
    foreman: await shop.addUser('Fred Foreman', 'foreman', team),
    admin: await shop.addUser('Anna Admin', 'admin'),
    leaver: await shop.addUser('Lena Leaver', 'admin'),
  };

  /** A sign-in as it stands in the database, whatever else holds. */
  async function rawCookie(userId: number, strength: Strength, lastsMs: number): Promise<string> {
    const token = randomUUID();
    await shop.execute('auth.signIn', {
      userKey: `user:${userId}`,
      deviceKey: 'test',
      strength,
      userId,
      deviceId: null,
      address: 'test',
      comparedHash: null,
      tokenHash: tokenHash(token),
      lastsMs,
    });
    return `tot_development_${strength === 'pin' ? 'tablet' : 'console'}=${token}`;
  }

  const oneTime = { userId: people.newcomer, pinHash: 'a one-time one', oneTime: true };
  await shop.execute('users.setPin', oneTime, shop.admin);

  return {
    ...people,
    /** A fresh sign-in's cookie; undefined for whoever has none. */
    async cookieOf(kind: CallerKind): Promise<string | undefined> {
      switch (kind) {
        case 'nobody':
        case 'unenrolled':
          return undefined;
        case 'one-time-pin':
          return shop.cookieFor(people.newcomer, 'pin');
        case 'operator-pin':
          return shop.cookieFor(people.operator, 'pin');
        case 'foreman-pin':
          return shop.cookieFor(people.foreman, 'pin');
        case 'foreman-password':
          return shop.cookieFor(people.foreman, 'password');
        case 'admin-pin':
          return shop.cookieFor(people.admin, 'pin');
        case 'admin-password':
          return shop.cookieFor(people.admin, 'password');
        case 'deactivated': {
          const cookie = await shop.cookieFor(people.leaver, 'password');
          // Straight in the table: the sign-in itself is still open.
          shop.door.connection.raw
            .prepare('UPDATE app_user SET is_active = 0 WHERE id = ?')
            .run(people.leaver);
          return cookie;
        }
        case 'expired': {
          const cookie = await rawCookie(people.admin, 'password', 1000);
          shop.later(1000);
          return cookie;
        }
      }
    },
  };
}
export type People = Awaited<ReturnType<typeof hirePeople>>;
