/** Puts a finished build in place, file by file, while a server may be serving the one before. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

async function listFiles(folder) {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)));
}

const isHashed = (file) => file.startsWith('assets/');

/**
 * Every file is replaced by a rename, so nobody reads half of one; hashed assets arrive before the
 * page that names them, and those of the two builds before stay, for pages that are still open.
 * @param {string} from folder of the new build, emptied by this
 * @param {string} to folder that is served
 * @param {string[][]} earlier the files of earlier builds, newest first
 * @returns {Promise<string[][]>} the files of the builds that are now in place, newest first
 */
export async function publish(from, to, earlier) {
  const files = (await listFiles(from)).sort((a, b) => Number(isHashed(b)) - Number(isHashed(a)));
  for (const file of files) {
    await mkdir(dirname(join(to, file)), { recursive: true });
    await rename(join(from, file), join(to, file));
  }
  const isSame = (build) => build.length === files.length && build.every((f) => files.includes(f));
  const builds = [files, ...earlier.filter((build) => !isSame(build)).slice(0, 2)];
  const kept = new Set([...files, ...builds.flat().filter(isHashed)]);
  for (const file of await listFiles(to)) if (!kept.has(file)) await rm(join(to, file));
  await rm(from, { recursive: true, force: true });
  return builds;
}
