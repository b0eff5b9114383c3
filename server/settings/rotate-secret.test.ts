/** The key tablets seal PINs for is rotated: beside a running server, and without one. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Capture } from '#schema/contract/capture.ts';
import { spawnServer, type RunningServer } from '#server/testing/spawn-server.ts';

const SCRIPT = join(import.meta.dirname, '../../dist/server/secrets-rotate.js');

let folder: string;
let server: RunningServer | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tot-'));
});
afterEach(async () => {
  await server?.stop('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const start = async () => (server = await spawnServer({}, { folder }));

async function rotate(...args: string[]) {
  const env = { ...process.env, DATABASE_PATH: join(folder, 'shop.db') };
  const child = spawn(process.execPath, [SCRIPT, ...args], { env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  const [code] = (await once(child, 'close')) as [number];
  return { code, output };
}
const handedOut = async (): Promise<string> => {
  const response = await fetch(`${server!.origin}/api/capture`);
  return ((await response.json()) as Capture).sealing.keyId;
};
const secrets = () => join(folder, 'secrets');
const idIn = (file: string): string =>
  (JSON.parse(readFileSync(join(secrets(), file), 'utf8')) as { id: string }).id;

describe('npm run secrets:rotate', () => {
  it('goes through the running server, which takes the new key when it is restarted', async () => {
    await start();
    const old = await handedOut();
    const { code, output } = await rotate('sealed-pin');
    expect([code, output]).toEqual([0, expect.stringContaining('through the running server')]);
    expect(output).toContain('when the server is restarted');
    const next = idIn('sealed-pin.json');
    expect(output).toContain(next);
    expect(next).not.toBe(old);
    expect(idIn(`sealed-pin.${old}.json`)).toBe(old);
    expect(await handedOut()).toBe(old);
    await server!.stop();
    await start();
    expect(await handedOut()).toBe(next);
  });

  it('goes without a server, as often as one likes, and shows no secret', async () => {
    await start();
    const first = await handedOut();
    expect(await server!.stop()).toBe(0);
    const said = [await rotate('sealed-pin'), await rotate('sealed-pin')];
    expect(said.map(({ code }) => code)).toEqual([0, 0]);
    const files = readdirSync(secrets()).filter((file) => file.startsWith('sealed-pin'));
    expect(files).toHaveLength(3);
    expect(files).toContain(`sealed-pin.${first}.json`);
    for (const file of files) {
      expect(statSync(join(secrets(), file)).mode & 0o777).toBe(0o600);
      const { secret } = JSON.parse(readFileSync(join(secrets(), file), 'utf8')) as {
        secret: string;
      };
      expect(said.map(({ output }) => output).join()).not.toContain(secret);
    }
    await start();
    expect(await handedOut()).toBe(idIn('sealed-pin.json'));
  });

  it.each([[[]], [['pin-pepper']], [['sealed-pin', 'audit-mac']]])(
    'refuses %j, and says what it takes',
    async (args) => {
      const { code, output } = await rotate(...args);
      expect([code, output]).toEqual([1, expect.stringContaining('-- sealed-pin')]);
      expect(existsSync(secrets())).toBe(false);
    },
  );
});
