import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PasswordJob } from './passwords.ts';
import { openPasswords, type Passwords } from './pools.ts';

const BUILT = join(import.meta.dirname, '../../dist/server/passwords.cjs');

describe('comparing a PIN', () => {
  let folder: string;
  let passwords: Passwords | undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tot-'));
  });
  afterEach(async () => {
    await passwords?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const open = (file: string, pepper = 'pepper') =>
    (passwords = openPasswords(file, Buffer.from(pepper)));

  it('is as much work for nobody as for somebody: one bcrypt of the same cost', async () => {
    const jobs = join(folder, 'jobs');
    const recorder = join(folder, 'recorder.cjs');
    writeFileSync(
      recorder,
      `module.exports = (job) => {
         require('node:fs').appendFileSync(${JSON.stringify(jobs)}, JSON.stringify(job) + '\\n');
         return true;
       };`,
    );
    const real = await open(BUILT).hash('407391');
    await passwords?.close();
    const recording = open(recorder);
    expect(await recording.verify('407391', real)).toBe(true);
    expect(await recording.verify('407391', null)).toBe(false);
    const [somebody, nobody] = readFileSync(jobs, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as PasswordJob & { kind: 'verify' });
    expect([somebody?.kind, nobody?.kind]).toEqual(['verify', 'verify']);
    expect(nobody?.secret).toBe(somebody?.secret);
    expect(nobody?.hash).toMatch(/^\$2b\$10\$.{53}$/);
    expect(nobody?.hash.slice(0, 7)).toBe(real.slice(0, 7));
  });

  it('takes turns: nobody who came later is served long before', async () => {
    const slow = join(folder, 'slow.cjs');
    writeFileSync(slow, 'module.exports = () => new Promise((done) => setTimeout(done, 5, true));');
    const turns = open(slow);
    const served: number[] = [];
    await Promise.all(
      Array.from({ length: 60 }, async (_, turn) => {
        await turns.verify('407391', null);
        served.push(turn);
      }),
    );
    const overtaken = served.map((turn, place) => place - turn);
    // A thread that the machine holds up for a while is late with the one it has, and no more.
    expect(overtaken.filter((places) => places > 2).length).toBeLessThanOrEqual(3);
  });

  it('takes the right one, and no other', async () => {
    const bcrypt = open(BUILT);
    const kept = await bcrypt.hash('407391');
    expect(await bcrypt.verify('407391', kept)).toBe(true);
    expect(await bcrypt.verify('407392', kept)).toBe(false);
  });

  it('fails with another pepper: a stolen database alone is worth nothing', async () => {
    const kept = await open(BUILT).hash('407391');
    await passwords?.close();
    expect(await open(BUILT, 'other').verify('407391', kept)).toBe(false);
  });

  it('tells long passwords apart past the 72 bytes bcrypt reads', async () => {
    const bcrypt = open(BUILT);
    const kept = await bcrypt.hash(`${'x'.repeat(72)}1`);
    expect(await bcrypt.verify(`${'x'.repeat(72)}2`, kept)).toBe(false);
  });

  it('survives being closed the moment it was opened', async () => {
    for (let round = 0; round < 6; round += 1) {
      const quick = openPasswords(BUILT, Buffer.from('pepper'));
      await new Promise((resolve) => setTimeout(resolve, 20 * round));
      await quick.close();
    }
  });
});
