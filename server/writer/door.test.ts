import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toConfig } from '#server/config.ts';
import { doorOptions } from '#server/door-options.ts';
import { openDoor } from './boot.ts';
import { openScriptDoor, openServerDoor } from './door.ts';
import { acquireLock, readOwner, socketPath } from './lock.ts';
import { listenForScripts, sendThrough } from './socket.ts';
import { makeFolder, MIGRATIONS, NOW } from './testing/scratch.ts';

const envelope = (key: string) => ({
  scope: 'system:test',
  key,
  actor: { kind: 'system', name: 'test' } as const,
  deviceId: null,
  occurredAt: null,
});
const admin = { displayName: 'Ada', username: 'ada', passwordHash: 'none' };

describe('the door for scripts', () => {
  let folder: string;
  let remove: () => void;
  let options: ReturnType<typeof doorOptions>;
  beforeEach(() => {
    ({ folder, remove } = makeFolder());
    options = doorOptions(toConfig({ DATABASE_PATH: join(folder, 'shop.db') }), MIGRATIONS);
  });
  afterEach(() => remove());

  it('writes itself when nobody holds the lock, and lets go of it', async () => {
    const door = openScriptDoor(options, 'a script', () => NOW);
    expect(door.how).toContain('No server is running');
    const { answer } = await door.writer.execute('admin.create', envelope('a'), admin);
    expect(answer).toEqual({ userId: 1 });
    door.close();
    expect(readOwner(options.databasePath)).toBeUndefined();
    acquireLock(options.databasePath, 'next', NOW, 0)?.release();
  });

  it('writes through the server when one runs, and the server’s writer does it', async () => {
    const lock = acquireLock(options.databasePath, 'server', NOW)!;
    const { core, connection } = openDoor(options, () => NOW, fail);
    const names: string[] = [];
    const server = await listenForScripts(lock.owner.socket, (request) => {
      names.push(request.name);
      return Promise.resolve(core.runAlone({ ...request, deadline: Infinity }));
    });
    expect(statSync(lock.owner.socket).mode & 0o777).toBe(0o600);

    const door = openScriptDoor(options, 'a script', () => NOW);
    expect(door.how).toContain(`process ${process.pid}`);
    await door.writer.execute('admin.create', envelope('a'), admin);
    await expect(door.writer.execute('admin.create', envelope('b'), admin)).rejects.toMatchObject({
      code: 'not_empty',
    });
    expect(names).toEqual(['admin.create', 'admin.create']);
    door.close();
    server.close();
    connection.close();
    lock.release();
  });

  it('opens the server’s door or none, where that is asked', () => {
    const open = () => openServerDoor(options, 'a script', () => NOW);
    expect(open).toThrow(/No server is running on .*shop\.db; nothing was written/);
    expect(readdirSync(folder)).toEqual([]);
    openScriptDoor(options, 'a script', () => NOW).close();
    expect(open).toThrow('No server is running');
    acquireLock(options.databasePath, 'next', NOW, 0)?.release();
  });

  it('says who holds the lock when that listens nowhere', () => {
    const lock = acquireLock(options.databasePath, 'a long job', NOW)!;
    expect(() => openScriptDoor(options, 'a script', () => NOW)).toThrow(
      `a long job, process ${process.pid}`,
    );
    lock.release();
  });

  it('lets nobody but the system through the socket', async () => {
    const path = socketPath(options.databasePath);
    const server = await listenForScripts(path, () => {
      throw new Error('must not arrive');
    });
    const asAdmin = { ...envelope('a'), scope: 'user:1', name: 'users.create', input: {} };
    const forged = {
      ...asAdmin,
      actor: { kind: 'user', userId: 1, strength: 'password' } as const,
    };
    await expect(sendThrough(path)(forged)).rejects.toThrow('400');
    server.close();
  });
});

describe('the lock', () => {
  it('is held by one at a time, and free when let go', () => {
    const { folder, remove } = makeFolder();
    const path = join(folder, 'shop.db');
    const first = acquireLock(path, 'first', NOW, 0);
    expect(readOwner(path)).toMatchObject({ what: 'first', pid: process.pid });
    expect(acquireLock(path, 'second', NOW, 0)).toBeUndefined();
    expect(readOwner(path)).toMatchObject({ what: 'first' });
    first?.release();
    const third = acquireLock(path, 'third', NOW, 0);
    expect(third?.owner.what).toBe('third');
    third?.release();
    expect(existsSync(`${path}.owner.json`)).toBe(false);
    remove();
  });

  it('names a socket that the operating system can hold, however deep the folder', () => {
    expect(socketPath('/data/shop.db')).toBe('/data/shop.db.sock');
    expect(Buffer.byteLength(socketPath(`/${'deep/'.repeat(40)}shop.db`))).toBeLessThan(104);
  });
});

function fail(error: unknown): never {
  throw error;
}
