/**
 * `npm run reference:push` against a real sshd on loopback, with keys and a port of its own, and
 * a running server behind it. Without an sshd on this machine it is skipped, and says so.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spawnServer, type RunningServer } from '#server/testing/spawn-server.ts';
import { makeFolder } from '#server/writer/testing/scratch.ts';
import { shopMappingJson, writeShop } from '../erp/test-shop.ts';
import { isWorkday } from '../refresh/workday.ts';

const ROOT = join(import.meta.dirname, '../../..');
const SSHD = '/usr/sbin/sshd';
const hasSshd = existsSync(SSHD);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

async function untilOpen(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (isOpen) return;
    await sleep(50);
  }
  throw new Error('sshd does not listen.');
}

/**
 * An sshd for this user alone, whose sessions have the folder for a home: what a person's own shell
 * does at its start is none of a test's business, nor may a test reach it.  With `ssh_config` in the
 * folder, ssh reaches it as `shop`.
 */
async function startSshd(folder: string): Promise<ChildProcess> {
  const file = (name: string): string => join(folder, name);
  for (const key of ['host', 'user']) {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file(key)]);
  }
  const port = await freePort();
  writeFileSync(
    file('sshd_config'),
    `Port ${port}
ListenAddress 127.0.0.1
HostKey ${file('host')}
AuthorizedKeysFile ${file('user.pub')}
StrictModes no
PidFile none
UsePAM no
PasswordAuthentication no
SetEnv HOME=${folder} TMPDIR=${file('remote-tmp')} PATH=${file('bin')}:/usr/local/bin:/usr/bin:/bin
`,
  );
  // Where it drops its rights when it is root.
  if (userInfo().uid === 0) mkdirSync('/run/sshd', { recursive: true });
  writeFileSync(
    file('known_hosts'),
    `[127.0.0.1]:${port} ${readFileSync(file('host.pub'), 'utf8')}`,
  );
  writeFileSync(
    file('ssh_config'),
    `Host shop
  HostName 127.0.0.1
  Port ${port}
  User ${userInfo().username}
  IdentityFile ${file('user')}
  IdentitiesOnly yes
  UserKnownHostsFile ${file('known_hosts')}
`,
  );
  const sshd = spawn(SSHD, ['-D', '-e', '-f', file('sshd_config')], { stdio: 'ignore' });
  await untilOpen(port);
  return sshd;
}

describe.skipIf(!hasSshd)(
  `npm run reference:push, over ssh${hasSshd ? '' : ` (skipped: there is no ${SSHD} here)`}`,
  () => {
    const { folder, remove } = makeFolder();
    const pm = join(folder, 'pm');
    const remoteTmp = join(folder, 'remote-tmp');
    let server: RunningServer;
    let sshd: ChildProcess;

    const writeTarget = (more: Record<string, string> = {}): string => {
      const settings = {
        SSH_HOST: 'shop',
        SSH_CONFIG: join(folder, 'ssh_config'),
        APP_DIR: ROOT,
        NODE: process.execPath,
        DATABASE_PATH: server.databasePath,
        SERVER_URL: server.origin,
        PLANT_TIME_ZONE: 'UTC',
        ...more,
      };
      const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
      const path = join(folder, 'shop.env');
      writeFileSync(path, lines.join('\n'));
      return path;
    };

    async function run(
      target: string,
      environment: Record<string, string> = {},
      meanwhile: (child: ChildProcess) => Promise<void> = () => Promise.resolve(),
    ) {
      const script = join(ROOT, 'dist/server/reference-push.js');
      const child = spawn(process.execPath, [script, target, pm], {
        env: { ...process.env, FORCE_REFRESH: '1', ...environment },
      });
      const printed: string[] = [];
      child.stdout.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
      const closed = once(child, 'close');
      await meanwhile(child);
      const [status] = (await closed) as [number | null];
      return { status, output: printed.join('') };
    }

    const orders = (): unknown[] => {
      const db = new Database(server.databasePath, { readonly: true });
      const rows = db.prepare('SELECT order_key FROM sales_order ORDER BY order_key').all();
      db.close();
      return rows;
    };

    /** A `cat` of that script, for sessions there, while `act` runs. */
    async function withCat<Result>(script: string, act: () => Promise<Result>): Promise<Result> {
      const path = join(folder, 'bin/cat');
      writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
      return act().finally(() => rmSync(path));
    }

    beforeAll(async () => {
      mkdirSync(remoteTmp);
      mkdirSync(join(folder, 'bin'));
      writeShop(pm);
      writeFileSync(join(pm, 'mapping.json'), shopMappingJson());
      writeFileSync(join(pm, 'more.dbf'), 'no business of the import');
      sshd = await startSshd(folder);
      server = await spawnServer({}, { folder });
    });
    afterAll(async () => {
      sshd.kill();
      await server.stop();
      remove();
    });

    it('sends what the mapping names, imports it through the server, and finds it there', async () => {
      const { status, output } = await run(writeTarget());
      expect(output).toMatch(/Reference window: 1970-01-01 to \d{4}-\d\d-\d\d/);
      const sent = [
        ...output.matchAll(/^ {2}(\S+), [\d,]+ bytes, SHA-256 [0-9a-f]{64}: the same/gm),
      ];
      expect(sent.map(([, name]) => name)).toEqual([
        'cust.dbf',
        'items.dbf',
        'lines.dbf',
        'orders.dbf',
        'orders.fpt',
        'mapping.json',
      ]);
      expect(output).toContain(`Writing through the running server (process ${server.child.pid})`);
      expect(output).toContain('orders: imported 4 rows: 4 new');
      expect(output).toContain('/api/health: ok');
      expect(output).not.toMatch(/^.*[{}].*$/m);
      expect(output).toContain('A search for A-4 finds A-4: Acme Awards');
      expect(status).toBe(0);
      expect(orders()).toHaveLength(4);
      expect(readdirSync(remoteTmp)).toEqual([]);
    });

    it('takes what was imported before for a success', async () => {
      const { status, output } = await run(writeTarget());
      expect(output).toContain('orders: skipped (unchanged since last successful import)');
      expect(status).toBe(0);
    });

    it('brings nothing in from a damaged table, exits 1 and tidies up', async () => {
      const path = join(pm, 'lines.dbf');
      const sound = readFileSync(path);
      writeFileSync(path, sound.subarray(0, -20));
      const { status, output } = await run(writeTarget()).finally(() => writeFileSync(path, sound));
      expect(output).toContain('lines.dbf: is cut short');
      expect(status).toBe(1);
      expect(readdirSync(remoteTmp)).toEqual([]);
    });

    it('imports nothing that is not the same on both sides', async () => {
      const { status, output } = await withCat('exec tr A B', () => run(writeTarget()));
      expect(output).toContain('cust.dbf is not the same on both sides; nothing was imported');
      expect(output).not.toContain('Writing through');
      expect(status).toBe(1);
      expect(readdirSync(remoteTmp)).toEqual([]);
    });

    it('tidies up when it is stopped half-way', async () => {
      const slow = 'head -c 10; exec sleep 20';
      const { status } = await withCat(slow, () =>
        run(writeTarget(), {}, async (child) => {
          while (readdirSync(remoteTmp).length === 0) await sleep(20);
          child.kill('SIGTERM');
        }),
      );
      expect(status).toBe(1);
      expect(readdirSync(remoteTmp)).toEqual([]);
    });

    it('leaves nothing there when it is killed, or the line is cut', async () => {
      const slow = 'head -c 10; exec sleep 20';
      await withCat(slow, () =>
        run(writeTarget(), {}, async (child) => {
          while (readdirSync(remoteTmp).length === 0) await sleep(20);
          child.kill('SIGKILL');
        }),
      );
      await expect.poll(() => readdirSync(remoteTmp), { timeout: 10_000 }).toEqual([]);

      const cut = await withCat('exec kill -9 $PPID', () => run(writeTarget()));
      expect(cut.output).toMatch(/The connection to shop was lost/);
      expect(cut.status).toBe(1);
      await expect.poll(() => readdirSync(remoteTmp), { timeout: 10_000 }).toEqual([]);
    });

    it('sends nothing where no server answers, or nobody lets it in', async () => {
      const deaf = await run(writeTarget({ SERVER_URL: 'http://127.0.0.1:9' }));
      expect(deaf.output).toContain('The server there cannot import now; nothing was sent.');
      expect(deaf.status).toBe(1);
      const closed = await run(writeTarget({ SSH_HOST: 'nobody@shop' }));
      expect(closed.output).toMatch(/nothing was sent\..*Permission denied/s);
      expect(closed.status).toBe(1);
      expect(readdirSync(remoteTmp)).toEqual([]);
    });

    it('sends nothing where the server answers for another database than the target names', async () => {
      const typo = join(folder, 'typo.db');
      const missing = await run(writeTarget({ DATABASE_PATH: typo }));
      expect(missing.output).toMatch(/nothing was sent\..*There is no database at \S+typo\.db/s);
      expect(missing.status).toBe(1);
      expect(readdirSync(folder).filter((name) => name.startsWith('typo'))).toEqual([]);

      const neighbour = await spawnServer();
      try {
        const other = await run(writeTarget({ DATABASE_PATH: neighbour.databasePath }));
        expect(other.output).toMatch(/nothing was sent\..*serves another database than/s);
        expect(other.status).toBe(1);
      } finally {
        await neighbour.stop();
        neighbour.remove();
      }
      expect(readdirSync(remoteTmp)).toEqual([]);
    });

    it('imports nothing into a copy that no server has open', async () => {
      const copy = join(folder, 'copy.db');
      const db = new Database(server.databasePath, { readonly: true });
      await db.backup(copy);
      db.close();
      const { status, output } = await run(writeTarget({ DATABASE_PATH: copy }));
      expect(output).toContain(`No server is running on ${copy}; nothing was written.`);
      expect(output).not.toContain('skipped');
      expect(status).toBe(1);
    });

    it('keeps the weekend of the plant', async () => {
      const { status, output } = await run(writeTarget(), { FORCE_REFRESH: '' });
      const isOpen = isWorkday(Date.now(), 'UTC');
      expect(output).toContain(isOpen ? 'skipped (unchanged' : 'It is a weekend in UTC');
      expect(status).toBe(isOpen ? 0 : 1);
    });
  },
);
