/** A built server whose disk fails when it is told to (see server/testing/shims/fail-disk.c). */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildShim } from '#server/testing/build-shim.ts';
import { spawnServer, type RunningServer } from '#server/testing/spawn-server.ts';
import { stockShop } from '#server/testing/stock-shop.ts';
import { Floor } from '#server/testing/taps.ts';

export interface Faults {
  call: 'write' | 'sync';
  error: 'ENOSPC' | 'EIO';
  /** Which of the database's files: `d` the database, `w` the WAL, `s` the shared memory. */
  file?: 'any' | 'd' | 'w' | 's';
  /** The first call to fail, counted from now, from 1. */
  first: number;
  /** The last one; for ever when not said. */
  last?: number;
}

export async function openFaultyServer(people: number) {
  const folder = mkdtempSync(join(tmpdir(), 'tot-faulty-'));
  const floor = new Floor(await stockShop(folder, people));
  const agent = new Agent({ keepAlive: true });
  const faultsFile = join(folder, 'faults');
  const shim = buildShim(folder, 'fail-disk');
  const environment = {
    LD_PRELOAD: shim,
    SHIM_DATABASE: join(folder, 'shop.db'),
    DISK_FAULTS: faultsFile,
  };
  let server: RunningServer | undefined;
  let orders = 0;
  return {
    floor,
    agent,
    databasePath: join(folder, 'shop.db'),
    get server() {
      if (!server) throw new Error('Start it first');
      return server;
    },
    async start() {
      server = await spawnServer(environment, { folder });
    },
    fail({ call, error, file = 'any', first, last = 999_999_999 }: Faults) {
      orders += 1;
      const line = [call, file, constants.errno[error], first, last, orders].join(' ');
      writeFileSync(faultsFile, line);
      rmSync(`${faultsFile}.log`, { force: true });
    },
    heal: () => rmSync(faultsFile, { force: true }),
    /** What failed since the last `fail`: one `call file` per failure. */
    failures: () =>
      existsSync(`${faultsFile}.log`)
        ? readFileSync(`${faultsFile}.log`, 'utf8').trim().split('\n')
        : [],
    async remove() {
      agent.destroy();
      await server?.stop('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
