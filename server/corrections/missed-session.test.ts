import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  at,
  HOUR,
  MINUTE,
  openCorrectingShop,
  type CorrectingShop,
} from './testing/correcting-shop.ts';

let floor: CorrectingShop;
beforeEach(async () => {
  floor = await openCorrectingShop();
});
afterEach(async () => {
  expect(floor.shop.unexpected).toEqual([]);
  await floor.close();
});

const add = (change: object = {}, headers: Record<string, string> = {}) =>
  floor.post(
    '/api/missed-sessions',
    {
      ...{ userId: floor.olga, orderNumber: '10482', taskType: 'ENGRAVE' },
      ...{ startedAt: at('07:00'), endedAt: at('08:30'), goodQuantity: 12 },
      reason: 'tablet was broken',
      ...change,
    },
    floor.foreman,
    headers,
  );

describe('a missed session', () => {
  it('counts like any other, and says who entered it and why', async () => {
    const { status, json } = await add();
    expect(status).toBe(201);
    expect(json.session).toMatchObject({
      user: { displayName: 'Olga Operator' },
      orderNumber: '10482',
      endReason: 'foreman',
      durationMs: 90 * MINUTE,
      goodQuantity: 12,
      laborCents: null,
      flags: ['corrected', 'entered'],
    });
    expect(json.correction).toMatchObject({ before: null, after: { endedAt: at('08:30') } });
    const row = floor.session(json.session.id);
    expect(row).toMatchObject({ labor_cents: 3599, entered_by: floor.fred, device_id: null });
    expect(row['source_key']).toMatch(new RegExp(`^user:${floor.fred}/`));
    const detail = (await floor.get(`/api/sessions/${json.session.id}`)).json.session;
    expect(detail.enteredBy).toEqual({ id: floor.fred, displayName: 'Fred Foreman' });
    expect(floor.commands()).toEqual(['corrections.add']);
  });

  it('on a void order is refused without sending the foreman to the foreman', async () => {
    floor.raw.exec("UPDATE sales_order SET status = 'void' WHERE order_number = '10482'");
    const { status, json } = await add();
    expect([status, json.detail]).toEqual([409, 'Order 10482 is void. Pick another.']);
  });

  it('tells an admin what it and its corrections cost, and a foreman nothing of it', async () => {
    const { id } = (await add()).json.session;
    const path = `/api/sessions/${id}`;
    const correct = async (endedAt: string, as: string) =>
      (await floor.post(`${path}/corrections`, { endedAt, reason: 'x' }, as)).json.session;
    expect((await correct(at('08:00'), floor.foreman)).laborCents).toBeNull();
    expect((await correct(at('08:30'), floor.admin)).laborCents).toBe(3599);
    const split = { at: at('07:30'), reason: 'two tasks' };
    const { json } = await floor.post(`${path}/split`, split, floor.admin);
    expect(json.earlier.laborCents + json.later.laborCents).toBe(3599);
  });

  it('is in the reports, as corrected', async () => {
    await add();
    const path = '/api/reports/order-profitability/10482';
    const { json } = await floor.get(path, floor.admin);
    expect(json.row).toMatchObject({ laborMs: 90 * MINUTE, laborCents: 3599 });
    expect(json.row.confidence.correctedMs).toBe(90 * MINUTE);
    expect(json.tasks[0].sessions[0].confidence).toBe('corrected');
  });

  it('may be shared over orders, or on none', async () => {
    const shares = [
      { orderNumber: '10483', weight: 2 },
      { orderNumber: '10484', weight: 1 },
    ];
    const shared = await add({ shares, orderNumber: undefined });
    expect(floor.shares(shared.json.session.id).map(({ ms }) => ms)).toEqual([HOUR, 30 * MINUTE]);
    const times = { startedAt: at('06:00'), endedAt: at('06:30') };
    const indirect = await add({ taskType: 'CLEAN', orderNumber: undefined, ...times });
    expect(indirect.json.session).toMatchObject({ orderNumber: null, taskType: 'CLEAN' });
  });

  it('is made once, however often it is sent, also once its answer was blanked', async () => {
    const headers = { 'idempotency-key': 'missed-1' };
    const first = await add({}, headers);
    floor.raw.exec(`UPDATE command_log SET answer = NULL`);
    const again = await add({}, headers);
    expect(again.json).toEqual(first.json);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(floor.audits()).toHaveLength(1);
  });

  it.each([
    [{ endedAt: at('09:01') }, 'in_future', 'endedAt'],
    [{ endedAt: at('06:59') }, 'ends_before_start', 'endedAt'],
    [{ startedAt: '2026-01-13T08:00:00Z' }, 'too_long', 'endedAt'],
    [
      { startedAt: '2025-12-30T08:00:00Z', endedAt: '2025-12-30T09:00:00Z' },
      'rate_missing',
      'startedAt',
    ],
    [{ orderNumber: '31337' }, 'order_unknown', 'orderNumber'],
    [{ orderNumber: undefined }, 'order_needed', 'orderNumber'],
    [{ taskType: 'CLEAN' }, 'order_not_needed', 'orderNumber'],
    [{ taskType: 'NOPE' }, 'task_type_unknown', 'taskType'],
    [{ reason: ' ' }, 'malformed', 'reason'],
    [{ endedAt: undefined }, 'malformed', 'endedAt'],
  ])('is refused with %j: %s at %s', async (change, code, field) => {
    const { json } = await add(change);
    expect([json.code, json.errors?.[0].field]).toEqual([code, field]);
    expect(floor.raw.prepare('SELECT count(*) AS n FROM work_session').get()).toEqual({ n: 0 });
  });

  it('is refused over other work, also over work that runs', async () => {
    await floor.work();
    floor.shop.later(HOUR);
    const over = await add({ startedAt: at('08:30'), endedAt: at('09:01') });
    expect([over.json.code, over.json.errors[0].field]).toEqual(['overlaps', 'endedAt']);
    expect((await add({ startedAt: at('08:30'), endedAt: at('09:00') })).status).toBe(201);
  });

  it('is refused for nobody', async () => {
    expect((await add({ userId: 999 })).json.code).toBe('not_found');
  });
});
