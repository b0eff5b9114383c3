/** A server that is stopped while it re-costs goes on at its next start, and ends in the same cents. */
import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Recost } from '#schema/contract/recosts.ts';
import type { PayRateAnswer } from '#schema/contract/users.ts';
import { toConfig } from '#server/config.ts';
import { costAfresh, writeWork } from '#server/costing/testing/worked-years.ts';
import { doorOptions } from '#server/door-options.ts';
import { spawnServer, type RunningServer } from '#server/testing/spawn-server.ts';
import { signInOf, stockShop } from '#server/testing/stock-shop.ts';
import { openScriptDoor } from '#server/writer/door.ts';
import { makeFolder, MIGRATIONS } from '#server/writer/testing/scratch.ts';

const SESSIONS = 4000;
const AT_ONCE = 500;
const BATCH = 200;

describe('a server that is stopped while it re-costs', () => {
  let folder: string;
  let remove: () => void;
  let server: RunningServer;
  let headers: Record<string, string>;
  let userId: number;

  const database = () => new Database(join(folder, 'shop.db'));
  const start = async () => {
    server = await spawnServer({}, { folder });
  };

  /** Somebody with years of work, and an admin at the console. */
  async function stock(): Promise<void> {
    userId = (await stockShop(folder, 1))[0]!.userId;
    const raw = database();
    raw.exec(
      `INSERT INTO order_task (order_id, task_type_id, created_at) VALUES (1, 1, 0), (2, 1, 0)`,
    );
    writeWork(raw, { userId, orderTasks: [1, 2], count: SESSIONS });
    const adminId = raw.prepare(`SELECT id FROM app_user WHERE role = 'admin'`).pluck().get();
    raw.close();
    const token = randomUUID();
    const config = toConfig({ DATABASE_PATH: join(folder, 'shop.db') });
    const door = openScriptDoor(doorOptions(config, MIGRATIONS), 'signing in', Date.now);
    const actor = { kind: 'system', name: 'test' } as const;
    await door.writer.execute(
      'auth.signIn',
      { scope: 'system:test', key: randomUUID(), actor, deviceId: null, occurredAt: null },
      { ...signInOf(Number(adminId), token), strength: 'password', comparedHash: 'none' },
    );
    door.close();
    headers = { cookie: `tot_development_console=${token}`, 'content-type': 'application/json' };
  }

  beforeEach(async () => {
    ({ folder, remove } = makeFolder());
    await stock();
    await start();
  });
  afterEach(async () => {
    await server.stop('SIGKILL');
    remove();
  });

  async function raise(): Promise<PayRateAnswer> {
    const answer = await fetch(`${server.origin}/api/users/${userId}/pay-rates`, {
      method: 'POST',
      headers,
      body: JSON.stringify({
        effectiveFrom: '2024-01-01',
        kind: 'salaried',
        amountCents: 6_240_001,
        confirm: true,
      }),
    });
    expect(answer.status).toBe(201);
    return (await answer.json()) as PayRateAnswer;
  }
  async function recost(): Promise<Recost> {
    const answer = await fetch(`${server.origin}/api/recosts`, { headers });
    return ((await answer.json()) as { recosts: Recost[] }).recosts[0]!;
  }
  /** Watches until so many are done. */
  async function until(sessions: number): Promise<Recost> {
    for (;;) {
      const found = await recost();
      if (found.done >= sessions) return found;
      await sleep(10);
    }
  }
  /** How many sessions have the new rate, and how many the job says have. */
  function written() {
    const raw = database();
    const count = (sql: string) => raw.prepare(sql).pluck().get() as number;
    const costed = count(`SELECT count(*) FROM work_session WHERE rate_amount_cents = 6240001`);
    const done = count(`SELECT done FROM recost_job`);
    raw.close();
    return { costed, done };
  }
  async function expectToEndRight(foreseen: number): Promise<void> {
    const { state, total, differenceCents } = await until(SESSIONS);
    expect({ state, total }).toEqual({ state: 'done', total: SESSIONS });
    const raw = database();
    const { faults, sumCents } = costAfresh(raw, userId);
    raw.close();
    expect(faults).toEqual([]);
    expect(differenceCents).toBe(sumCents);
    expect(differenceCents).toBe(foreseen);
    await expect.poll(server.output).toContain('"event":"recost_finished"');
  }
  async function foresee(): Promise<number> {
    const query = 'effectiveFrom=2024-01-01&kind=salaried&amountCents=6240001';
    const path = `/api/users/${userId}/pay-rates/preview?${query}`;
    const answer = await fetch(`${server.origin}${path}`, { headers });
    return ((await answer.json()) as { differenceCents: number }).differenceCents;
  }

  it('by a kill, and by another one, does each session once all the same', async () => {
    const foreseen = await foresee();
    expect((await raise()).job).toMatchObject({ state: 'running', done: AT_ONCE });
    for (const sessions of [AT_ONCE + 2 * BATCH, AT_ONCE + 8 * BATCH]) {
      await until(sessions);
      await server.stop('SIGKILL');
      const { costed, done } = written();
      expect(costed).toBe(done);
      expect(done).toBeGreaterThanOrEqual(sessions);
      expect(done).toBeLessThan(SESSIONS);
      await start();
    }
    await expectToEndRight(foreseen);
  });

  it('by SIGTERM ends between two batches, with 0, and goes on after', async () => {
    const foreseen = await foresee();
    await raise();
    await until(AT_ONCE + 3 * BATCH);
    expect(await server.stop('SIGTERM')).toBe(0);
    expect(server.output()).not.toMatch(/recost_failed|stop_failed/);
    const { costed, done } = written();
    expect(costed).toBe(done);
    expect([(done - AT_ONCE) % BATCH, done < SESSIONS]).toEqual([0, true]);
    await start();
    await expectToEndRight(foreseen);
  });
});
