import { copyFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '#schema/rules/plain-text.ts';
import { migrate, readMigrations } from '#server/db/migrate.ts';
import { openWriter } from '#server/db/open.ts';
import type { Connection } from '#server/db/statements.ts';
import { makeFolder, MIGRATIONS } from '#server/writer/testing/scratch.ts';

const LEVEL = 21;
const migrations = readMigrations(MIGRATIONS);
const { folder, remove } = makeFolder();
let connection: Connection;
let path: string;
let shops = 0;
beforeEach(() => {
  path = `${folder}/shop-${(shops += 1)}.db`;
  connection = openWriter(path);
});
afterEach(() => {
  connection.close();
});
afterAll(remove);

const phrase = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const find = (text: string): unknown[] =>
  connection.raw
    .prepare('SELECT rowid FROM sales_order_search WHERE sales_order_search MATCH ? ORDER BY rowid')
    .pluck()
    .all(phrase(plainText(text)));

describe('the search index', () => {
  beforeEach(() => {
    migrate(connection, migrations);
  });

  /** Everything written: letters, figures, signs; without what is only put over a letter. */
  const written = (): string[] =>
    Array.from({ length: 0x11_0000 }, (_, point) => point)
      .filter((point) => point < 0xd8_00 || point > 0xdf_ff)
      .map((point) => String.fromCodePoint(point))
      .filter((character) => /[\p{L}\p{N}\p{P}\p{S}\p{Zs}]/u.test(character));

  it('finds every character as it is compared, and no other', () => {
    const characters = written();
    expect(characters.length).toBeGreaterThan(130_000);
    const insert = connection.raw.prepare(
      `INSERT INTO sales_order_search (rowid, order_number, customer_name, description)
       VALUES (?, '', plain_text(?), '')`,
    );
    const alike = new Map<string, number[]>();
    connection.raw.transaction(() => {
      for (const [at, character] of characters.entries()) {
        insert.run(at + 1, `<${character}>`);
        const plain = plainText(character);
        alike.set(plain, [...(alike.get(plain) ?? []), at + 1]);
      }
    })();
    const wrong = characters.filter((character) => {
      const expected = alike.get(plainText(character)) ?? [];
      return JSON.stringify(find(`<${character}>`)) !== JSON.stringify(expected);
    });
    expect(wrong).toEqual([]);
  });

  it('finds a text exactly where comparing finds it', () => {
    const letters = fc.constantFrom(...'aáÁâbßσςΣЁёеñNn"* 가각ł', 'e\u0301', '\u0308');
    const words = fc.array(letters, { maxLength: 12 }).map((parts) => parts.join(''));
    const insert = connection.raw.prepare(
      `INSERT INTO sales_order_search (rowid, order_number, customer_name, description)
       VALUES (1, '', '', plain_text(?))`,
    );
    let found = 0;
    fc.assert(
      fc.property(words, words, words, fc.boolean(), (before, part, after, isWhole) => {
        const sought = plainText(part);
        fc.pre(Array.from(sought).length >= 3);
        connection.raw.exec('DELETE FROM sales_order_search');
        const text = isWhole ? before + part.toUpperCase() + after : before + after;
        insert.run(text);
        const isFound = find(part).length === 1;
        expect(isFound).toBe(plainText(text).includes(sought));
        found += Number(isFound);
      }),
      { numRuns: 500, seed: 7 },
    );
    expect(found).toBeGreaterThan(100);
    expect(found).toBeLessThan(400);
  });
});

describe('bringing an older index up to date', () => {
  /** What an import is bringing stands beside what is in force. */
  const rows = [
    [41, 'é-1', 'Café Zürich', 'Ångström\nnew words'],
    [7_000_000_000_042, '10482', 'Acme', 'Øl'],
  ];
  beforeEach(() => {
    migrate(connection, migrations.slice(0, LEVEL - 1));
    for (const row of rows) {
      connection.raw
        .prepare(
          `INSERT INTO sales_order_search (rowid, order_number, customer_name, description)
           VALUES (?, ?, ?, ?)`,
        )
        .run(...row);
    }
  });
  const all = (): unknown[] =>
    connection.raw.prepare('SELECT rowid, * FROM sales_order_search ORDER BY rowid').raw().all();
  const tables = (): unknown[] =>
    connection.raw
      .prepare(`SELECT name FROM sqlite_schema WHERE name LIKE 'sales_order_search%'`)
      .pluck()
      .all();

  it('keeps every row under its key, found without accents', () => {
    const before = tables();
    migrate(connection, migrations.slice(0, LEVEL));
    expect(all()).toEqual([
      [41, 'e-1', 'cafe zurich', 'angstrom\nnew words'],
      [7_000_000_000_042, '10482', 'acme', 'øl'],
    ]);
    expect([find('zurich'), find('ANGSTROM'), find('new words'), find('acme')]).toEqual([
      [41],
      [41],
      [41],
      [7_000_000_000_042],
    ]);
    expect(tables().sort()).toEqual(before.sort());
    connection.raw.exec(
      `INSERT INTO sales_order_search (sales_order_search) VALUES ('integrity-check')`,
    );
  });

  it('leaves the old one whole when the machine stops before the end', () => {
    const { sql } = migrations[LEVEL - 1] ?? { sql: '' };
    connection.raw.exec(`PRAGMA cache_size = 1; BEGIN; ${sql}`);
    const stopped = `${path}-stopped`;
    for (const end of ['', '-wal']) copyFileSync(path + end, stopped + end);
    connection.raw.exec('ROLLBACK');
    connection.close();
    connection = openWriter(stopped);
    expect(all()).toEqual(rows);
    migrate(connection, migrations);
    expect(find('zurich')).toEqual([41]);
  });
});
