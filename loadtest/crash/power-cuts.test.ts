import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeFolder } from '#server/writer/testing/scratch.ts';
import { replayPowerCuts } from './power-cuts.ts';
import { recordTaps } from './recording.ts';

const ROOT = join(import.meta.dirname, '../..');
const IMAGES = 200;

describe('a power cut', () => {
  const { folder, remove } = makeFolder();
  afterAll(remove);

  const record = async (name: string, main?: string) => {
    mkdirSync(join(folder, name));
    const over = main === undefined ? {} : { main };
    return recordTaps({ folder: join(folder, name), people: 20, taps: 800, ...over });
  };

  it('loses nothing that was promised', { timeout: 120_000 }, async () => {
    const recording = await record('full');
    const of = (kind: string, file: string) =>
      recording.records.filter((one) => one.kind === kind && 'file' in one && one.file === file);
    // The recording is worth cutting: the WAL was folded into the database in the middle of it.
    expect(of('sync', 'database').length).toBeGreaterThan(1);
    expect(of('write', 'database').length).toBeGreaterThan(50);
    expect(of('sync', 'folder').length).toBeGreaterThan(0);

    const result = replayPowerCuts(recording, IMAGES, Math.random);
    expect(result).toMatchObject({ images: IMAGES, lossy: 0, examples: [] });
    expect(result.promises).toBeGreaterThan(100 * IMAGES);
  });

  it('loses promises when COMMIT does not wait for the disk', { timeout: 120_000 }, async () => {
    const recording = await record('normal', serverWithoutFull());
    const { lossy, examples } = replayPowerCuts(recording, IMAGES / 4, Math.random);
    expect(lossy).toBeGreaterThan(IMAGES / 16);
    expect(examples.join()).toContain('promises are lost');
  });

  /** The built server with `synchronous` NORMAL, which is what better-sqlite3 does by itself. */
  function serverWithoutFull(): string {
    const built = join(folder, 'dist/server');
    cpSync(join(ROOT, 'dist/server'), built, { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    for (const file of ['main.js', 'writer.js']) {
      const text = readFileSync(join(built, file), 'utf8');
      writeFileSync(join(built, file), text.replaceAll('synchronous: 2', 'synchronous: 1'));
    }
    return join(built, 'main.js');
  }
});
