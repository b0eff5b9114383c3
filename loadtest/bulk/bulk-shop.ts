/**
 * Shops of any size, for benchmarks: raw rows by the million into a new file, the one exception to
 * the door for writes. The rows go in below the migration that makes the roll-ups; bringing the
 * file to the newest level then sums them in one go, without a trigger for each row, and makes the
 * search index.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { toConfig } from '#server/config.ts';
import { migrate, readMigrations } from '#server/db/migrate.ts';
import { openWriter } from '#server/db/open.ts';
import type { Connection } from '#server/db/statements.ts';
import { doorOptions } from '#server/door-options.ts';
import { tokenHash } from '#server/http/caller.ts';
import { openScriptDoor } from '#server/writer/door.ts';
import { tokenOf } from '../bench/shop.ts';
import { fillOrders, fillWork, type BulkSize } from './rows.ts';

const MIGRATIONS = join(import.meta.dirname, '../../schema/migrations');
const ROLLUPS_LEVEL = 7;
const SIGN_IN_MS = 365 * 24 * 3_600_000;
/** Pages the filling may hold, KB: indexes grow in memory. */
const CACHE_KB = 1_500_000;

export const ADMIN_TOKEN = 'bulk-admin';
export interface BulkShop {
  folder: string;
  databasePath: string;
  /** The id of the first person; the others follow. */
  firstUserId: number;
}

/**
 * Makes a shop whose work ends today.
 * @param folder gets the database and, at the first start of a server, its secrets
 * @param now UTC ms
 * @throws Error when there is a database already
 */
export async function makeBulkShop(
  folder: string,
  size: BulkSize,
  now: number,
  say: (line: string) => void,
): Promise<BulkShop> {
  const databasePath = join(folder, 'shop.db');
  if (existsSync(databasePath)) {
    throw new Error(`${databasePath} is there already. Name another folder, or remove it first.`);
  }
  mkdirSync(folder, { recursive: true });
  const firstUserId = fill(databasePath, size, now, say);
  await signIn(databasePath, size.people, firstUserId, now);
  return { folder, databasePath, firstUserId };
}

/** A shop that was made earlier. */
export function findBulkShop(folder: string): BulkShop | undefined {
  const databasePath = join(folder, 'shop.db');
  return existsSync(databasePath) ? { folder, databasePath, firstUserId: 1 } : undefined;
}

function fill(path: string, size: BulkSize, now: number, say: (line: string) => void): number {
  const connection = openWriter(path);
  const { raw } = connection;
  const migrations = readMigrations(MIGRATIONS);
  const step = (what: string, work: () => void): void => {
    const began = performance.now();
    work();
    say(`  ${what}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
  };
  // Whatever happens to a file that is not finished, it is made anew.
  raw.pragma('journal_mode = OFF');
  raw.pragma('synchronous = OFF');
  raw.pragma(`cache_size = -${CACHE_KB}`);
  migrate(
    connection,
    migrations.filter(({ level }) => level < ROLLUPS_LEVEL),
  );
  step('people and orders', () => fillOrders(raw, size, now));
  step('work and material', () => fillWork(raw, size, now));
  step('roll-ups and search', () => migrate(connection, migrations));
  raw.pragma('journal_mode = WAL');
  connection.close();
  return 1;
}

/** An admin, made through the door, which sets up the rest of the shop; and everybody's sign-in. */
async function signIn(path: string, people: number, first: number, now: number): Promise<void> {
  const config = toConfig({ DATABASE_PATH: path });
  const door = openScriptDoor(doorOptions(config, MIGRATIONS), 'making a bulk shop', () => now);
  const actor = { kind: 'system', name: 'bulk' } as const;
  const envelope = { scope: 'system:bulk', key: 'admin', actor, deviceId: null, occurredAt: null };
  const ada = { displayName: 'Ada Admin', username: 'ada', passwordHash: 'none' };
  const { answer } = await door.writer.execute('admin.create', envelope, ada);
  door.close();
  const connection: Connection = openWriter(path);
  const insert = connection.raw.prepare(
    `INSERT INTO sign_in (token_hash, user_id, strength, created_at, expires_at) VALUES (?, ?, ?, ?, ?)`,
  );
  connection.raw.transaction(() => {
    insert.run(tokenHash(ADMIN_TOKEN), answer.userId, 'password', now, now + SIGN_IN_MS);
    for (let n = 0; n < people; n += 1) {
      insert.run(tokenHash(tokenOf(n)), first + n, 'pin', now, now + SIGN_IN_MS);
    }
  })();
  connection.close();
}
