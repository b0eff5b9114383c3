/**
 * A shop on disk before its server starts: people who are signed in, orders, a task, a material.
 * Made through the door, without hashing a PIN for each of them. Found from the source and from
 * dist/loadtest alike: both lie two folders down.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { toConfig } from '#server/config.ts';
import { doorOptions } from '#server/door-options.ts';
import { tokenHash } from '#server/http/caller.ts';
import type { Actor } from '#server/writer/command.ts';
import { openScriptDoor } from '#server/writer/door.ts';

const MIGRATIONS = join(import.meta.dirname, '../../schema/migrations');
const SHIFT_MS = 12 * 3_600_000;

export const TASK_TYPE = 'ENGRAVE';
export const MATERIAL = 'BRASS';
export const ORDERS = ['A-1', 'A-2', 'A-3'] as const;

/** Somebody who is signed in at a tablet. */
export interface Person {
  userId: number;
  cookie: string;
}

/** @param folder where `spawnServer` will look for the database */
export async function stockShop(
  folder: string,
  people: number,
  clock: () => number = Date.now,
): Promise<Person[]> {
  const config = toConfig({ DATABASE_PATH: join(folder, 'shop.db') });
  const door = openScriptDoor(doorOptions(config, MIGRATIONS), 'stocking the shop', clock);
  const envelope = (actor: Actor) => ({
    scope: 'system:test',
    key: randomUUID(),
    actor,
    deviceId: null,
    occurredAt: null,
  });
  const system = (): ReturnType<typeof envelope> => envelope({ kind: 'system', name: 'test' });
  const { writer } = door;
  try {
    const first = { displayName: 'Ada Admin', username: 'ada', passwordHash: 'none' };
    const { userId: adminId } = (await writer.execute('admin.create', system(), first)).answer;
    const admin = () => envelope({ kind: 'user', userId: adminId, strength: 'password' });
    await writer.execute('orders.addTaskType', admin(), {
      code: TASK_TYPE,
      name: 'Engraving',
      kind: 'direct',
    });
    await writer.execute('materials.add', admin(), {
      code: MATERIAL,
      name: 'Brass plate',
      unit: 'pcs',
      unitCostCents: 333,
    });
    for (const orderNumber of ORDERS) {
      const order = { orderNumber, customerName: 'Acme Trophies', description: 'Obelisk' };
      await writer.execute('orders.create', admin(), order);
    }
    const signedIn: Person[] = [];
    for (let n = 1; n <= people; n += 1) {
      const person = { displayName: `Operator ${n}`, role: 'operator' as const };
      const { userId } = (await writer.execute('users.create', admin(), person)).answer;
      const token = randomUUID();
      await writer.execute('auth.signIn', system(), signInOf(userId, token));
      signedIn.push({ userId, cookie: `tot_development_tablet=${token}` });
    }
    return signedIn;
  } finally {
    door.close();
  }
}

/** The input of `auth.signIn` for a person with a PIN, for one shift. */
export function signInOf(userId: number, token: string) {
  return {
    userKey: `user:${userId}`,
    deviceKey: 'test',
    strength: 'pin' as const,
    userId,
    deviceId: null,
    address: 'test',
    tokenHash: tokenHash(token),
    comparedHash: null,
    lastsMs: SHIFT_MS,
  };
}
