import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

describe('a work session', () => {
  let shop: TestShop;
  let operator: number;
  let cookie: string;

  beforeEach(async () => {
    shop = await openTestShop();
    operator = await shop.addUser('Olga Operator', 'operator', 'Engraving');
    cookie = await shop.cookieFor(operator);
    await shop.addOrder('10482', 50_000);
    await shop.addOrder('10483');
  });
  afterEach(async () => {
    expect(shop.unexpected).toEqual([]);
    await shop.close();
  });

  const start = (body: object, headers: Record<string, string> = {}) =>
    shop.request('POST', '/api/sessions', { as: cookie, body, headers });
  const close = (id: string, body: object) =>
    shop.request('POST', `/api/sessions/${id}/closure`, { as: cookie, body });
  const onOrder = { orderNumber: '10482', taskType: 'ENGRAVE' };

  it('starts, and is what /api/me shows', async () => {
    const started = await start(onOrder);
    expect(started.status).toBe(201);
    expect(started.json.session).toMatchObject({
      orderNumber: '10482',
      taskType: 'ENGRAVE',
      endedAt: null,
      user: { id: operator },
    });
    const me = await shop.request('GET', '/api/me', { as: cookie });
    expect(me.json.openSession.id).toBe(started.json.session.id);
  });

  it('finds the order whatever zeros and case its number is typed with', async () => {
    expect((await start({ ...onOrder, orderNumber: ' 0010482 ' })).json.session.orderNumber).toBe(
      '10482',
    );
  });

  it('keeps the id the tablet minted', async () => {
    const id = '019a1b2c-0000-7000-8000-000000000001';
    expect((await start({ ...onOrder, id })).json.session.id).toBe(id);
  });

  it('refuses a second one while the first is open', async () => {
    await start(onOrder);
    const second = await start({ orderNumber: '10483', taskType: 'PACK' });
    expect([second.status, second.json.code]).toEqual([409, 'already_open']);
  });

  it('switches in one transaction: the old ends at the instant the new starts', async () => {
    const first = (await start(onOrder)).json.session;
    shop.later(600_000);
    const second = await start({ orderNumber: '10483', taskType: 'PACK', switch: true });
    expect(second.status).toBe(201);
    const { json } = await shop.request('GET', '/api/sessions', { as: cookie });
    const old = json.sessions.find((session: { id: string }) => session.id === first.id);
    expect(old).toMatchObject({ endReason: 'switched', durationMs: 600_000 });
    expect(old.endedAt).toBe(second.json.session.startedAt);
  });

  it('leaves the running one alone when a switch goes wrong', async () => {
    const first = (await start(onOrder)).json.session;
    const wrong = await start({ orderNumber: '99999', taskType: 'PACK', switch: true });
    expect(wrong.json.code).toBe('order_unknown');
    const me = await shop.request('GET', '/api/me', { as: cookie });
    expect(me.json.openSession.id).toBe(first.id);
  });

  it('refuses an unknown order, and makes a floor order when told to', async () => {
    expect((await start({ orderNumber: '777', taskType: 'ENGRAVE' })).json).toMatchObject({
      status: 404,
      code: 'order_unknown',
    });
    const made = await start({ orderNumber: '777', taskType: 'ENGRAVE', createOrder: true });
    expect(made.status).toBe(201);
    expect(made.json.session.flags).toContain('floor_order');
    const search = await shop.request('GET', '/api/orders/search?q=777', { as: cookie });
    expect(search.json.orders[0]).toMatchObject({ orderNumber: '777', source: 'floor' });
  });

  it.each(['.', '..', ' .. '])(
    'makes no floor order %j, whose address nobody could open',
    async (typed) => {
      const refused = await start({ orderNumber: typed, taskType: 'ENGRAVE', createOrder: true });
      expect([refused.status, refused.json.errors]).toEqual([
        422,
        [{ field: 'orderNumber', message: 'must be more than a dot or two' }],
      ]);
    },
  );

  it('refuses a void order in words', async () => {
    shop.door.connection.raw.exec(
      `UPDATE sales_order SET status = 'void' WHERE order_key = '10483'`,
    );
    const refused = await start({ orderNumber: '10483', taskType: 'PACK' });
    expect([refused.status, refused.json.code]).toEqual([409, 'order_void']);
    expect(refused.json.detail).toContain('10483');
  });

  it('wants an order for direct work and none for indirect work', async () => {
    expect((await start({ taskType: 'ENGRAVE' })).json.code).toBe('order_needed');
    expect((await start({ orderNumber: '10482', taskType: 'CLEAN' })).json.code).toBe(
      'order_not_needed',
    );
    expect((await start({ taskType: 'NOPE' })).json.code).toBe('task_type_unknown');
    const indirect = await start({ taskType: 'CLEAN' });
    expect(indirect.json.session).toMatchObject({ orderNumber: null, taskType: 'CLEAN' });
  });

  it('answers the same key with the same answer, and once only', async () => {
    const headers = { 'idempotency-key': 'tap-1' };
    const first = await start(onOrder, headers);
    const again = await start(onOrder, headers);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.json).toEqual(first.json);
    const other = await start({ ...onOrder, taskType: 'PACK' }, headers);
    expect([other.status, other.json.code]).toEqual([422, 'idempotency_key_reused']);
  });

  it('replays a refusal like the first time', async () => {
    const headers = { 'idempotency-key': 'tap-2' };
    const wrong = { orderNumber: '777', taskType: 'ENGRAVE' };
    const first = await start(wrong, headers);
    const again = await start(wrong, headers);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.json).toEqual(first.json);
  });

  it('counts from when the tap happened, by the corrected clock', async () => {
    // The tablet runs an hour ahead; the tap is 30 s old when it is sent.
    const ahead = 3_600_000;
    const sent = new Date(shop.now() + ahead).toISOString();
    const occurred = new Date(shop.now() + ahead - 30_000).toISOString();
    const started = await start(onOrder, { 'occurred-at': occurred, 'sent-at': sent });
    expect(Date.parse(started.json.session.startedAt)).toBe(shop.now() - 30_000);
  });

  it('refuses taps from the future and from last week', async () => {
    const at = (ms: number) => ({ 'occurred-at': new Date(shop.now() + ms).toISOString() });
    expect((await start(onOrder, at(180_000))).json.code).toBe('in_future');
    expect((await start(onOrder, at(-5 * 86_400_000))).json.code).toBe('too_old');
    expect((await start(onOrder, at(60_000))).json.session.startedAt).toBe(
      new Date(shop.now()).toISOString(),
    );
  });

  it('refuses a start inside work that already ended', async () => {
    const { session } = (await start(onOrder)).json;
    shop.later(3_600_000);
    await close(session.id, { reason: 'finished' });
    const inside = { 'occurred-at': new Date(shop.now() - 1_800_000).toISOString() };
    expect((await start(onOrder, inside)).json.code).toBe('overlaps');
  });

  it('closes with quantities, once', async () => {
    const { session } = (await start(onOrder)).json;
    shop.later(90_000);
    const closed = await close(session.id, {
      reason: 'finished',
      goodQuantity: 12,
      scrapQuantity: 1,
      note: 'last plate scratched',
    });
    expect(closed.status).toBe(200);
    expect(closed.json.session).toMatchObject({
      durationMs: 90_000,
      goodQuantity: 12,
      scrapQuantity: 1,
      endReason: 'finished',
    });
    expect((await close(session.id, { reason: 'paused' })).json.code).toBe('not_open');
  });

  it('offers what was paused to resume', async () => {
    const { session } = (await start(onOrder)).json;
    shop.later(60_000);
    await close(session.id, { reason: 'paused' });
    const me = await shop.request('GET', '/api/me', { as: cookie });
    expect(me.json.resumable).toMatchObject([
      { orderNumber: '10482', taskType: 'ENGRAVE', endReason: 'paused' },
    ]);
    expect(me.json.today.workedMs).toBe(60_000);
  });

  it('is not somebody else’s to close', async () => {
    const { session } = (await start(onOrder)).json;
    const other = await shop.cookieFor(await shop.addUser('Otto Other'));
    const refused = await shop.request('POST', `/api/sessions/${session.id}/closure`, {
      as: other,
      body: { reason: 'finished' },
    });
    expect([refused.status, refused.json.code]).toEqual([403, 'not_allowed']);
  });

  it('is listed of days in their order only', async () => {
    const list = (range: string) => shop.request('GET', `/api/sessions?${range}`, { as: cookie });
    expect((await list('from=2026-01-14&to=2026-01-14')).status).toBe(200);
    const { status, json } = await list('from=2026-01-15&to=2026-01-14');
    expect([status, json.errors]).toEqual([
      422,
      [{ field: 'to', message: 'must not be before from' }],
    ]);
  });

  it('belongs to the person the tablet believes is signed in', async () => {
    const refused = await start(onOrder, { 'acting-user': String(operator + 1) });
    expect([refused.status, refused.json.code]).toEqual([409, 'other_user']);
  });

  it('begins and ends the day at work', async () => {
    const { session } = (await start(onOrder)).json;
    shop.later(3_600_000);
    await close(session.id, { reason: 'signed_out' });
    const rows = shop.door.connection.raw.prepare('SELECT * FROM presence').all();
    expect(rows).toMatchObject([{ user_id: operator, ended_at: shop.now() }]);
  });
});
