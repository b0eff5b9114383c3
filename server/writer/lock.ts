/**
 * Who may write. The lock is an operating-system lock: an exclusive transaction on a small file
 * beside the database, which the kernel releases when the process ends, however it ends. Who
 * holds it stands in a second file, because the locked one cannot be read.
 */
import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

export interface Owner {
  pid: number;
  host: string;
  what: string;
  since: string;
  socket: string;
}

export interface WriterLock {
  owner: Owner;
  release(): void;
}

const RETRY_FOR_MS = 2000;
/** A Unix socket's address holds 108 bytes on Linux, 104 elsewhere. */
const LONGEST_SOCKET_PATH = 100;

/**
 * The one name of the database file, however it was said: SQLite follows symbolic links to it, so
 * the lock must too, or two names would let two servers in.
 */
export function trueName(databasePath: string): string {
  const link = lstatSync(databasePath, { throwIfNoEntry: false });
  if (link?.isSymbolicLink()) {
    return trueName(resolve(dirname(databasePath), readlinkSync(databasePath)));
  }
  const folder = dirname(resolve(databasePath));
  return join(existsSync(folder) ? realpathSync(folder) : folder, basename(databasePath));
}

/** Where the server that owns this database listens for scripts. */
export function socketPath(databasePath: string): string {
  const beside = `${trueName(databasePath)}.sock`;
  if (Buffer.byteLength(beside) <= LONGEST_SOCKET_PATH) return beside;
  const digest = createHash('sha256').update(beside).digest('hex').slice(0, 24);
  return join(tmpdir(), `timeontasks-${digest}.sock`);
}

const ownerPath = (databasePath: string): string => `${trueName(databasePath)}.owner.json`;

/** Who holds the lock, as that process wrote it down; undefined when it left nothing. */
export function readOwner(databasePath: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(ownerPath(databasePath), 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

/**
 * Takes the lock, trying for `retryForMs`. Blocks the thread: call it before listening.
 * @returns undefined when another process holds it.
 */
export function acquireLock(
  databasePath: string,
  what: string,
  now: number,
  retryForMs = RETRY_FOR_MS,
): WriterLock | undefined {
  const lock = new Database(`${trueName(databasePath)}.lock`);
  try {
    lock.pragma(`busy_timeout = ${retryForMs}`);
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') return undefined;
    throw error;
  }
  const owner: Owner = {
    pid: process.pid,
    host: hostname(),
    what,
    since: new Date(now).toISOString(),
    socket: socketPath(databasePath),
  };
  writeFileSync(ownerPath(databasePath), `${JSON.stringify(owner)}\n`, { mode: 0o600 });
  return {
    owner,
    release() {
      rmSync(ownerPath(databasePath), { force: true });
      if (existsSync(owner.socket)) rmSync(owner.socket, { force: true });
      lock.close();
    },
  };
}
