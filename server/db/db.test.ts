import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeFolder } from '#server/writer/testing/scratch.ts';
import { migrate, readMigrations, schemaLevel } from './migrate.ts';
import { assertWritable, openReader, openWriter } from './open.ts';
import { build, insertion, statement, type Connection } from './statements.ts';

describe('the database', () => {
  let folder: string;
  let remove: () => void;
  let connection: Connection;
  beforeEach(() => {
    ({ folder, remove } = makeFolder());
    connection = openWriter(join(folder, 'a.db'));
  });
  afterEach(() => {
    connection.close();
    remove();
  });
  const migration = (level: number, sql: string) => ({ level, name: `${level}.sql`, sql });

  describe('migrations', () => {
    const first = migration(1, 'CREATE TABLE team (id INTEGER PRIMARY KEY, name TEXT) STRICT');
    const second = migration(2, "INSERT INTO team (name) VALUES ('Art')");

    it('bring a database to the level of the code, once', () => {
      expect(migrate(connection, [first])).toBe(1);
      expect(migrate(connection, [first, second])).toBe(2);
      expect(migrate(connection, [first, second])).toBe(2);
      expect(connection.raw.prepare('SELECT count(*) FROM team').pluck().get()).toBe(1);
    });

    it('leave nothing of one that fails', () => {
      const broken = migration(2, "INSERT INTO team (name) VALUES ('Art'); SELECT nonsense");
      expect(() => migrate(connection, [first, broken])).toThrow('nonsense');
      expect(schemaLevel(connection)).toBe(1);
      expect(connection.raw.prepare('SELECT count(*) FROM team').pluck().get()).toBe(0);
    });

    it('refuse a database that is newer than the code, by number', () => {
      migrate(connection, [first, second]);
      expect(() => migrate(connection, [first])).toThrow('level 2, this version knows 1');
    });

    it('are numbered without a gap', () => {
      writeFileSync(join(folder, '0001_a.sql'), '');
      writeFileSync(join(folder, '0003_c.sql'), '');
      expect(() => readMigrations(folder)).toThrow('0003_c.sql should have number 2');
    });
  });

  describe('statements', () => {
    const insert = insertion('team', ['name']);
    const byName = statement((db, p: { name: string }) =>
      db.selectFrom('team').select(['id', 'name']).where('name', '=', p.name),
    );
    beforeEach(() => {
      connection.raw.exec('CREATE TABLE team (id INTEGER PRIMARY KEY, name TEXT) STRICT');
    });

    it('are compiled once and take their values by name', () => {
      expect(connection.run(insert, { name: 'Art' })).toEqual({ changes: 1, lastId: 1 });
      connection.run(insert, { name: "Robert'); DROP TABLE team;--" });
      expect(connection.get(byName, { name: 'Art' })).toEqual({ id: 1, name: 'Art' });
      expect(connection.all(byName, { name: 'nobody' })).toEqual([]);
      expect(byName.sql).toBe(byName.sql);
    });

    it('may be built on the spot, too', () => {
      connection.run(insert, { name: 'Art' });
      const query = build.selectFrom('team').select('name').where('id', 'in', [1, 2]);
      expect(connection.all(query)).toEqual([{ name: 'Art' }]);
    });
  });

  it('cannot be written through a reader', () => {
    connection.raw.exec('CREATE TABLE team (id INTEGER PRIMARY KEY, name TEXT) STRICT');
    const reader = openReader(join(folder, 'a.db'));
    expect(() => reader.raw.exec("INSERT INTO team (name) VALUES ('x')")).toThrow('readonly');
    reader.raw.pragma('query_only = OFF');
    expect(() => reader.raw.exec("INSERT INTO team (name) VALUES ('x')")).toThrow('readonly');
    reader.close();
  });

  it('that may not be written is found out at the start, and says whose it must be', () => {
    const path = join(folder, 'a.db');
    assertWritable(connection.raw, path);
    const raw = new Database(path, { readonly: true });
    expect(() => assertWritable(raw, path)).toThrow(/a\.db cannot be written .* chmod 600/);
    raw.close();
  });

  it('is not made by a reader', () => {
    expect(() => openReader(join(folder, 'nowhere.db'))).toThrow();
    expect(() => new Database(join(folder, 'nowhere.db'), { fileMustExist: true })).toThrow();
  });
});
