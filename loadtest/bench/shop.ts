/**
 * A shop for benchmarks, made by the bulk: raw rows into a fresh file before any server opens it,
 * the one exception to the door for writes. Thousands of people are signed in; orders are many.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hash } from 'bcryptjs';
import { plainText } from '#schema/rules/plain-text.ts';
import { searchRowid } from '#schema/rules/search-rowid.ts';
import { toConfig } from '#server/config.ts';
import { openWriter } from '#server/db/open.ts';
import { tokenHash } from '#server/http/caller.ts';
import { loadSecrets, secretValue } from '#server/secrets.ts';
import { stockShop } from '#server/testing/stock-shop.ts';
import { BCRYPT_COST, peppered } from '#server/workers/pepper.ts';

export const PEOPLE = 2000;
export const ORDERS = 50_000;
export const FIRST_ORDER = 100_001;
export const PIN = '739182';
const CUSTOMERS = 500;
const FORTNIGHT_MS = 14 * 24 * 3_600_000;
const WORDS = ['Crystal', 'Walnut', 'Brass', 'Acrylic', 'Silver', 'Marble'];
export const THINGS = ['obelisk', 'plaque', 'cup', 'medal', 'trophy', 'name plate'];

/** What an order, or a line of one, is called: a few thousand different texts. */
export const descriptionOf = (n: number): string =>
  `${WORDS[n % WORDS.length]} ${THINGS[(n >> 3) % THINGS.length]} ${n % 997}`;
export const tokenOf = (person: number): string => `bench-${person}`;
/** Of somebody in the office. */
export const ADMIN_TOKEN = 'bench-admin';
/** Of somebody who looks at the floor. */
export const FOREMAN_TOKEN = 'bench-foreman';

export interface BenchShop {
  /** The id of the first of `PEOPLE` people; the others follow. */
  firstUserId: number;
  /** A copy of the shop in a folder of its own. */
  copy(): string;
  remove(): void;
}

export async function makeShop(): Promise<BenchShop> {
  const parent = mkdtempSync(join(tmpdir(), 'tot-bench-'));
  const origin = join(parent, 'origin');
  await stockShop(origin, 0);
  const config = toConfig({ DATABASE_PATH: join(origin, 'shop.db') });
  const pepper = secretValue(loadSecrets(config.secretsDir, []), 'pin-pepper');
  const pinHash = await hash(peppered(pepper, PIN), BCRYPT_COST);
  const firstUserId = fill(config.databasePath, pinHash, Date.now());
  let copies = 0;
  return {
    firstUserId,
    copy() {
      const folder = join(parent, `copy-${++copies}`);
      cpSync(origin, folder, { recursive: true });
      return folder;
    },
    remove: () => rmSync(parent, { recursive: true, force: true }),
  };
}

function fill(path: string, pinHash: string, now: number): number {
  const connection = openWriter(path);
  const { raw } = connection;
  const insertUser = raw.prepare(
    `INSERT INTO app_user (display_name, role, pin_hash, created_at, updated_at) VALUES (?, 'operator', ?, ?, ?)`,
  );
  const insertOffice = raw.prepare(
    `INSERT INTO app_user (display_name, role, created_at, updated_at) VALUES (?, ?, ?, ?)`,
  );
  const insertSignIn = raw.prepare(
    `INSERT INTO sign_in (token_hash, user_id, strength, created_at, expires_at) VALUES (?, ?, ?, ?, ?)`,
  );
  const signIn = (token: string, userId: number | bigint, strength: 'pin' | 'password') =>
    insertSignIn.run(tokenHash(token), userId, strength, now, now + FORTNIGHT_MS);
  const addOffice = (name: string, role: 'foreman' | 'admin', token: string) =>
    signIn(token, insertOffice.run(name, role, now, now).lastInsertRowid, 'password');
  const insertCustomer = raw.prepare(`INSERT INTO customer_account (name) VALUES (?)`);
  const insertOrder = raw.prepare(
    `INSERT INTO sales_order (id, order_key, order_number, customer_id, description, due_date,
       revenue_cents, source, created_at, updated_at, sort_date, search_rowid)
     VALUES (?, ?, ?, ?, ?, ?, ?, 'import', ?, ?, ?, ?)`,
  );
  const indexOrder = raw.prepare(
    `INSERT INTO sales_order_search (rowid, order_number, customer_name, description) VALUES (?, ?, ?, ?)`,
  );
  const firstUserId = raw.transaction((): number => {
    const ids = Array.from({ length: PEOPLE }, (_, n) => {
      const id = Number(insertUser.run(`Person ${n}`, pinHash, now, now).lastInsertRowid);
      signIn(tokenOf(n), id, 'pin');
      return id;
    });
    addOffice('Bench Foreman', 'foreman', FOREMAN_TOKEN);
    addOffice('Bench Admin', 'admin', ADMIN_TOKEN);
    const customers = Array.from({ length: CUSTOMERS }, (_, n) => {
      const name = `Customer ${n}`;
      return { name, id: Number(insertCustomer.run(name).lastInsertRowid) };
    });
    for (let n = 0; n < ORDERS; n += 1) {
      const number = String(FIRST_ORDER + n);
      const customer = customers[(n * 7) % CUSTOMERS] ?? { id: 1, name: '' };
      const description = descriptionOf(n);
      const day = new Date(now - (ORDERS - n) * 1_800_000).toISOString().slice(0, 10);
      const id = 1000 + n;
      const rowid = searchRowid(day, id);
      const numbers = [id, number, number, customer.id, description, day, 10_000 + n];
      insertOrder.run(...numbers, now, now, day, rowid);
      indexOrder.run(rowid, number, plainText(customer.name), plainText(description));
    }
    return ids[0] ?? 0;
  })();
  // As housekeeping leaves it.
  raw.exec(`INSERT INTO sales_order_search (sales_order_search) VALUES ('optimize')`);
  raw.pragma('wal_checkpoint(TRUNCATE)');
  connection.close();
  return firstUserId;
}
