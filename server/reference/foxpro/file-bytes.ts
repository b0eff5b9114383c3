import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  type Stats,
} from 'node:fs';
import { basename, join } from 'node:path';
import { importReason } from '#schema/rules/import-reasons.ts';
import { TableError } from './table-error.ts';

/** What the import's manifest keeps of a file. */
export interface FileMark {
  name: string;
  bytes: number;
  sha256: string;
}

/**
 * Path of the file of that name in `dir`, whatever its case: FoxPro runs on Windows, where
 * `ORDERS.DBF` is `orders.dbf`. Throws `TableError` when there is none, or two.
 */
export function findFile(dir: string, name: string): string {
  const found = namesIn(dir, name).filter((each) => each.toLowerCase() === name.toLowerCase());
  const [only] = found;
  if (only === undefined) throw new TableError(importReason('missing', { dir }), { file: name });
  if (found.length > 1) {
    throw new TableError(`could be ${found.join(' or ')}; keep only one of them.`, { file: name });
  }
  return join(dir, only);
}

function namesIn(dir: string, wanted: string): string[] {
  try {
    return readdirSync(dir);
  } catch (error) {
    throw new TableError(`cannot be looked for in ${dir} (${codeOf(error)}).`, { file: wanted });
  }
}

export const unreadable = (file: string, error: unknown): TableError =>
  new TableError(`cannot be read (${codeOf(error)}).`, { file });

export const changedMeanwhile = (file: string): TableError =>
  new TableError(importReason('changed', {}), { file });

/** No FoxPro table is larger. */
export const MOST_BYTES = 2 * 1024 * 1024 * 1024;

/**
 * Opens a file to read, once it is known to be one and of what size: a pipe or a device would be
 * read for ever. Throws `TableError`.
 */
export function openFile(path: string, maxBytes: number): { handle: number; stat: Stats } {
  const file = basename(path);
  let handle: number;
  try {
    // Else opening a pipe waits for somebody who writes.
    handle = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    throw unreadable(file, error);
  }
  const stat = fstatSync(handle);
  if (stat.isFile() && stat.size <= maxBytes) return { handle, stat };
  closeSync(handle);
  const why = stat.isFile()
    ? `is ${stat.size} bytes long; ${maxBytes} are allowed.`
    : importReason('no_file', {});
  throw new TableError(why, { file });
}

/** Throws `TableError` unless there is a file to read, and of a size that a table may have. */
export function requireFile(path: string): void {
  closeSync(openFile(path, MOST_BYTES).handle);
}

/**
 * A file whole, with the hash of exactly these bytes. Throws `TableError` when it cannot be read,
 * is larger than `maxBytes`, or was written to meanwhile.
 */
export function readWhole(path: string, maxBytes: number): { content: Buffer; mark: FileMark } {
  const name = basename(path);
  const { handle, stat: before } = openFile(path, maxBytes);
  try {
    const content = readFileSync(handle);
    const after = fstatSync(handle);
    if (after.size !== content.length || after.mtimeMs !== before.mtimeMs)
      throw changedMeanwhile(name);
    const sha256 = createHash('sha256').update(content).digest('hex');
    return { content, mark: { name, bytes: content.length, sha256 } };
  } catch (error) {
    if (error instanceof TableError) throw error;
    throw unreadable(name, error);
  } finally {
    closeSync(handle);
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);
