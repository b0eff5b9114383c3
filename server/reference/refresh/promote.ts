/**
 * Brings changed tables into the canonical folder. All of them are copied aside first, down to the
 * disk; then a note is left that the set is whole; then they take their places. After a crash the
 * next run sees by the note whether to finish or to begin anew, so a table never stays beside
 * memos of another day.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { importReason } from '#schema/rules/import-reasons.ts';
import { InboxError, tablesIn, type DroppedFile } from './inbox.ts';

export interface Promotion {
  /** Names of what was new or changed. */
  promoted: string[];
  unchanged: number;
}

const ASIDE = '.incoming';
const WHOLE = '.whole';

/** @throws InboxError when a file changes while it is copied: then nothing is promoted. */
export async function promote(files: readonly DroppedFile[], to: string): Promise<Promotion> {
  await mkdir(to, { recursive: true });
  await finishPromotion(to);
  const aside = join(to, ASIDE);
  await mkdir(aside);
  try {
    const promoted: string[] = [];
    for (const file of files) {
      if (await copyIfChanged(file, aside, to)) promoted.push(file.name);
    }
    // What stood still before may have moved since, and a table belongs to its memos.
    const moved = files.find((file) => !isAsItWas(file));
    if (moved !== undefined) throw changed(moved);
    await writeFile(join(aside, WHOLE), '');
    await syncFolder(aside);
    await finishPromotion(to);
    return { promoted, unchanged: files.length - promoted.length };
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    throw error;
  }
}

/** Ends what a crash interrupted: a whole set takes its place, a half one goes. */
export async function finishPromotion(to: string): Promise<void> {
  const aside = join(to, ASIDE);
  if (existsSync(join(aside, WHOLE))) {
    for (const { name, path } of tablesIn(aside)) await rename(path, join(to, placeOf(to, name)));
    await syncFolder(to);
  }
  await rm(aside, { recursive: true, force: true });
}

/** SHA-256, in hexadecimal. */
async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** The name the file has in the canonical folder already, in whatever case, or its own. */
function placeOf(to: string, name: string): string {
  const same = (other: string): boolean => other.toLowerCase() === name.toLowerCase();
  return readdirSync(to).find(same) ?? name;
}

async function copyIfChanged(file: DroppedFile, aside: string, to: string): Promise<boolean> {
  const path = join(aside, file.name);
  const hash = createHash('sha256');
  await pipeline(
    createReadStream(file.path),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(path),
  );
  if (!isAsItWas(file) || (await stat(path)).size !== file.bytes) throw changed(file);
  const known = join(to, placeOf(to, file.name));
  // One of another size is another one, and need not be read; a pipe could not be.
  const standing = statSync(known, { throwIfNoEntry: false });
  const isSameSize = standing?.isFile() === true && standing.size === file.bytes;
  if (isSameSize && (await hashOf(known)) === hash.digest('hex')) {
    await rm(path);
    return false;
  }
  const handle = await open(path, 'r+');
  await handle.sync().finally(() => handle.close());
  return true;
}

function isAsItWas({ path, bytes, mtimeMs }: DroppedFile): boolean {
  const now = statSync(path, { throwIfNoEntry: false });
  return now?.size === bytes && now.mtimeMs === mtimeMs;
}

const changed = ({ name }: DroppedFile): InboxError =>
  new InboxError(importReason('changed_in_copying', { file: name }));

async function syncFolder(dir: string): Promise<void> {
  const handle = await open(dir, 'r');
  await handle.sync().finally(() => handle.close());
}
