/** SIGTERM in full flow: what was confirmed is in the file, and nobody is left without an answer. */
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { Agent } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkLedger } from '#server/testing/check-ledger.ts';
import { spawnServer, type RunningServer } from '#server/testing/spawn-server.ts';
import { stockShop } from '#server/testing/stock-shop.ts';
import { Floor, send } from '#server/testing/taps.ts';
import { holdLock } from '#server/writer/testing/hold-lock.ts';
import { makeFolder } from '#server/writer/testing/scratch.ts';

const CLIENTS = 100;

describe('SIGTERM in full flow', () => {
  let folder: string;
  let remove: () => void;
  let floor: Floor;
  let server: RunningServer;
  let agent: Agent;

  const start = async () => {
    floor = new Floor(await stockShop(folder, CLIENTS));
    server = await spawnServer({}, { folder });
  };
  beforeEach(() => {
    ({ folder, remove } = makeFolder());
    agent = new Agent({ keepAlive: true });
  });
  afterEach(async () => {
    agent.destroy();
    await server.stop('SIGKILL');
    remove();
  });
  const walBytes = () =>
    existsSync(`${server.databasePath}-wal`) ? statSync(`${server.databasePath}-wal`).size : 0;
  const confirmed = () => floor.taps.filter((tap) => tap.confirmed).length;

  async function tapUntil(signal: NodeJS.Signals) {
    const tapping = floor.tapAway(server.origin, agent, () => false);
    while (confirmed() < 2 * CLIENTS) await sleep(5);
    const started = performance.now();
    const code = await server.stop(signal);
    const ms = performance.now() - started;
    await tapping;
    return { code, ms };
  }

  it('writes what is queued, folds the log into the database and ends with 0', async () => {
    await start();
    const { code, ms } = await tapUntil('SIGTERM');
    expect(code).toBe(0);
    expect(ms).toBeLessThan(10_000);
    expect(server.output()).toContain('"event":"stopped"');
    expect(walBytes()).toBe(0);
    expect(checkLedger(server.databasePath, floor.taps)).toEqual([]);
    expect(floor.surprises).toEqual([]);
  });

  it('leaves a write-ahead log behind when it is killed instead, the control', async () => {
    await start();
    const { code } = await tapUntil('SIGKILL');
    expect(code).toBeNull();
    expect(walBytes()).toBeGreaterThan(0);
  });

  it('says not ready and refuses new writes while it finishes the old ones', async () => {
    await start();
    const hold = await holdLock(server.databasePath, 2000);
    const [first, second] = floor.people;
    const queued = floor.next(first!);
    const answer = floor.deliver(server.origin, queued, agent);
    await sleep(200);
    server.child.kill('SIGTERM');
    await sleep(200);

    const ready = await fetch(`${server.origin}/api/ready`);
    const { status, checks } = (await ready.json()) as Readiness;
    expect([ready.status, status, checks['draining']?.ok]).toEqual([503, 'not_ready', false]);
    expect((await fetch(`${server.origin}/api/health`)).status).toBe(200);
    const refused = await send(server.origin, floor.next(second!), agent);
    expect(refused).toMatchObject({
      status: 503,
      retryAfter: '2',
      body: { code: 'draining', retryable: true },
    });

    expect((await answer).status).toBe(201);
    await hold.released;
    const released = performance.now();
    expect(await server.stop()).toBe(0);
    // The kept-alive connection of the one that waited does not hold the others up.
    expect(performance.now() - released).toBeLessThan(3000);
    expect(checkLedger(server.databasePath, floor.taps)).toEqual([]);
    await expect(fetch(`${server.origin}/api/health`)).rejects.toThrow();
  });

  it('ends within its ten seconds when a client sends half a request and no more', async () => {
    await start();
    const socket = connect(Number(new URL(server.origin).port), '127.0.0.1');
    const head = ['POST /api/auth/pin HTTP/1.1', 'Host: a', 'Content-Length: 90'];
    socket.write([...head, 'Content-Type: application/json', '', '{"userId":'].join('\r\n'));
    const closed = once(
      socket.resume().on('error', () => undefined),
      'close',
    );
    await sleep(200);
    const started = performance.now();
    expect(await server.stop()).toBe(0);
    const ms = performance.now() - started;
    // It had its time, and no more.
    expect(ms).toBeGreaterThan(5000);
    expect(ms).toBeLessThan(10_500);
    await closed;
  });
});

interface Readiness {
  status: string;
  checks: Record<string, { ok: boolean }>;
}
