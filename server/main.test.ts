/** The server as a process: start, stop, restart, and what it refuses. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { spawnServer, type RunningServer } from './testing/spawn-server.ts';

const MAIN = join(import.meta.dirname, '../dist/server/main.js');

describe('the server', () => {
  let folder: string;
  const started: RunningServer[] = [];
  const start = async (environment: Record<string, string> = {}) => {
    const server = await spawnServer(environment, { folder });
    started.push(server);
    folder = server.folder;
    return server;
  };
  afterAll(async () => {
    for (const server of started) await server.stop('SIGKILL');
    started[0]?.remove();
  });

  it('starts on an empty folder and says who may come in', async () => {
    const server = await start();
    expect((await fetch(`${server.origin}/api/health`)).status).toBe(200);
    expect(server.output()).toContain('npm run admin:create');
    expect(statSync(server.databasePath).mode & 0o077).toBe(0);
  });

  it('refuses a second server on the same database and names the first', async () => {
    await expect(start()).rejects.toThrow(`server, process ${started[0]!.child.pid}`);
  });

  it('stops cleanly on SIGTERM, also when it is said twice', async () => {
    const server = started[0]!;
    server.child.kill('SIGTERM');
    expect(await server.stop('SIGTERM')).toBe(0);
    expect(server.output()).toContain('"event":"stopped"');
    expect(existsSync(`${server.databasePath}-wal`)).toBe(false);
    expect(existsSync(`${server.databasePath}.owner.json`)).toBe(false);
    expect(existsSync(`${server.databasePath}.sock`)).toBe(false);
  });

  it('starts again after it was killed, and stops on Ctrl-C', async () => {
    const killed = await start();
    await killed.stop('SIGKILL');
    const again = await start();
    expect((await fetch(`${again.origin}/api/ready`)).status).toBe(200);
    expect(await again.stop('SIGINT')).toBe(0);
  });

  it.each([60, 200, 350])(
    'goes on when nobody reads along after %d ms',
    async (afterMs) => {
      const child = spawn(process.execPath, [MAIN], {
        env: { ...process.env, PORT: '0', DATABASE_PATH: join(folder, 'shop.db'), DEMO: '0' },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const exited = once(child, 'exit') as Promise<[number | null]>;
      await sleep(afterMs);
      child.stdout.destroy();
      child.stderr.destroy();
      // A busy machine may take its time to get there.
      const socket = join(folder, 'shop.db.sock');
      await vi.waitFor(() => expect(existsSync(socket)).toBe(true), { timeout: 15_000 });
      await sleep(1000);
      expect(child.exitCode).toBeNull();
      child.kill('SIGTERM');
      expect((await exited)[0]).toBe(0);
    },
    20_000,
  );

  it('refuses a database whose secrets are gone, naming them', async () => {
    rmSync(join(folder, 'secrets', 'audit-mac.json'));
    await expect(start()).rejects.toThrow('"audit-mac"');
  });

  it('refuses a demo in production and a port that is taken, in plain words', async () => {
    rmSync(join(folder, 'secrets'), { recursive: true });
    rmSync(join(folder, 'shop.db'));
    await expect(start({ NODE_ENV: 'production', DEMO: '1' })).rejects.toThrow('no real shop');
    const server = await start();
    const { port } = new URL(server.origin);
    const elsewhere = { PORT: port, DATABASE_PATH: join(folder, 'other.db') };
    await expect(start(elsewhere)).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken`);
    await server.stop();
  });
});
