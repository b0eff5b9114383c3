import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publish } from './publish.mjs';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'publish-'));
});
afterEach(() => rm(folder, { recursive: true }));

let builds: string[][] = [];
beforeEach(() => {
  builds = [];
});

/** Publishes a build of these files over what is there. */
async function publishFiles(files: Record<string, string>) {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, 'new', name)), { recursive: true });
    await writeFile(join(folder, 'new', name), content);
  }
  builds = await publish(join(folder, 'new'), join(folder, 'served'), builds);
}

async function served(): Promise<string[]> {
  const entries = await readdir(join(folder, 'served'), { recursive: true });
  return entries.filter((entry) => entry.includes('.')).sort();
}

describe('publish', () => {
  it('puts the files in place and empties the folder they came from', async () => {
    await publishFiles({ 'index.html': 'one', 'assets/a-1.js': 'a' });
    expect(await served()).toEqual(['assets/a-1.js', 'index.html']);
    await expect(readdir(join(folder, 'new'))).rejects.toThrow('ENOENT');
  });

  it('replaces the page and drops plain files that are no longer built', async () => {
    await publishFiles({ 'index.html': 'one', 'old.svg': 'x' });
    await publishFiles({ 'index.html': 'two' });
    expect(await readFile(join(folder, 'served/index.html'), 'utf8')).toBe('two');
    expect(await served()).toEqual(['index.html']);
  });

  it('keeps the hashed assets of the two builds before, not of the third', async () => {
    for (const n of [1, 2, 3, 4]) {
      await publishFiles({ 'index.html': String(n), [`assets/a-${n}.js`]: 'a' });
    }
    expect(await served()).toEqual([
      'assets/a-2.js',
      'assets/a-3.js',
      'assets/a-4.js',
      'index.html',
    ]);
  });

  it('does not count the same build twice', async () => {
    await publishFiles({ 'assets/a-1.js': 'a' });
    for (let i = 0; i < 3; i++) await publishFiles({ 'assets/a-2.js': 'b' });
    expect(await served()).toEqual(['assets/a-1.js', 'assets/a-2.js']);
  });
});
