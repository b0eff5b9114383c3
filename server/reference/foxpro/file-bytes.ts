import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
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
  if (only === undefined) throw new TableError(`is not in ${dir}.`, { file: name });
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
  new TableError('was written to while it was read; try again.', { file });

/**
 * A file whole, with the hash of exactly these bytes. Throws `TableError` when it cannot be read,
 * is larger than `maxBytes`, or was written to meanwhile.
 */
export function readWhole(path: string, maxBytes: number): { content: Buffer; mark: FileMark } {
  const name = basename(path);
  try {
    const handle = openSync(path, 'r');
    try {
      const before = fstatSync(handle);
      if (before.size > maxBytes) {
        throw new TableError(`is ${before.size} bytes long; ${maxBytes} are allowed.`, {
          file: name,
        });
      }
      const content = readFileSync(handle);
      const after = fstatSync(handle);
      if (after.size !== content.length || after.mtimeMs !== before.mtimeMs)
        throw changedMeanwhile(name);
      const sha256 = createHash('sha256').update(content).digest('hex');
      return { content, mark: { name, bytes: content.length, sha256 } };
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (error instanceof TableError) throw error;
    throw unreadable(name, error);
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);
