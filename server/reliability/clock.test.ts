/**
 * The wall clock jumps a year ahead and back while the server runs, and over a restart. Time in
 * the ledger never runs backwards, deadlines do not care, and no tap is refused for it.
 */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toConfig } from '#server/config.ts';
import { openReader } from '#server/db/open.ts';
import { doorOptions } from '#server/door-options.ts';
import { buildShim } from '#server/testing/build-shim.ts';
import { checkLedger } from '#server/testing/check-ledger.ts';
import { spawnServer, type RunningServer } from '#server/testing/spawn-server.ts';
import { signInOf, stockShop, type Person } from '#server/testing/stock-shop.ts';
import { Floor, send } from '#server/testing/taps.ts';
import { openScriptDoor } from '#server/writer/door.ts';
import { holdLock } from '#server/writer/testing/hold-lock.ts';
import { makeFolder, MIGRATIONS } from '#server/writer/testing/scratch.ts';

const YEAR_S = 365 * 24 * 3600;
const DAY_MS = 24 * 3_600_000;

describe('a clock that jumps', () => {
  const { folder, remove } = makeFolder();
  const offsetFile = join(folder, 'offset');
  const agent = new Agent({ keepAlive: true });
  let floor: Floor;
  let people: Person[];
  let server: RunningServer;

  const jumpTo = (seconds: number) => writeFileSync(offsetFile, String(seconds));
  const start = async () => {
    server = await spawnServer(
      {
        LD_PRELOAD: buildShim(folder, 'jump-clock'),
        CLOCK_OFFSET: offsetFile,
        WRITE_DEADLINE_MS: '1000',
      },
      { folder },
    );
  };
  beforeAll(async () => {
    people = await stockShop(folder, 6);
    floor = new Floor(people);
    jumpTo(0);
    await start();
  });
  afterAll(async () => {
    agent.destroy();
    await server.stop('SIGKILL');
    remove();
  });

  const statuses = async () => {
    const answers = people.map((person) => floor.deliver(server.origin, floor.next(person), agent));
    return (await Promise.all(answers)).map(({ status }) => status);
  };
  /** Hours by which the server's wall clock is off, as it says itself. */
  const hoursOff = async () => {
    const answer = await fetch(`${server.origin}/api/me`, {
      headers: { cookie: people[0]!.cookie },
    });
    const { now } = (await answer.json()) as { now?: string };
    if (now === undefined) return undefined;
    return Math.round((Date.parse(now) - Date.now()) / 3_600_000) || 0;
  };
  /** Signs everybody in again, as their PIN would. */
  async function signIn() {
    const options = doorOptions(toConfig({ DATABASE_PATH: server.databasePath }), MIGRATIONS);
    const door = openScriptDoor(options, 'test', Date.now);
    expect(door.how).toContain('Writing through the running server');
    people = await Promise.all(
      people.map(async ({ userId }) => {
        const token = randomUUID();
        const envelope = {
          scope: 'system:test',
          key: token,
          actor: { kind: 'system', name: 'test' } as const,
          deviceId: null,
          occurredAt: null,
        };
        await door.writer.execute('auth.signIn', envelope, signInOf(userId, token));
        return { userId, cookie: `tot_development_tablet=${token}` };
      }),
    );
    door.close();
  }
  function receivedTimes(): number[] {
    const reader = openReader(server.databasePath);
    try {
      return reader.raw
        .prepare<[], number>('SELECT received_at FROM command_log ORDER BY seq')
        .pluck()
        .all();
    } finally {
      reader.close();
    }
  }

  it('a year ahead: sign-ins have ended, new ones work, nothing is refused', async () => {
    expect(await statuses()).toEqual([201, 201, 201, 201, 201, 201]);
    expect(await hoursOff()).toBe(0);
    jumpTo(YEAR_S);
    expect(await hoursOff()).toBeUndefined();
    expect((await send(server.origin, floor.taps[0]!, agent)).status).toBe(401);
    await signIn();
    expect(await hoursOff()).toBe(YEAR_S / 3600);
    expect(await statuses()).toEqual([201, 201, 201, 201, 201, 201]);
  });

  it('a year back: taps are taken as before', async () => {
    jumpTo(-YEAR_S);
    expect(await hoursOff()).toBe(-YEAR_S / 3600);
    expect(await statuses()).toEqual([200, 200, 200, 200, 200, 200]);
    expect(await statuses()).toEqual([201, 201, 201, 201, 201, 201]);
    await signIn();
    expect(await statuses()).toEqual([201, 201, 201, 201, 201, 201]);
  });

  it('still refuses a tap that is really too old, the control', async () => {
    const elsewhere = new Floor(people);
    const tap = { ...elsewhere.next(people[0]!), occurredAt: Date.now() - 4 * DAY_MS };
    expect(await send(server.origin, tap, agent)).toMatchObject({
      status: 409,
      body: { code: 'too_old' },
    });
  });

  it.each([
    ['ahead', YEAR_S],
    ['back', -2 * YEAR_S],
  ])('keeps the deadline while it jumps %s', async (_where, seconds) => {
    const hold = await holdLock(server.databasePath, 2500);
    const tap = floor.next(people[1]!);
    const answer = floor.deliver(server.origin, tap, agent);
    await sleep(200);
    jumpTo(seconds);
    const { status, ms } = await answer;
    expect(status).toBe(503);
    expect(ms).toBeGreaterThan(900);
    expect(ms).toBeLessThan(2000);
    await hold.released;
    jumpTo(0);
    expect((await floor.retry(server.origin, [tap], agent)).faults).toEqual([]);
  });

  it('goes on from the newest row after a restart with the clock behind it', async () => {
    await server.stop();
    jumpTo(-YEAR_S);
    await start();
    for (let round = 0; round < 3; round += 1) await statuses();
    expect(floor.surprises).toEqual([]);
    expect(floor.taps.filter(({ confirmed }) => !confirmed)).toEqual([]);
  });

  it('left a ledger that matches, in which time never runs backwards', async () => {
    const times = receivedTimes();
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.at(-1)! - times[0]!).toBeGreaterThan(364 * DAY_MS);
    expect(checkLedger(server.databasePath, floor.taps)).toEqual([]);
    expect(await server.stop()).toBe(0);
  });
});
