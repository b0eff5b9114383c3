/**
 * What the write path promises, each with a control: the same thing without the guarantee fails.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assertPragmas, openReader, readPragmas, WRITER_PRAGMAS } from '#server/db/open.ts';
import { buildShim } from '#server/testing/build-shim.ts';
import { defineCommand } from './command.ts';
import { holdLock } from './testing/hold-lock.ts';
import { makeFolder, openScratch, request } from './testing/scratch.ts';

const codeOf = (action: () => unknown): string | undefined => {
  try {
    action();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('the write path', () => {
  let scratch: ReturnType<typeof openScratch>;
  let foreign: Database.Database;
  beforeEach(() => {
    scratch = openScratch({ commands: [readThenWrite] });
    foreign = new Database(scratch.path, { timeout: 0 });
  });
  afterEach(() => {
    foreign.close();
    scratch.close();
  });

  /** Reads, lets somebody else try to write, then writes on what it read. */
  let meanwhile: () => void = () => undefined;
  const readThenWrite = defineCommand({
    name: 'test.readThenWrite',
    right: 'system',
    run(_tx, _input: object) {
      const { raw } = scratch.connection;
      const { count } = raw.prepare('SELECT count(*) AS count FROM team').get() as {
        count: number;
      };
      meanwhile();
      raw.prepare('INSERT INTO team (name) VALUES (?)').run(`team ${count + 1}`);
      return null;
    },
  });

  it('refuses to write when any guarantee is off', () => {
    const { raw } = scratch.connection;
    expect(() => assertPragmas(readPragmas(raw))).not.toThrow();
    for (const name of Object.keys(WRITER_PRAGMAS)) {
      const pragmas = { ...readPragmas(raw), [name]: name === 'journal_mode' ? 'delete' : 99 };
      expect(() => assertPragmas(pragmas), name).toThrow(name);
    }
  });

  it('WAL: who reads never waits for who writes', () => {
    const read = () => {
      const reader = openReader(scratch.path);
      reader.raw.pragma('busy_timeout = 0');
      try {
        return reader.raw.prepare('SELECT count(*) FROM team').pluck().get();
      } finally {
        reader.close();
      }
    };
    const readWhileWriting = () => {
      scratch.connection.raw.exec("BEGIN EXCLUSIVE; INSERT INTO team (name) VALUES ('Art')");
      try {
        return read();
      } finally {
        scratch.connection.raw.exec('ROLLBACK');
      }
    };
    expect(readWhileWriting()).toBe(0);
    foreign.close();
    scratch.connection.raw.pragma('journal_mode = DELETE');
    expect(codeOf(readWhileWriting)).toBe('SQLITE_BUSY');
    foreign = new Database(scratch.path);
  });

  it('busy_timeout: somebody else’s short write is waited for', async () => {
    const hold = await holdLock(scratch.path, 300);
    expect(scratch.core.runAlone(request('test.addTeam', { name: 'Art' })).ok).toBe(true);
    await hold.released;

    scratch.connection.raw.pragma('busy_timeout = 0');
    const again = await holdLock(scratch.path, 300);
    expect(codeOf(() => scratch.core.runAlone(request('test.addTeam', { name: 'Packing' })))).toBe(
      'SQLITE_BUSY',
    );
    await again.released;
  });

  it('BEGIN IMMEDIATE: what a command read stays true until it has written', () => {
    let foreignCode: string | undefined;
    meanwhile = () => {
      foreignCode = codeOf(() => foreign.exec("INSERT INTO team (name) VALUES ('Foreign')"));
    };
    expect(scratch.core.runAlone(request('test.readThenWrite', {})).ok).toBe(true);
    expect(foreignCode).toBe('SQLITE_BUSY');

    // The control: with a plain BEGIN the other gets in between, and our write fails at once.
    const { raw } = scratch.connection;
    raw.exec('BEGIN');
    raw.prepare('SELECT count(*) FROM team').get();
    foreign.exec("INSERT INTO team (name) VALUES ('Foreign')");
    const late = codeOf(() => raw.exec("INSERT INTO team (name) VALUES ('Late')"));
    raw.exec('ROLLBACK');
    expect(late).toBe('SQLITE_BUSY_SNAPSHOT');
  });
});

describe('synchronous = FULL', () => {
  const COMMITS = 50;
  const here = import.meta.dirname;

  /** Commits single rows in a process whose calls to fsync are counted. */
  function syncsOf(synchronous: number): number {
    const { folder, remove } = makeFolder();
    try {
      const shim = buildShim(folder, 'count-syncs');
      const { stderr } = spawnSync(
        process.execPath,
        [
          join(here, 'testing/commit-alone.mjs'),
          join(folder, 'a.db'),
          String(COMMITS),
          String(synchronous),
        ],
        { env: { ...process.env, LD_PRELOAD: shim }, encoding: 'utf8' },
      );
      return Number(/syncs=(\d+)/.exec(stderr)?.[1]);
    } finally {
      remove();
    }
  }

  it('waits for the disk at every commit', () => {
    expect(syncsOf(Number(WRITER_PRAGMAS['synchronous']))).toBeGreaterThanOrEqual(COMMITS);
  });

  it('is not what better-sqlite3 does by itself: the control hardly ever waits', () => {
    const NORMAL = 1;
    expect(syncsOf(NORMAL)).toBeLessThan(COMMITS / 5);
  });
});
