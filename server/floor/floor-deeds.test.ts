import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

const MINUTE_MS = 60_000;
const people: Record<string, number> = {};
let shop: TestShop;
let foreman: string;
let packer: string;
let admin: string;

beforeAll(async () => {
  shop = await openTestShop();
  people['fred'] = await shop.addUser('Fred Foreman', 'foreman', 'Engraving');
  people['pia'] = await shop.addUser('Pia Packs', 'foreman', 'Packing');
  people['anna'] = await shop.addUser('Anna Admin', 'admin');
  people['olga'] = await shop.addUser('Olga Operator', 'operator', 'Engraving');
  foreman = await shop.cookieFor(people['fred'], 'password');
  packer = await shop.cookieFor(people['pia'], 'password');
  admin = await shop.cookieFor(people['anna'], 'password');
  await shop.addRate(people['olga'], {
    effectiveFrom: '2026-01-01',
    kind: 'hourly',
    amountCents: 2345,
  });
  for (const number of ['10482', '10483']) await shop.addOrder(number, 50_000);
});
afterAll(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});

const iso = (ms: number) => new Date(ms).toISOString();
const asOlga = async () => shop.cookieFor(people['olga']!);
const startWork = async (orderNumber = '10482') => {
  const body = { orderNumber, taskType: 'ENGRAVE', switch: true };
  const { json } = await shop.request('POST', '/api/sessions', { as: await asOlga(), body });
  shop.later(30 * MINUTE_MS);
  return json.session;
};
const end = (id: string, body: object, as = foreman) =>
  shop.request('POST', `/api/floor/sessions/${id}/closure`, { as, body });
const change = (id: string, body: object, as = foreman) =>
  shop.request('POST', `/api/floor/sessions/${id}/switch`, { as, body });
const me = async () => (await shop.request('GET', '/api/me', { as: await asOlga() })).json;
const corrections = async (id: string) =>
  (await shop.request('GET', `/api/sessions/${id}/corrections`, { as: foreman })).json.corrections;
const dayIsOpen = (): boolean =>
  shop.door.connection.raw
    .prepare('SELECT 1 FROM presence WHERE user_id = ? AND ended_at IS NULL')
    .get(people['olga']) !== undefined;

describe('ending somebody’s work', () => {
  it('ends it now, keeps the time and what it cost, and says who and why', async () => {
    const session = await startWork();
    const answer = await end(session.id, { reason: 'went home' });
    expect(answer.status).toBe(200);
    expect(answer.json.session).toMatchObject({
      id: session.id,
      endedAt: iso(shop.now()),
      endReason: 'foreman',
      durationMs: 30 * MINUTE_MS,
      laborCents: null,
      goodQuantity: null,
      flags: ['corrected'],
    });
    expect((await me()).openSession).toBeNull();
    const { startedAt, orderNumber, taskType } = session;
    const work = { startedAt, orderNumber, taskType };
    expect(await corrections(session.id)).toMatchObject([
      {
        correctedBy: { displayName: 'Fred Foreman' },
        reason: 'went home',
        before: { ...work, endedAt: null },
        after: { ...work, endedAt: iso(shop.now()) },
      },
    ]);
    const list = await shop.request('GET', '/api/sessions', { as: admin });
    expect(list.json.sessions[0].laborCents).toBe(1173);
    expect(dayIsOpen()).toBe(true);
  });

  it('ends it when it really was', async () => {
    const session = await startWork();
    const at = iso(shop.now() - 10 * MINUTE_MS);
    const { json } = await end(session.id, { at, reason: 'forgot to tap' }, admin);
    expect(json.session).toMatchObject({ endedAt: at, durationMs: 20 * MINUTE_MS });
  });

  it('is answered as before when it is sent again', async () => {
    const session = await startWork();
    const once = { as: foreman, body: { reason: 'twice' }, headers: { 'idempotency-key': 'e-1' } };
    const path = `/api/floor/sessions/${session.id}/closure`;
    const first = await shop.request('POST', path, once);
    const again = await shop.request('POST', path, once);
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([200, 'true']);
    expect(again.json).toEqual(first.json);
    expect(await corrections(session.id)).toHaveLength(1);
  });
});

describe('putting somebody on other work', () => {
  it('ends the one and starts the other at the same instant, and says who and why', async () => {
    const session = await startWork();
    const body = { orderNumber: '10483', taskType: 'PACK', reason: 'rush order' };
    const { status, json } = await change(session.id, body);
    expect(status).toBe(201);
    const now = iso(shop.now());
    expect(json.ended).toMatchObject({ id: session.id, endedAt: now, endReason: 'switched' });
    expect(json.session).toMatchObject({
      startedAt: now,
      endedAt: null,
      orderNumber: '10483',
      taskType: 'PACK',
      user: { id: people['olga'] },
    });
    expect((await me()).openSession.id).toBe(json.session.id);
    expect(await corrections(session.id)).toMatchObject([{ reason: 'rush order' }]);
  });

  it('does so from a past time, and to work that is on no order', async () => {
    const session = await startWork();
    const at = iso(shop.now() - 12 * MINUTE_MS);
    const { json } = await change(session.id, { taskType: 'CLEAN', at, reason: 'sweeping' });
    expect(json.session).toMatchObject({ startedAt: at, orderNumber: null, taskType: 'CLEAN' });
    expect(json.ended).toMatchObject({ endedAt: at, durationMs: 18 * MINUTE_MS });
  });

  it('is refused for the very work that runs', async () => {
    const session = await startWork();
    const again = { orderNumber: '10482', taskType: 'ENGRAVE', reason: 'a slip' };
    const { status, json } = await change(session.id, again);
    expect([status, json.code, json.errors[0].field]).toEqual([
      409,
      'nothing_changed',
      'orderNumber',
    ]);
    expect((await me()).openSession.id).toBe(session.id);
    const { json: cleaning } = await change(session.id, { taskType: 'CLEAN', reason: 'x' });
    const twice = await change(cleaning.session.id, { taskType: 'CLEAN', reason: 'x' });
    expect([twice.json.code, twice.json.errors[0].field]).toEqual(['nothing_changed', 'taskType']);
    const other = { orderNumber: '10482', taskType: 'PACK', reason: 'x' };
    expect((await change(cleaning.session.id, other)).status).toBe(201);
  });

  it('is done once when it is sent twice', async () => {
    const session = await startWork();
    const body = { taskType: 'CLEAN', reason: 'sweeping' };
    const once = { as: foreman, body, headers: { 'idempotency-key': 's-1' } };
    const path = `/api/floor/sessions/${session.id}/switch`;
    const first = await shop.request('POST', path, once);
    const again = await shop.request('POST', path, once);
    expect(again.json).toEqual(first.json);
    shop.door.connection.raw.prepare('UPDATE command_log SET answer = NULL').run();
    expect((await shop.request('POST', path, once)).json).toEqual(first.json);
  });
});

describe('both', () => {
  const deeds = [
    ['ending', (id: string, more: object, as?: string) => end(id, { reason: 'x', ...more }, as)],
    [
      'switching',
      (id: string, more: object, as?: string) =>
        change(id, { taskType: 'CLEAN', reason: 'x', ...more }, as),
    ],
  ] as const;

  it.each(deeds)('refuse another team: %s', async (_name, deed) => {
    const { id } = await startWork();
    expect(await deed(id, {}, packer)).toMatchObject({
      status: 403,
      json: { code: 'not_allowed', detail: 'This is somebody else’s work.' },
    });
    expect((await me()).openSession.id).toBe(id);
  });

  it.each(deeds)('refuse times that cannot be: %s', async (_name, deed) => {
    const { id, startedAt } = await startWork();
    const refusalAt = async (ms: number) => {
      const { json } = await deed(id, { at: iso(ms) });
      return [json.code, json.errors[0].field];
    };
    expect(await refusalAt(shop.now() + 1)).toEqual(['in_future', 'at']);
    expect(await refusalAt(Date.parse(startedAt) - 1)).toEqual(['ends_before_start', 'at']);
    expect((await me()).openSession.id).toBe(id);
  });

  it.each(deeds)('want a reason: %s', async (_name, deed) => {
    const { id } = await startWork();
    for (const reason of ['', '   ', undefined]) {
      const { status, json } = await deed(id, { reason });
      expect([status, json.errors[0].field]).toEqual([422, 'reason']);
    }
  });

  it.each(deeds)('refuse what has ended and what never was: %s', async (_name, deed) => {
    const { id } = await startWork();
    await end(id, { reason: 'x' });
    expect((await deed(id, {})).json.code).toBe('not_open');
    expect((await deed(crypto.randomUUID(), {})).json.code).toBe('not_found');
  });

  it.each(deeds)('refuse a foreman an approved week, not an admin: %s', async (_name, deed) => {
    const { id } = await startWork();
    const { raw } = shop.door.connection;
    raw
      .prepare(
        `INSERT INTO approved_week (user_id, monday, approved_at, approved_by) VALUES (?, '2026-01-12', 0, ?)`,
      )
      .run(people['olga'], people['fred']);
    expect((await deed(id, {})).json.code).toBe('period_closed');
    expect((await deed(id, {}, admin)).status).toBeLessThan(300);
    raw.prepare('DELETE FROM approved_week').run();
  });

  it('refuse orders and tasks as a tablet does', async () => {
    const { id } = await startWork();
    const refusalOf = async (work: object) => {
      const { json } = await change(id, { reason: 'x', ...work });
      return `${json.code as string} at ${json.errors[0].field as string}`;
    };
    expect(await refusalOf({ taskType: 'NOPE' })).toBe('task_type_unknown at taskType');
    expect(await refusalOf({ taskType: 'PACK' })).toBe('order_needed at orderNumber');
    const unknown = { taskType: 'PACK', orderNumber: '99999' };
    expect(await refusalOf(unknown)).toBe('order_unknown at orderNumber');
    const needless = { taskType: 'CLEAN', orderNumber: '10482' };
    expect(await refusalOf(needless)).toBe('order_not_needed at orderNumber');
    expect((await me()).openSession.id).toBe(id);
  });

  it('refuse to start before other work of the person ended', async () => {
    const { id } = await startWork();
    const { raw } = shop.door.connection;
    // As a correction could leave it: work that was moved behind the start of what runs.
    raw
      .prepare(
        `INSERT INTO work_session (public_id, user_id, task_type_id, business_day, started_at, ended_at,
           end_reason, duration_ms, received_at, source_key)
         VALUES (?, ?, (SELECT id FROM task_type WHERE code = 'CLEAN'), '2026-01-14', ?, ?, 'finished', ?, 0, 'x')`,
      )
      .run(
        crypto.randomUUID(),
        people['olga'],
        shop.now() - 5 * MINUTE_MS,
        shop.now() - 2 * MINUTE_MS,
        3 * MINUTE_MS,
      );
    const at = iso(shop.now() - 10 * MINUTE_MS);
    const work = { taskType: 'CLEAN', reason: 'x' };
    const { json } = await change(id, { ...work, at });
    expect([json.code, json.errors[0].field]).toEqual(['overlaps', 'at']);
    expect((await change(id, work)).status).toBe(201);
  });
});
