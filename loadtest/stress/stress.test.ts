/** The run itself, against built servers. */
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isFixtureName } from '#schema/rules/fixtures.ts';
import { spawnServer } from '#server/testing/spawn-server.ts';
import { AdminApi } from './admin-api.ts';
import { removeLeftovers } from './cleanup.ts';
import { FOLDER_PREFIX, MARKER, openLocalServer, type LocalServer } from './local-server.ts';
import { parseOptions } from './options.ts';
import { openProgress } from './progress.ts';
import { stress } from './stress.ts';

const quiet = openProgress({ write: () => true });

function runOf(flags: string, environment: NodeJS.ProcessEnv = {}) {
  const said: string[] = [];
  const interruption = new AbortController();
  const listeners: ((line: string) => void)[] = [];
  const say = (line: string): void => {
    said.push(line);
    listeners.forEach((listen) => listen(line));
  };
  const around = { environment, signal: interruption.signal, say, progress: quiet };
  const start = () => stress(parseOptions(flags.split(' ')), around);
  return {
    said,
    interruption,
    start,
    onLine: (listen: (line: string) => void) => listeners.push(listen),
  };
}

describe('a run on a server of its own', () => {
  it('goes through its phases, proves the ledger and leaves nothing', async () => {
    const foldersBefore = readdirSync(tmpdir()).filter((name) => name.startsWith(FOLDER_PREFIX));
    const { said, start } = runOf('--users 3 --iterations 1 --burst');
    const report = await start();
    expect(report.verdict).toMatchObject({ grade: 'PASS' });
    expect(report.outcomes).toMatchObject({ total: 21, successes: 21, failures: 0, busy: 0 });
    expect([report.proven, report.ledgerFaults]).toEqual([9, []]);
    const phases = said.map((line) => /^\[\w+\]/.exec(line)?.[0]);
    expect([...new Set(phases)]).toEqual(['[seed]', '[check]', '[run]', '[cleanup]']);
    expect(said).toContainEqual(expect.stringMatching(/^\[check\] Verifying http.*\/api\/health$/));
    expect(said).toContain('[run] Releasing 3 people simultaneously');
    const folders = readdirSync(tmpdir()).filter((name) => name.startsWith(FOLDER_PREFIX));
    expect(folders.filter((name) => !foldersBefore.includes(name))).toEqual([]);
  });
});

describe('a run on a server that runs already', () => {
  let shop: LocalServer;
  let api: AdminApi;
  let environment: NodeJS.ProcessEnv;
  beforeAll(async () => {
    shop = await openLocalServer();
    api = await AdminApi.signIn(shop.origin, shop.admin);
    const { username, password } = shop.admin;
    environment = { STRESS_ADMIN_USERNAME: username, STRESS_ADMIN_PASSWORD: password };
    await api.call('POST', '/api/users', { displayName: 'Rita Real', role: 'operator' });
    await api.call('POST', '/api/orders', { orderNumber: '10482', customerName: 'Acme' });
  });
  afterAll(async () => {
    await shop.close();
  });

  interface Everything {
    users: { displayName: string }[];
    devices: { name: string }[];
    orders: { orderNumber: string }[];
  }
  const everything = async () => {
    const { users } = await api.call<Everything>('GET', '/api/users');
    const { devices } = await api.call<Everything>('GET', '/api/devices');
    const { orders } = await api.call<Everything>('GET', '/api/orders/search?q=');
    return [
      ...users.map(({ displayName }) => displayName),
      ...devices.map(({ name }) => name),
      ...orders.map(({ orderNumber }) => orderNumber),
    ];
  };
  const REAL = ['10482', 'Rita Real', 'office'];

  it('makes what it needs through the API, and removes it and nothing else', async () => {
    const { said, start } = runOf(
      `--users 4 --iterations 2 --burst --target ${shop.origin}`,
      environment,
    );
    const { verdict, proven } = await start();
    expect([verdict.grade, proven]).toEqual(['PASS', 24]);
    expect(said[0]).toMatch(/environment “stress”/);
    expect(said.join('\n')).not.toContain(shop.admin.password);
    expect((await everything()).sort()).toEqual(REAL);
  });

  it('can leave what it made for the next run, which counts only its own', async () => {
    const flags = `--users 2 --iterations 1 --burst --target ${shop.origin}`;
    expect((await runOf(`${flags} --no-cleanup`, environment).start()).verdict.grade).toBe('PASS');
    expect((await everything()).filter(isFixtureName)).toHaveLength(5);
    await expect(
      runOf(`--users 3 --no-seed --no-cleanup --target ${shop.origin}`, environment).start(),
    ).rejects.toThrow('--no-seed found 2 people');
    const again = await runOf(`${flags} --no-seed`, environment).start();
    expect([again.verdict.grade, again.proven]).toEqual(['PASS', 6]);
    expect((await everything()).sort()).toEqual(REAL);
  });

  it('is refused where another one works, which does not notice', async () => {
    const flags = `--users 2 --iterations 1 --target ${shop.origin}`;
    const first = runOf(flags, environment);
    const second = new Promise<unknown>((settle) => {
      first.onLine((line) => {
        if (!line.startsWith('[run]')) return;
        runOf(`${flags} --burst`, environment).start().then(settle, settle);
      });
    });
    expect((await first.start()).verdict.grade).toBe('PASS');
    expect(String(await second)).toMatch(/2 people named stress_test_… are there already/);
    expect((await everything()).sort()).toEqual(REAL);
  });

  it('is refused where no Time On Tasks answers, before a password is sent', async () => {
    const asked: string[] = [];
    const other = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.setHeader('Content-Type', 'application/json').end('{"status":"ok"}');
    });
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    const { port } = other.address() as AddressInfo;
    const run = runOf(`--target http://127.0.0.1:${port}`, environment).start();
    await expect(run).rejects.toThrow('is no Time On Tasks');
    expect(asked).toEqual(['GET /api/version']);
    other.closeAllConnections();
    other.close();
  });

  it('ends its sign-in of the admin', async () => {
    const office = await AdminApi.signIn(shop.origin, shop.admin);
    await office.signOut();
    await expect(office.call('GET', '/api/users')).rejects.toThrow(/401/);
  });

  it('leaves nothing when it is broken off in the middle', async () => {
    const { start, onLine, interruption, said } = runOf(
      `--users 4 --target ${shop.origin}`,
      environment,
    );
    onLine((line) => {
      if (line.startsWith('[run]')) setTimeout(() => interruption.abort(), 500);
    });
    await expect(start()).rejects.toThrow(/abort/i);
    expect(said.join('\n')).toMatch(/\[cleanup\] Removed: .*app_user 4/);
    expect((await everything()).sort()).toEqual(REAL);
  });
});

describe('what a killed run left', () => {
  it('is ended and removed, and a run that goes on is left alone', async () => {
    const parent = mkdtempSync(join(tmpdir(), 'tot-leftovers-'));
    const dead = mkdtempSync(join(parent, FOLDER_PREFIX));
    const server = await spawnServer({}, { folder: dead });
    // No process has this number: it is beyond the largest Linux gives.
    writeFileSync(join(dead, MARKER), String(2 ** 22 + 1));
    expect(await removeLeftovers(parent)).toEqual([`Removed ${dead} and ended its server.`]);
    expect([existsSync(dead), await server.stop()]).toEqual([false, 0]);

    const alive = mkdtempSync(join(parent, FOLDER_PREFIX));
    process.title = 'stress going on';
    writeFileSync(join(alive, MARKER), String(process.pid));
    expect((await removeLeftovers(parent))[0]).toMatch(/still going on/);
    expect(existsSync(alive)).toBe(true);
    rmSync(parent, { recursive: true });
  });
});

describe('at the terminal', () => {
  const main = join(import.meta.dirname, '../../dist/loadtest/stress.js');
  const call = (...args: string[]) =>
    spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', env: { PATH: '' } });

  it('a wrong flag is a sentence and exit 2', () => {
    const { status, stderr } = call('--users', '5000');
    expect([status, stderr]).toEqual([2, '--users must be from 1 to 2000.\n']);
  });

  it('a target without an admin in the environment is a sentence and exit 2', () => {
    const { status, stderr } = call('--target', 'http://127.0.0.1:9');
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^Set STRESS_ADMIN_USERNAME/)]);
  });

  it('help says every flag', () => {
    const { status, stdout } = call('--help');
    expect(status).toBe(0);
    for (const flag of ['users', 'iterations', 'burst', 'local', 'target', 'i-mean', 'no-seed']) {
      expect(stdout).toContain(`--${flag}`);
    }
  });
});
