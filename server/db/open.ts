/** Opens the database. A connection that writes does so with every guarantee on, or not at all. */
import Database from 'better-sqlite3';
import { Connection } from './statements.ts';

export type Pragmas = Record<string, string | number>;

/**
 * What the write path promises rests on these. `synchronous` is 2 (FULL): better-sqlite3 is
 * compiled to NORMAL under WAL, which loses acknowledged commits at a power cut.
 */
export const WRITER_PRAGMAS: Readonly<Pragmas> = {
  journal_mode: 'wal',
  synchronous: 2,
  busy_timeout: 10_000,
  foreign_keys: 1,
  trusted_schema: 0,
  cell_size_check: 1,
  journal_size_limit: 64 * 1024 * 1024,
  wal_autocheckpoint: 1000,
  // KB, a ceiling: pages that roll-ups are counted on come from memory in a shop of many years.
  cache_size: -65536,
};

export function readPragmas(raw: Database.Database): Pragmas {
  return Object.fromEntries(
    Object.keys(WRITER_PRAGMAS).map((name) => {
      // busy_timeout answers in a column called `timeout`; `simple` takes the first column.
      return [name, raw.pragma(name, { simple: true }) as string | number];
    }),
  );
}

/** @throws Error naming the first guarantee that does not hold. */
export function assertPragmas(pragmas: Pragmas): void {
  for (const [name, wanted] of Object.entries(WRITER_PRAGMAS)) {
    if (pragmas[name] !== wanted) {
      throw new Error(
        `The database connection has ${name} = ${pragmas[name]} where ${wanted} is needed; ` +
          `refusing to write. Is the file on a file system without shared memory?`,
      );
    }
  }
}

/**
 * SQLite opens a file it may not write without a word, and says so at the first tap.
 * @throws Error saying whose the files must be
 */
export function assertWritable(raw: Database.Database, path: string): void {
  try {
    raw.exec('BEGIN IMMEDIATE; CREATE TABLE can_this_be_written (x); ROLLBACK');
  } catch (error) {
    if (raw.inTransaction) raw.exec('ROLLBACK');
    if (!(error instanceof Database.SqliteError && error.code.startsWith('SQLITE_READONLY'))) {
      throw error;
    }
    throw new Error(
      `${path} cannot be written by this user. Give it, and the -wal and -shm beside it if they ` +
        `are there, to the user the server runs as (chown, then chmod 600).`,
    );
  }
}

/** The read-write connection: the writer thread's, and nobody else's. */
export function openWriter(path: string): Connection {
  const raw = new Database(path);
  for (const [name, value] of Object.entries(WRITER_PRAGMAS)) raw.pragma(`${name} = ${value}`);
  assertPragmas(readPragmas(raw));
  return new Connection(raw);
}

/** A connection that cannot write, whatever it is asked. */
export function openReader(path: string): Connection {
  const raw = new Database(path, { readonly: true, fileMustExist: true });
  raw.pragma('query_only = ON');
  raw.pragma('trusted_schema = OFF');
  raw.pragma('busy_timeout = 1000');
  return new Connection(raw);
}
