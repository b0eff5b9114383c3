import { afterEach, expect, it } from 'vitest';
import { migrate, readMigrations } from '#server/db/migrate.ts';
import { openWriter } from '#server/db/open.ts';
import { makeFolder, MIGRATIONS } from '#server/writer/testing/scratch.ts';
import { SEARCH_ID_MASK, searchRowid } from './search-rowid.ts';

const { folder, remove } = makeFolder();
afterEach(remove);

const CASES = [
  { day: '1969-12-31', id: 1 },
  { day: '1970-01-01', id: 68_000_000_000 },
  { day: '2026-02-28', id: 2 },
  { day: '2026-03-01', id: 3 },
  { day: '2199-12-31', id: 4 },
];

it('is the same in the migration, sorts by day and then id, and gives the id back', () => {
  const connection = openWriter(`${folder}/shop.db`);
  const migrations = readMigrations(MIGRATIONS);
  migrate(connection, migrations.slice(0, 2));
  const insert = connection.raw.prepare(
    `INSERT INTO sales_order (id, order_key, order_number, source, created_at, updated_at, sort_date)
     VALUES (?, ?, ?, 'import', 0, 0, ?)`,
  );
  for (const { day, id } of CASES) insert.run(id, String(id), String(id), day);
  migrate(connection, migrations);
  const found = connection.raw
    .prepare('SELECT search_rowid, search_rowid & ? AS id FROM sales_order ORDER BY search_rowid')
    .all(SEARCH_ID_MASK);
  const indexed = connection.raw.prepare('SELECT rowid FROM sales_order_search').pluck().all();
  connection.close();
  expect(found).toEqual(CASES.map(({ day, id }) => ({ search_rowid: searchRowid(day, id), id })));
  expect(indexed).toHaveLength(CASES.length);
  expect(searchRowid('2199-12-31', 2 ** 36 - 1)).toBeLessThan(Number.MAX_SAFE_INTEGER);
});
