import { Writable } from 'node:stream';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '#server/app-error.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';
import type { Writer } from '#server/writer/writer.ts';
import { keepRecosting, recostAll } from './recost-runner.ts';
import { costAfresh, freeOn, sumOf, writeWork } from './testing/worked-years.ts';

const quiet = pino({ level: 'silent' });
const FIRST_DAY = '2024-01-01';

let shop: TestShop;
let admin: string;
let user: number;

beforeEach(async () => {
  shop = await openTestShop();
  user = await shop.addUser('Olga Operator', 'operator', 'Engraving');
  await shop.addOrder('10482', 50_000);
  shop.door.connection.raw.exec(`
    INSERT INTO order_task (order_id, task_type_id, created_at) VALUES (1, 1, 0), (1, 2, 0)`);
  admin = await shop.cookieFor(shop.admin.userId, 'password');
});
afterEach(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});

const work = (count: number, userId = user): string => {
  const { raw } = shop.door.connection;
  const tasks = raw.prepare('SELECT id FROM order_task ORDER BY id').pluck().all() as number[];
  return writeWork(raw, { userId, orderTasks: [tasks[0]!, tasks[1]!], count });
};
const hourly = (effectiveFrom: string, amountCents: number) => ({
  effectiveFrom,
  kind: 'hourly' as const,
  amountCents,
});
const add = (rate: object, userId = user) =>
  shop.request('POST', `/api/users/${userId}/pay-rates`, { as: admin, body: rate });
const confirmed = (rate: object, userId = user) => add({ ...rate, confirm: true }, userId);
const preview = (rate: object, as = admin) => {
  const query = new URLSearchParams(Object.entries(rate)).toString();
  return shop.request('GET', `/api/users/${user}/pay-rates/preview?${query}`, { as });
};
/** Says that work was half an hour on this day, while the person did nothing else. */
async function moveTo(id: string, day: string): Promise<void> {
  const from = Date.parse(freeOn(day));
  const [startedAt, endedAt] = [from, from + 1_800_000].map((at) => new Date(at).toISOString());
  const options = { as: admin, body: { startedAt, endedAt, reason: 'was another day' } };
  const { status, text } = await shop.request('POST', `/api/sessions/${id}/corrections`, options);
  expect(status, text).toBe(201);
}
const recosts = async () => (await shop.request('GET', '/api/recosts', { as: admin })).json.recosts;
const batch = (recostId: number) => shop.execute('costing.recostBatch', { recostId });
const finish = () => recostAll(shop.context.writer, shop.reader, quiet);
const afresh = (userId = user) => costAfresh(shop.door.connection.raw, userId);
const sum = (userId = user) => sumOf(shop.door.connection.raw, userId);
const pluck = (sql: string): unknown[] => shop.door.connection.raw.prepare(sql).pluck().all();

describe('a small re-costing', () => {
  it('is done at once, up to 500 sessions, and leaves no job behind', async () => {
    work(500);
    const { json } = await confirmed(hourly(FIRST_DAY, 2350));
    expect(json).toMatchObject({ recosted: { sessions: 500, differenceCents: sum() }, job: null });
    expect(afresh()).toMatchObject({ faults: [], sessions: 500 });
    expect(await recosts()).toMatchObject([{ state: 'done', done: 500, total: 500 }]);
  });

  it('is none where there is no work on those days', async () => {
    work(20);
    expect((await add(hourly('2026-01-01', 2350))).json.job).toBeNull();
    expect(await recosts()).toEqual([]);
  });
});

describe('a large re-costing', () => {
  it('goes on in the background until everything costs what it would cost afresh', async () => {
    const lastDay = work(1703);
    const before = sum();
    const salary = { ...hourly(FIRST_DAY, 6_240_001), kind: 'salaried' };
    const { status, json } = await confirmed(salary);
    expect(status).toBe(201);
    expect(json.recosted.sessions).toBe(500);
    expect(json.job).toMatchObject({
      user: { id: user, displayName: 'Olga Operator' },
      payRateId: json.payRate.id,
      fromDay: FIRST_DAY,
      beforeDay: null,
      state: 'running',
      done: 500,
      createdBy: { displayName: 'Ada Admin' },
      finishedAt: null,
    });
    // Starts that were undone are counted with the others until they are gone through.
    expect(json.job.total).toBeGreaterThanOrEqual(1703);
    expect(afresh().faults).toHaveLength(1203);

    expect(await finish()).toBe(true);
    const { faults, sumCents } = afresh();
    expect(faults).toEqual([]);
    const [job] = await recosts();
    expect(job).toMatchObject({ id: json.job.id, state: 'done', done: 1703, total: 1703 });
    expect(job.differenceCents).toBe(sumCents - before);
    expect(job.finishedAt).not.toBeNull();
    expect(lastDay > '2025').toBe(true);
  });

  it('writes 500 sessions at once, then 200 a transaction, and each of them once', async () => {
    work(1100);
    // Some begin at the same instant, just where the first batch ends.
    shop.door.connection.raw.exec(`
      UPDATE work_session SET started_at = first.at, ended_at = first.at + duration_ms
      FROM (SELECT started_at AS at FROM work_session WHERE id = 570) first
      WHERE id BETWEEN 570 AND 590 AND ended_at IS NOT NULL`);
    shop.door.connection.raw.exec(`
      CREATE TEMP TABLE costed (seq, id);
      CREATE TEMP TRIGGER count_costed AFTER UPDATE OF labor_cents ON main.work_session BEGIN
        INSERT INTO costed SELECT max(seq), new.id FROM command_log;
      END`);
    await confirmed(hourly(FIRST_DAY, 2350));
    await finish();
    expect(pluck('SELECT count(*) FROM costed GROUP BY seq ORDER BY seq')).toEqual([
      500, 200, 200, 200,
    ]);
    expect(pluck('SELECT count(DISTINCT id) FROM costed')).toEqual([1100]);
  });

  it('reaches only to the day the next rate holds from', async () => {
    work(1500);
    await confirmed(hourly('2025-01-01', 9999));
    await finish();
    const { json } = await confirmed(hourly(FIRST_DAY, 1000));
    expect(json.job.beforeDay).toBe('2025-01-01');
    await finish();
    expect(afresh().faults).toEqual([]);
    const [first, second] = await recosts();
    expect(first.done + second.done).toBe(1500);
  });

  it('takes work as it finds it that was closed or corrected in the meantime', async () => {
    work(1200);
    shop.at('2026-01-14T09:00:00Z');
    const as = await shop.cookieFor(user);
    const body = { orderNumber: '10482', taskType: 'ENGRAVE' };
    const started = (await shop.request('POST', '/api/sessions', { as, body })).json.session;
    shop.later(2 * 3_600_000);
    // Work can be put on days with a rate only.
    await confirmed(hourly('2023-12-01', 2000));
    await finish();
    const { json } = await confirmed(hourly('2024-06-01', 2350));
    const before = sum() - json.recosted.differenceCents;

    const path = `/api/sessions/${started.id}/closure`;
    await shop.request('POST', path, { as, body: { reason: 'finished' } });
    const closedCents = 4700;
    // Into the days ahead of what is done and into those behind it; out of them no rate is known.
    const ids = pluck(
      `SELECT public_id FROM work_session WHERE ended_at IS NOT NULL ORDER BY started_at`,
    ) as string[];
    const was = sum();
    await moveTo(ids[0]!, '2025-02-01');
    await moveTo(ids[1]!, '2024-06-01');
    const correctedCents = sum() - was;
    await finish();
    const { faults, sumCents } = afresh();
    expect(faults).toEqual([]);
    const [job] = await recosts();
    expect(job.differenceCents).toBe(sumCents - before - closedCents - correctedCents);
  });

  it('composes with a newer one for the same days, and together they tell the whole change', async () => {
    work(1600);
    const first = (await confirmed(hourly(FIRST_DAY, 2000))).json.job;
    const second = (await confirmed(hourly('2024-03-01', 3000))).json.job;
    const third = (await confirmed(hourly('2024-02-01', 2500))).json;
    expect(third.job).toBeNull();
    await batch(second.id);
    await batch(first.id);
    await finish();
    const { faults, sumCents } = afresh();
    expect(faults).toEqual([]);
    const all = (await recosts()) as { differenceCents: number }[];
    expect(all.reduce((total, { differenceCents }) => total + differenceCents, 0)).toBe(sumCents);
  });

  it('is nobody else’s work', async () => {
    const other = await shop.addUser('Otto Other');
    work(600);
    work(600, other);
    await confirmed(hourly(FIRST_DAY, 2000));
    await finish();
    expect(sum(other)).toBe(0);
  });

  it('stands in the audit log with job, rate and totals, batch by batch', async () => {
    work(700);
    const { json } = await confirmed(hourly(FIRST_DAY, 2000));
    await finish();
    const lines = pluck(
      `SELECT change FROM command_log WHERE name LIKE 'costing.%' ORDER BY seq`,
    ).map((line) => JSON.parse(String(line)) as { before: object; after: object });
    const [added, batched] = lines;
    const ids = { recostId: json.job.id, payRateId: json.payRate.id, userId: user };
    expect(added?.after).toEqual({ ...ids, ...json.recosted });
    expect(batched?.before).toMatchObject({ ...ids, done: 500 });
    expect(batched?.after).toEqual({ ...ids, done: 700, total: 700, differenceCents: sum() });
    expect(lines).toHaveLength(2);
  });

  it('has nothing left to do once it is done, and says so of one that is gone', async () => {
    work(501);
    const { job } = (await confirmed(hourly(FIRST_DAY, 2000))).json;
    expect(await batch(job.id)).toEqual({ isDone: true, done: 501 });
    const after = sum();
    expect(await batch(job.id)).toEqual({ isDone: true, done: 501 });
    expect(sum()).toBe(after);
    await expect(batch(4711)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a preview', () => {
  it('is what then happens, to the cent, and changes nothing itself', async () => {
    await shop.addRate(user, hourly('2025-01-01', 1500));
    const lastDay = work(1400);
    shop.door.connection.raw.exec(
      `UPDATE work_session SET rate_kind = 'hourly', rate_amount_cents = 1500, labor_cents = 1000
       WHERE id % 3 = 0 AND ended_at IS NOT NULL`,
    );
    const rate = { effectiveFrom: '2024-03-01', kind: 'salaried', amountCents: 6_240_001 };
    const lines = pluck('SELECT count(*) FROM command_log');
    const foreseen = await preview(rate);
    expect(foreseen.status).toBe(200);
    expect(pluck('SELECT count(*) FROM command_log')).toEqual(lines);
    expect(foreseen.json).toMatchObject({ firstDay: '2024-03-01', lastDay: '2024-12-31' });
    expect(lastDay > '2025').toBe(true);
    const unrated = foreseen.json.unratedSessions / foreseen.json.sessions;
    expect(unrated).toBeGreaterThan(0.6);
    expect(unrated).toBeLessThan(0.7);

    const asked = await add(rate);
    const { sessions, differenceCents } = foreseen.json;
    expect([asked.status, asked.json.code]).toEqual([409, 'confirmation_required']);
    expect(asked.json.context).toEqual({ sessions, differenceCents });
    expect(asked.json.detail).toContain(`${sessions} sessions`);
    expect(await recosts()).toEqual([]);

    await confirmed(rate);
    await finish();
    expect(await recosts()).toMatchObject([{ done: sessions, total: sessions, differenceCents }]);
  });

  it('of a rate that re-costs nothing is all zeros', async () => {
    work(10);
    expect((await preview(hourly('2025-06-01', 2000))).json).toEqual({
      sessions: 0,
      differenceCents: 0,
      unratedSessions: 0,
      firstDay: null,
      lastDay: null,
    });
  });

  it('refuses what adding the rate would refuse', async () => {
    await shop.addRate(user, hourly('2025-01-01', 1500));
    const twice = await preview(hourly('2025-01-01', 2000));
    expect([twice.status, twice.json.code]).toEqual([409, 'rate_exists']);
    const path = '/api/users/4711/pay-rates/preview?effectiveFrom=2025-01-01&kind=hourly';
    const nobody = await shop.request('GET', `${path}&amountCents=1`, { as: admin });
    expect([nobody.status, nobody.json.code]).toEqual([404, 'not_found']);
  });

  it.each([
    [{ kind: 'hourly', amountCents: '2000' }, 'effectiveFrom'],
    [hourly('2025-02-30', 2000), 'effectiveFrom'],
    [{ ...hourly('2025-01-01', 2000), kind: 'daily' }, 'kind'],
    [hourly('2025-01-01', -1), 'amountCents'],
    [hourly('2025-01-01', 20.5), 'amountCents'],
    [hourly('2025-01-01', 9_999_999_999_999), 'amountCents'],
  ])('says of %j that %s is wrong', async (rate, field) => {
    const { status, json } = await preview(rate);
    expect([status, json.code, json.errors[0].field]).toEqual([422, 'malformed', field]);
  });

  it('is told to no foreman, and neither is how far it has come', async () => {
    work(10);
    const foreman = await shop.addUser('Fred Foreman', 'foreman', 'Engraving');
    const as = await shop.cookieFor(foreman, 'password');
    expect((await preview(hourly(FIRST_DAY, 2000), as)).status).toBe(403);
    expect((await shop.request('GET', '/api/recosts', { as })).status).toBe(403);
  });
});

describe('a rate that is replaced while its work is being re-costed', () => {
  it('takes the job over from the first session on', async () => {
    work(1200);
    const first = await confirmed(hourly(FIRST_DAY, 23_500));
    const second = await confirmed({ ...hourly(FIRST_DAY, 2350), replace: true });
    expect(second.json.job).toMatchObject({ id: first.json.job.id, done: 500, state: 'running' });
    await finish();
    expect(afresh()).toMatchObject({ faults: [], sessions: 1200 });
    expect(await recosts()).toMatchObject([{ state: 'done', done: 1200, total: 1200 }]);
    await confirmed({ ...hourly(FIRST_DAY, 2400), replace: true });
    await finish();
    expect(afresh()).toMatchObject({ faults: [], sessions: 1200 });
    expect(await recosts()).toHaveLength(1);
  });
});

describe('a rate that nobody confirmed', () => {
  it('is refused although the work came between the question and the writing', async () => {
    work(1);
    const rate = hourly(FIRST_DAY, 2000);
    // As it reaches the command when there was nothing to ask about a moment ago.
    const input = { userId: user, rate };
    const refused = shop.execute('costing.addPayRate', input, shop.admin);
    await expect(refused).rejects.toMatchObject({ code: 'confirmation_required', details: {} });
    expect(pluck('SELECT count(*) FROM pay_rate')).toEqual([0]);
  });

  it('is refused the same way when it is sent again with its key', async () => {
    work(3);
    const options = {
      as: admin,
      body: hourly(FIRST_DAY, 2000),
      headers: { 'idempotency-key': 'raise' },
    };
    const path = `/api/users/${user}/pay-rates`;
    const first = await shop.request('POST', path, options);
    await confirmed(hourly('2023-01-01', 1000));
    const again = await shop.request('POST', path, options);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.json).toEqual(first.json);
  });
});

describe('the server', () => {
  const lines: Record<string, unknown>[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
      done();
    },
  });
  const log = pino({ base: null, timestamp: false }, sink);
  const events = () => lines.splice(0).map(({ event, done }) => [event, done]);

  it('goes on with what is left, and logs no money', async () => {
    work(1300);
    await confirmed(hourly(FIRST_DAY, 2000));
    const stop = keepRecosting(shop.context.writer, shop.reader, log);
    await expect.poll(() => afresh().faults.length, { timeout: 5000 }).toBe(0);
    await expect.poll(() => lines.length).toBe(2);
    stop();
    expect(JSON.stringify(lines)).not.toContain('Cents');
    expect(events()).toEqual([
      ['recost_started', 500],
      ['recost_finished', 1300],
    ]);
  });

  it('leaves the rest for later when it is stopped', async () => {
    work(1300);
    await confirmed(hourly(FIRST_DAY, 2000));
    const stop = keepRecosting(shop.context.writer, shop.reader, log);
    stop();
    await new Promise((resolve) => setTimeout(resolve, 150));
    // The batch that was being written when it heard of it.
    expect(await recosts()).toMatchObject([{ state: 'running', done: 700 }]);
    expect(events()).toEqual([['recost_started', 500]]);
  });

  it('says which one failed, and goes on with the next', async () => {
    const other = await shop.addUser('Otto Other');
    work(600);
    work(600, other);
    const failing = (await confirmed(hourly(FIRST_DAY, 2000))).json.job;
    await confirmed(hourly(FIRST_DAY, 2000), other);
    const { writer } = shop.context;
    const held: Writer = {
      execute: (name, envelope, input) =>
        'recostId' in input && input.recostId === failing.id
          ? Promise.reject(new AppError('busy', 'Not confirmed yet.'))
          : writer.execute(name, envelope, input),
    };
    expect(await recostAll(held, shop.reader, log)).toBe(false);
    expect(lines.find(({ event }) => event === 'recost_failed')).toMatchObject({
      recostId: failing.id,
      reason: expect.stringContaining('busy'),
    });
    expect([afresh().faults.length, afresh(other).faults.length]).toEqual([100, 0]);
    expect(await finish()).toBe(true);
    expect(afresh().faults).toEqual([]);
  });
});
