/** What the ERP drops: folders of tables, and what people leave in them. */
import { readdirSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { importReason } from '#schema/rules/import-reasons.ts';

/** Nothing to take tables from. The message says what was looked for, and where. */
export class InboxError extends Error {
  override readonly name = 'InboxError';
}

export interface DroppedFile {
  name: string;
  path: string;
  bytes: number;
  mtimeMs: number;
}

const FOLDER = /^asidta_file_/i;
const TABLE = /\.(dbf|fpt|dbt|cdx)$/i;
/** What Explorer calls a copy, what Office, editors and downloads leave beside a file. */
const LEFT_BEHIND = /^(copy (\(\d+\) )?of |~|\.)| - copy( \(\d+\))?\.\w+$|\(\d+\)\.\w+$/i;

/**
 * The tables, memos and indexes in a folder, by name. Copies and temporary files are none.
 * @throws InboxError where two differ in case only, or there is no such folder
 */
export function tablesIn(dir: string): DroppedFile[] {
  const files = entriesOf(dir)
    .filter((entry) => entry.isFile() && TABLE.test(entry.name) && !LEFT_BEHIND.test(entry.name))
    .flatMap(({ name }) => {
      const path = join(dir, name);
      const stat = statSync(path, { throwIfNoEntry: false });
      return stat === undefined ? [] : [{ name, path, bytes: stat.size, mtimeMs: stat.mtimeMs }];
    })
    .sort((a, b) => a.name.localeCompare(b.name));
  const seen = new Map<string, string>();
  for (const { name } of files) {
    const other = seen.get(name.toLowerCase());
    if (other !== undefined) throw new InboxError(`${dir} has both ${other} and ${name}.`);
    seen.set(name.toLowerCase(), name);
  }
  return files;
}

/**
 * The `asidta_file_…` folder whose tables were written last; by name where that is the same.
 * Their own times count, for a folder may be copied days later.
 * @throws InboxError where there is none with a table in it
 */
export function newestFolder(inbox: string): string {
  const folders = entriesOf(inbox)
    .filter((entry) => entry.isDirectory() && FOLDER.test(entry.name))
    .map(({ name }) => {
      const times = tablesIn(join(inbox, name)).map((file) => file.mtimeMs);
      return { name, writtenAt: Math.max(...times) };
    })
    .filter(({ writtenAt }) => writtenAt > -Infinity)
    .sort((a, b) => b.writtenAt - a.writtenAt || b.name.localeCompare(a.name));
  const [newest] = folders;
  if (newest !== undefined) return join(inbox, newest.name);
  throw new InboxError(importReason('nothing_dropped', { inbox }));
}

function entriesOf(dir: string): Dirent[] {
  try {
    return readdirSync(dir, { withFileTypes: true });
  } catch (error) {
    throw new InboxError(`${dir} cannot be looked into: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
