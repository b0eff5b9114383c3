/** One bootstrap at a time: a file with the holder's process id, beside the files it protects. */
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root, say } from './project.mjs';

const POLL_MS = 200;
/** A lock this old was left by a machine that lost its power; process ids mean nothing then. */
const STALE_AFTER_MS = 15 * 60_000;

async function holderIsGone(file) {
  try {
    const pid = Number(await readFile(file, 'utf8'));
    const ageMs = Date.now() - (await stat(file)).mtimeMs;
    // An empty file was created a moment ago: its id is about to be written.
    if (pid === 0) return ageMs > 5000;
    if (pid === process.pid || ageMs > STALE_AFTER_MS) return true;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH' || error.code === 'ENOENT';
  }
}

/**
 * Runs `work` while no other process of this checkout holds the lock of that name.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
  const file = join(root, 'dist', `.${name}.lock`);
  await mkdir(join(root, 'dist'), { recursive: true });
  for (let told = false; ; await sleep(POLL_MS)) {
    try {
      await writeFile(file, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (await holderIsGone(file)) await rm(file, { force: true });
    else if (!told) {
      say(`Waiting for another process that is at the same step (${name})…`);
      told = true;
    }
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}
