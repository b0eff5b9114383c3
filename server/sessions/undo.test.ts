import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KEEP_ANSWERS_MS } from '#server/settings/expire-answers.commands.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

const HOUR = 3_600_000;
const NEW_ID = '019a1b2c-0000-7000-8000-00000000000a';

let shop: TestShop;
let operator: number;
let cookie: string;

beforeEach(async () => {
  shop = await openTestShop();
  operator = await shop.addUser('Olga Operator', 'operator', 'Engraving');
  await shop.addRate(operator, { effectiveFrom: '2026-01-01', kind: 'hourly', amountCents: 3600 });
  cookie = await shop.cookieFor(operator);
  await shop.addOrder('10482', 50_000);
  await shop.addOrder('10483', 50_000);
});
afterEach(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});

interface Asked {
  as?: string;
  headers?: Record<string, string>;
}
const post = (path: string, body: object, { as = cookie, headers = {} }: Asked = {}) =>
  shop.request('POST', path, { as, body, headers });
const get = async (path: string, as = cookie) => (await shop.request('GET', path, { as })).json;

async function start(orderNumber = '10482', more: object = {}) {
  const answer = await post('/api/sessions', { orderNumber, taskType: 'ENGRAVE', ...more });
  expect(answer.status).toBe(201);
  return answer.json.session as { id: string; startedAt: string };
}
async function close(id: string, body: object = { reason: 'finished' }) {
  const answer = await post(`/api/sessions/${id}/closure`, body);
  expect(answer.status).toBe(200);
  return answer.json.session as { id: string; endedAt: string };
}
const undo = (id: string, body: object, asked?: Asked) =>
  post(`/api/sessions/${id}/undo`, body, asked);
const codeOf = async (answer: ReturnType<typeof undo>) => (await answer).json.code as string;
const admin = () => shop.cookieFor(shop.admin.userId, 'password');
const row = (id: string) =>
  shop.door.connection.raw
    .prepare('SELECT * FROM work_session WHERE public_id = ?')
    .get(id) as Record<string, unknown>;

describe('undoing a start', () => {
  it('keeps the row, without length and cost, and takes the person off the clock', async () => {
    const { id, startedAt } = await start();
    shop.later(4000);
    const { status, json } = await undo(id, { of: 'start' });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      session: { id, startedAt, endedAt: startedAt, durationMs: 0, flags: ['voided'] },
      resumed: null,
    });
    expect(row(id)).toMatchObject({ voided_at: shop.now(), ended_at: null, labor_cents: null });
    expect(await get('/api/me')).toMatchObject({ openSession: null, today: { workedMs: 0 } });
  });

  it('takes up again what it had switched from, at the same instant', async () => {
    const first = await start('10482');
    shop.later(HOUR);
    const second = await start('10483', { switch: true });
    shop.later(5000);
    const { json } = await undo(second.id, { of: 'start', newId: NEW_ID });
    expect(json.resumed).toMatchObject({
      id: NEW_ID,
      orderNumber: '10482',
      taskType: 'ENGRAVE',
      startedAt: second.startedAt,
      endedAt: null,
    });
    expect(row(NEW_ID)).toMatchObject({ resumed_from: row(first.id).id, switched_from: null });
    expect(row(first.id)).toMatchObject({ end_reason: 'switched', duration_ms: HOUR });
    expect((await get('/api/me')).openSession.id).toBe(NEW_ID);
  });

  it('costs nobody a minute: hours and cents are as if it had never been tapped', async () => {
    await start('10482');
    shop.later(HOUR);
    const second = await start('10483', { switch: true });
    shop.later(9000);
    await undo(second.id, { of: 'start', newId: NEW_ID });
    shop.later(HOUR - 9000);
    await close(NEW_ID);
    const { rows } = await get('/api/reports/order-profitability', await admin());
    expect(rows).toMatchObject([{ orderNumber: '10482', laborMs: 2 * HOUR, laborCents: 7200 }]);
    expect((await get('/api/me')).today.workedMs).toBe(2 * HOUR);
  });

  it('shows nowhere as work: floor, wall, open sessions, what was worked on', async () => {
    const { id } = await start();
    await undo(id, { of: 'start' });
    const office = await admin();
    expect((await get('/api/floor', office)).working).toEqual([]);
    expect((await get('/api/me')).resumable).toEqual([]);
    expect((await get('/api/orders/10482')).order.usedTaskTypes).toEqual([]);
    expect((await get('/api/sessions?state=open', office)).sessions).toEqual([]);
    shop.later(HOUR);
    const again = await start();
    expect((await get('/api/orders/10482')).order.usedTaskTypes).toEqual(['ENGRAVE']);
    await close(again.id);
    const cost = await get('/api/reports/order-profitability/10482', office);
    expect(cost.tasks[0].sessions).toMatchObject([{ session: { id: again.id } }]);
    expect(cost.row.flags).not.toContain('open_sessions');
  });

  it('leaves it in the lists, flagged', async () => {
    const { id } = await start();
    await undo(id, { of: 'start' });
    for (const state of ['', '?state=closed']) {
      const { sessions } = await get(`/api/sessions${state}`, await admin());
      expect(sessions).toMatchObject([{ id, durationMs: 0, laborCents: 0, flags: ['voided'] }]);
    }
  });

  it('lets nobody end, correct or undo it afterwards, and material finds no open task', async () => {
    const { id } = await start();
    await undo(id, { of: 'start' });
    const close = post(`/api/sessions/${id}/closure`, { reason: 'finished' });
    const correction = { orderNumber: '10483', reason: 'wrong order' };
    const correct = post(`/api/sessions/${id}/corrections`, correction, { as: await admin() });
    expect(await codeOf(close)).toBe('not_open');
    expect(await codeOf(correct)).toBe('not_open');
    expect(await codeOf(undo(id, { of: 'start' }))).toBe('cannot_undo');
    expect(await codeOf(undo(id, { of: 'closure' }))).toBe('cannot_undo');
    await post('/api/material-usages', {
      orderNumber: '10482',
      materialCode: 'BRASS',
      quantity: 1,
    });
    const task = shop.door.connection.raw.prepare('SELECT order_task_id FROM material_usage');
    expect(task.pluck().all()).toEqual([null]);
  });

  it('makes room for corrections of other work over its time', async () => {
    const { id } = await start('10482');
    shop.later(HOUR);
    await close(id);
    const wrong = await start('10483');
    await undo(wrong.id, { of: 'start' });
    shop.later(HOUR);
    const endedAt = new Date(shop.now()).toISOString();
    const correction = { endedAt, reason: 'worked on' };
    const corrected = await post(`/api/sessions/${id}/corrections`, correction, {
      as: await admin(),
    });
    expect(corrected.status).toBe(201);
  });

  it('is refused when the work ended meanwhile, or goes on because of an undo', async () => {
    const { id } = await start();
    await close(id);
    expect(await codeOf(undo(id, { of: 'start' }))).toBe('not_open');
    await undo(id, { of: 'closure', newId: NEW_ID });
    expect(await codeOf(undo(NEW_ID, { of: 'start' }))).toBe('cannot_undo');
  });

  it('is refused when a foreman moved the end it would go on from', async () => {
    const first = await start('10482');
    shop.later(HOUR);
    const second = await start('10483', { switch: true });
    const endedAt = new Date(shop.now() - 60_000).toISOString();
    const correction = { endedAt, reason: 'left earlier' };
    await post(`/api/sessions/${first.id}/corrections`, correction, { as: await admin() });
    expect(await codeOf(undo(second.id, { of: 'start' }))).toBe('cannot_undo');
  });
});

describe('undoing a pause or a finish', () => {
  it('goes on in a new session from the old end, on the same order task', async () => {
    const { id } = await start();
    shop.later(HOUR);
    const { endedAt } = await close(id, { reason: 'paused' });
    shop.later(8000);
    const { status, json } = await undo(id, { of: 'closure', newId: NEW_ID });
    expect(status).toBe(200);
    expect(json.session).toMatchObject({ id, endReason: 'paused', durationMs: HOUR });
    expect(json.resumed).toMatchObject({ id: NEW_ID, orderNumber: '10482', startedAt: endedAt });
    const shares = shop.door.connection.raw.prepare(
      'SELECT order_task_id FROM work_session_share ORDER BY id',
    );
    const [old, taken] = shares.pluck().all();
    expect(old).toBe(taken);
    shop.later(HOUR - 8000);
    await close(NEW_ID);
    const { rows } = await get('/api/reports/order-profitability', await admin());
    expect(rows).toMatchObject([{ laborMs: 2 * HOUR, laborCents: 7200 }]);
  });

  it('takes the pieces back, so that the next finish says them once', async () => {
    const { id } = await start();
    const pieces = { reason: 'finished', goodQuantity: 12, scrapQuantity: 1, note: 'done' };
    await close(id, pieces);
    await undo(id, { of: 'closure', newId: NEW_ID });
    expect(row(id)).toMatchObject({ good_quantity: null, scrap_quantity: null, note: 'done' });
    await close(NEW_ID, pieces);
    const sum = shop.door.connection.raw.prepare('SELECT sum(good_quantity) FROM work_session');
    expect(sum.pluck().get()).toBe(12);
    const change = shop.door.connection.raw.prepare(
      `SELECT change FROM command_log WHERE name = 'sessions.undo'`,
    );
    expect(JSON.parse(change.pluck().get() as string)).toMatchObject({
      before: { goodQuantity: 12, scrapQuantity: 1 },
    });
  });

  it('carries every share over, with its weight', async () => {
    const { id } = await start();
    await close(id);
    shop.door.connection.raw.exec(`
      INSERT INTO order_task (order_id, task_type_id, created_at) SELECT id, 2, 0 FROM sales_order
        WHERE order_key = '10483';
      INSERT INTO work_session_share (session_id, order_task_id, weight) SELECT w.id, max(t.id), 3
        FROM work_session w, order_task t`);
    await undo(id, { of: 'closure', newId: NEW_ID });
    const weights = shop.door.connection.raw.prepare(
      `SELECT s.weight FROM work_session_share s JOIN work_session w ON w.id = s.session_id
       WHERE w.public_id = ? ORDER BY s.id`,
    );
    expect(weights.pluck().all(NEW_ID)).toEqual([1, 3]);
  });

  it('is possible again for the next end, and once for each', async () => {
    const { id } = await start();
    await close(id);
    await undo(id, { of: 'closure', newId: NEW_ID });
    expect(await codeOf(undo(id, { of: 'closure' }))).toBe('cannot_undo');
    await close(NEW_ID);
    expect((await undo(NEW_ID, { of: 'closure' })).status).toBe(200);
  });

  it('is refused while the work runs, and for an end that was no pause or finish', async () => {
    const first = await start();
    expect(await codeOf(undo(first.id, { of: 'closure' }))).toBe('still_open');
    const second = await start('10483', { switch: true });
    expect(await codeOf(undo(first.id, { of: 'closure' }))).toBe('cannot_undo');
    await close(second.id, { reason: 'signed_out' });
    expect(await codeOf(undo(second.id, { of: 'closure' }))).toBe('cannot_undo');
  });

  it('is refused when other work was begun since, running or done', async () => {
    const first = await start('10482');
    await close(first.id);
    const second = await start('10483');
    expect(await codeOf(undo(first.id, { of: 'closure' }))).toBe('already_open');
    shop.later(2000);
    await close(second.id);
    expect(await codeOf(undo(first.id, { of: 'closure' }))).toBe('overlaps');
  });
});

describe('an undo', () => {
  it.each([
    ['start', 15_000, 200],
    ['start', 15_001, 409],
    ['closure', 15_000, 200],
    ['closure', 15_001, 409],
  ] as const)('of a %s after %i ms is answered with %i', async (of, ms, status) => {
    const { id } = await start();
    if (of === 'closure') await close(id);
    shop.later(ms);
    const answer = await undo(id, { of });
    expect(answer.status).toBe(status);
    if (status === 409) expect(answer.json.code).toBe('undo_too_late');
  });

  it('counts from tap to tap, however late it comes', async () => {
    const { id } = await start();
    const tapped = new Date(shop.now() + 6000).toISOString();
    shop.later(3 * HOUR);
    const { status } = await undo(id, { of: 'start' }, { headers: { 'occurred-at': tapped } });
    expect(status).toBe(200);
    expect(row(id).voided_at).toBe(Date.parse(tapped));
  });

  it('is nobody else’s, not even an admin’s', async () => {
    const { id } = await start();
    const as = await admin();
    expect(await codeOf(undo(id, { of: 'start' }, { as }))).toBe('not_allowed');
    expect(await codeOf(undo(NEW_ID, { of: 'start' }))).toBe('not_found');
  });

  it('refuses an id that was used, and leaves everything as it was', async () => {
    const { id } = await start();
    await close(id, { reason: 'finished', goodQuantity: 5 });
    expect(await codeOf(undo(id, { of: 'closure', newId: id }))).toBe('id_taken');
    expect(row(id).good_quantity).toBe(5);
  });

  it('is answered the same when it comes again, also once its answer was blanked', async () => {
    await start('10482');
    shop.later(HOUR);
    const { id } = await start('10483', { switch: true });
    const actor = { kind: 'user', userId: operator, strength: 'pin' } as const;
    const send = () =>
      shop.execute('sessions.undo', { id, of: 'start', newId: NEW_ID }, actor, 'tap-9');
    const first = await send();
    expect(await send()).toEqual(first);
    shop.later(KEEP_ANSWERS_MS + 1000);
    while ((await shop.execute('settings.expireAnswers', {})).more);
    expect(await send()).toEqual(first);
  });
});
