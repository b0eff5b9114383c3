/**
 * An older copy of the database is put back, on the built server: it begins a new generation, and
 * the tablets' taps, sent again under their keys, bring back what the copy did not hold.
 */
import Database from 'better-sqlite3';
import { copyFileSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLedger } from '#server/testing/check-ledger.ts';
import { spawnServer, type RunningServer } from '#server/testing/spawn-server.ts';
import { stockShop } from '#server/testing/stock-shop.ts';
import { Floor } from '#server/testing/taps.ts';
import { makeFolder } from '#server/writer/testing/scratch.ts';

const PUT_BACK = '"event":"older_database_put_back"';

describe('the restore generation', () => {
  const { folder, remove } = makeFolder();
  const database = join(folder, 'shop.db');
  const copy = join(folder, 'copy.db');
  const agent = new Agent({ keepAlive: true });
  let floor: Floor;
  let server: RunningServer;

  async function start(): Promise<string> {
    server = await spawnServer({}, { folder });
    const response = await fetch(`${server.origin}/api/shop`);
    return ((await response.json()) as { generation: string }).generation;
  }
  const tap = async (times: number) => {
    const [person] = floor.people;
    if (!person) throw new Error('Nobody works here');
    for (let n = 0; n < times; n += 1)
      await floor.deliver(server.origin, floor.next(person), agent);
  };
  async function copyAside(): Promise<void> {
    const reader = new Database(database, { readonly: true });
    await reader.backup(copy);
    reader.close();
  }
  function putBack(): void {
    for (const end of ['-wal', '-shm']) rmSync(`${database}${end}`, { force: true });
    copyFileSync(copy, database);
  }

  let first: string;
  beforeAll(async () => {
    floor = new Floor(await stockShop(folder, 1));
    first = await start();
  });
  afterAll(async () => {
    await server.stop('SIGKILL');
    agent.destroy();
    remove();
  });

  it('stays when the server is stopped and started', async () => {
    await tap(2);
    expect(await server.stop()).toBe(0);
    expect(await start()).toBe(first);
  });

  it('stays when the server is killed, and its head is older than its log', async () => {
    await tap(2);
    await server.stop('SIGKILL');
    expect(await start()).toBe(first);
    expect(server.output()).not.toContain(PUT_BACK);
  });

  it('stays when a copy is put back that holds everything, the control', async () => {
    await copyAside();
    await server.stop();
    putBack();
    expect(await start()).toBe(first);
    expect(server.output()).not.toContain(PUT_BACK);
  });

  it('changes when the server is killed right after the first tap since the copy', async () => {
    const before = floor.taps.length;
    await copyAside();
    await tap(1);
    await server.stop('SIGKILL');
    putBack();
    const next = await start();
    expect(next).not.toBe(first);
    expect(server.output()).toContain(PUT_BACK);
    first = next;
    for (const lost of floor.taps.slice(before)) {
      lost.confirmed = undefined;
      expect((await floor.deliver(server.origin, lost, agent)).replayed).toBe(false);
    }
  });

  it('changes when the copy holds less, and says so once', async () => {
    await copyAside();
    await tap(4);
    await server.stop();
    putBack();
    const second = await start();
    expect(second).not.toBe(first);
    expect(server.output()).toContain(PUT_BACK);
    await server.stop();
    expect(await start()).toBe(second);
    expect(server.output()).not.toContain(PUT_BACK);
  });

  it('is what tells tablets to send again: then nothing is lost and nothing there twice', async () => {
    expect(checkLedger(database, floor.taps)).toHaveLength(4);
    const before = floor.taps.slice(0, -4);
    const faults = (await floor.retry(server.origin, before, agent)).faults;
    for (const lost of floor.taps.slice(-4)) {
      lost.confirmed = undefined;
      expect((await floor.deliver(server.origin, lost, agent)).replayed).toBe(false);
    }
    await server.stop();
    expect([...faults, ...checkLedger(database, floor.taps)]).toEqual([]);
    await start();
  });
});
