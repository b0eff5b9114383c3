import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let shop: TestShop;
let user: number;
let foreman: string;
let id: string;

beforeEach(async () => {
  shop = await openTestShop();
  user = await shop.addUser('Olga Operator', 'operator', 'Engraving');
  const fred = await shop.addUser('Fred Foreman', 'foreman', 'Engraving');
  foreman = await shop.cookieFor(fred, 'password');
  await shop.addOrder('10482', 50_000);
  await shop.addOrder('10483', 50_000);
  await shop.addRate(user, { effectiveFrom: '2026-01-01', kind: 'hourly', amountCents: 2400 });
  // 09:00 to 10:00, on 10482.
  id = await work(HOUR);
});
afterEach(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});

/** Starts now, works so long, and finishes; runs on when no time is given. */
async function work(durationMs?: number, taskType = 'ENGRAVE'): Promise<string> {
  const as = await shop.cookieFor(user);
  const order = taskType === 'CLEAN' ? {} : { orderNumber: '10482' };
  const body = { ...order, taskType };
  const { json } = await shop.request('POST', '/api/sessions', { as, body });
  const path = `/api/sessions/${json.session.id}/closure`;
  if (durationMs !== undefined) {
    shop.later(durationMs);
    await shop.request('POST', path, { as, body: { reason: 'finished' } });
  }
  return json.session.id;
}
const correct = (change: object, session = id, as = foreman) =>
  shop.request('POST', `/api/sessions/${session}/corrections`, {
    as,
    body: { reason: 'forgot to tap', ...change },
  });
const row = (session = id) =>
  shop.door.connection.raw
    .prepare('SELECT * FROM work_session WHERE public_id = ?')
    .get(session) as Record<string, unknown>;
const shares = () =>
  shop.door.connection.raw
    .prepare(
      `SELECT s.duration_ms, s.labor_cents, o.order_number FROM work_session_share s
       LEFT JOIN order_task t ON t.id = s.order_task_id LEFT JOIN sales_order o ON o.id = t.order_id
       WHERE s.session_id = (SELECT id FROM work_session WHERE public_id = ?)`,
    )
    .all(id);
const audits = () =>
  shop.door.connection.raw.prepare('SELECT * FROM work_session_correction_audit').all();
const at = (time: string) => ({ startedAt: `2026-01-14T${time}:00Z` });
const until = (time: string) => ({ endedAt: `2026-01-14T${time}:00Z` });

describe('a correction', () => {
  it('writes what was, what is, who and why, and counts the cost anew', async () => {
    const answer = await correct({ ...at('08:30'), orderNumber: '10483', taskType: 'PACK' });
    expect(answer.status).toBe(201);
    expect(answer.json.correction).toMatchObject({
      correctedBy: { displayName: 'Fred Foreman' },
      correctedAt: new Date(shop.now()).toISOString(),
      reason: 'forgot to tap',
      before: {
        startedAt: '2026-01-14T09:00:00.000Z',
        endedAt: '2026-01-14T10:00:00.000Z',
        orderNumber: '10482',
        taskType: 'ENGRAVE',
      },
      after: {
        startedAt: '2026-01-14T08:30:00.000Z',
        endedAt: '2026-01-14T10:00:00.000Z',
        orderNumber: '10483',
        taskType: 'PACK',
      },
    });
    expect(answer.json.session).toMatchObject({ orderNumber: '10483', durationMs: 90 * MINUTE });
    expect(answer.json.session.flags).toContain('corrected');
    expect(row()).toMatchObject({ labor_cents: 3600, end_reason: 'finished', is_corrected: 1 });
    expect(shares()).toEqual([
      { duration_ms: 90 * MINUTE, labor_cents: 3600, order_number: '10483' },
    ]);
  });

  it('uses the rate of the new day', async () => {
    const rate = { effectiveFrom: '2026-01-13', kind: 'hourly', amountCents: 3000 } as const;
    await shop.addRate(user, { ...rate, confirm: true });
    const back = { effectiveFrom: '2026-01-14', kind: 'hourly', amountCents: 2400 } as const;
    await shop.addRate(user, { ...back, confirm: true });
    expect(row().labor_cents).toBe(2400);
    await correct({ startedAt: '2026-01-13T09:00:00Z', endedAt: '2026-01-13T10:00:00Z' });
    expect(row()).toMatchObject({ labor_cents: 3000, business_day: '2026-01-13' });
  });

  it('keeps the divisor a salary was split by', async () => {
    const salary = { effectiveFrom: '2026-01-01', kind: 'salaried', amountCents: 6_240_000 };
    shop.door.connection.raw
      .prepare('UPDATE pay_rate SET kind = ?, amount_cents = ?')
      .run(salary.kind, salary.amountCents);
    shop.door.connection.raw.exec(`UPDATE setting SET value = '2087' WHERE name = 'annual_hours'`);
    await correct(until('09:30'));
    expect(row()).toMatchObject({ labor_cents: 1500, annual_hours: 2080 });
  });

  it('moves work from an order to no order, and back', async () => {
    expect((await correct({ taskType: 'CLEAN' })).json.session).toMatchObject({
      orderNumber: null,
      taskType: 'CLEAN',
    });
    expect(shares()).toEqual([{ duration_ms: HOUR, labor_cents: 2400, order_number: null }]);
    const back = await correct({ taskType: 'PACK', orderNumber: '10483' });
    expect(back.json.session).toMatchObject({ orderNumber: '10483', taskType: 'PACK' });
    expect(shares()).toEqual([{ duration_ms: HOUR, labor_cents: 2400, order_number: '10483' }]);
  });

  it('ends work that runs, as the foreman', async () => {
    const running = await work();
    shop.later(2 * HOUR);
    const { json } = await correct(until('11:00'), running);
    expect(json.session).toMatchObject({ endReason: 'foreman', durationMs: HOUR });
    expect(row(running).labor_cents).toBe(2400);
    expect(await work()).toEqual(expect.any(String));
  });

  it('leaves work running when only its start is corrected', async () => {
    const running = await work();
    shop.later(30 * MINUTE);
    const { json } = await correct(at('10:10'), running);
    expect(json.session).toMatchObject({ endedAt: null, durationMs: null });
    expect(row(running)).toMatchObject({ labor_cents: null, end_reason: null });
  });

  it('may touch its neighbours, half open', async () => {
    shop.later(HOUR);
    const next = await work(HOUR); // 11:00 to 12:00
    expect((await correct(at('10:00'), next)).status).toBe(201);
    expect((await correct({ ...at('08:00'), ...until('10:00') })).status).toBe(201);
  });

  it('lists itself, the latest first', async () => {
    await correct({ ...at('08:30'), reason: 'first' });
    await correct({ ...at('08:45'), reason: 'second' });
    const { json } = await shop.request('GET', `/api/sessions/${id}/corrections`, { as: foreman });
    const reasons = json.corrections.map(({ reason }: { reason: string }) => reason);
    expect(reasons).toEqual(['second', 'first']);
  });

  it('is made once, however often it is sent', async () => {
    const headers = { 'idempotency-key': 'fix-1' };
    const body = { ...at('08:30'), reason: 'forgot' };
    const path = `/api/sessions/${id}/corrections`;
    const first = await shop.request('POST', path, { as: foreman, body, headers });
    const again = await shop.request('POST', path, { as: foreman, body, headers });
    expect(again.json).toEqual(first.json);
    expect(audits()).toHaveLength(1);
  });
});

describe('a correction is refused', () => {
  const refusal = async (change: object, session = id, as = foreman) => {
    const before = JSON.stringify([row(), shares()]);
    const { json } = await correct(change, session, as);
    expect(JSON.stringify([row(), shares()])).toBe(before);
    expect(audits()).toEqual([]);
    return json.code as string;
  };

  it('over other work of the person, closed or running', async () => {
    shop.later(HOUR);
    const next = await work(HOUR); // 11:00 to 12:00
    expect(await refusal(until('11:01'))).toBe('overlaps');
    expect(await refusal(at('09:59'), next)).toBe('overlaps');
    const running = await work();
    shop.later(2 * HOUR);
    expect(await refusal(until('12:30'))).toBe('overlaps');
    expect(await refusal(at('11:30'), running)).toBe('overlaps');
    // What would enclose the other, and what would lie inside it.
    expect(await refusal({ ...at('08:00'), ...until('12:30') })).toBe('overlaps');
    expect(await refusal({ ...at('11:10'), ...until('11:20') })).toBe('overlaps');
  });

  it('into the future', async () => {
    expect(await refusal(until('10:01'))).toBe('in_future');
    expect(await refusal({ ...at('10:01'), ...until('10:02') })).toBe('in_future');
  });

  it('with an end before its start', async () => {
    expect(await refusal(until('08:59'))).toBe('ends_before_start');
  });

  it('that would leave no time, where time was worked', async () => {
    const answers = [
      await correct(until('09:00')),
      await correct({ ...at('09:30'), ...until('09:30') }),
    ];
    for (const { status, json } of answers) {
      expect([status, json.code, json.errors[0].field]).toEqual([409, 'no_duration', 'endedAt']);
    }
    expect(answers[0]?.json.detail).toContain('void it instead');
    expect(await refusal(until('09:00'))).toBe('no_duration');
  });

  it.each([
    [{ ...at('09:00'), ...until('10:00') }, 'startedAt'],
    [until('10:00'), 'endedAt'],
    [{ orderNumber: '10482' }, 'orderNumber'],
    [{ taskType: 'ENGRAVE', note: '' }, 'taskType'],
    [{ goodQuantity: null }, 'goodQuantity'],
  ])('that says what it says already, as %j: at %s', async (change, field) => {
    const { version } = row();
    const { status, json } = await correct(change);
    expect([status, json.code, json.errors[0].field]).toEqual([409, 'nothing_changed', field]);
    expect(await refusal(change)).toBe('nothing_changed');
    expect(row()).toMatchObject({ version, is_corrected: 0 });
  });

  it('onto work that cannot be', async () => {
    shop.door.connection.raw.exec(
      `UPDATE sales_order SET status = 'void' WHERE order_key = '10483'`,
    );
    expect(await refusal({ orderNumber: '31337' })).toBe('order_unknown');
    expect(await refusal({ orderNumber: '10483' })).toBe('order_void');
    expect(await refusal({ taskType: 'NOPE' })).toBe('task_type_unknown');
    expect(await refusal({ taskType: 'CLEAN', orderNumber: '10482' })).toBe('order_not_needed');
  });

  it('from no order onto a task that needs one', async () => {
    const cleaning = await work(MINUTE, 'CLEAN');
    expect(await refusal({ taskType: 'PACK' }, cleaning)).toBe('order_needed');
  });

  it('of a session there never was', async () => {
    expect(await refusal(at('08:00'), '019a1b2c-0000-7000-8000-000000000001')).toBe('not_found');
  });

  it('of another team’s work, by a foreman; an admin may', async () => {
    const other = await shop.addUser('Petra Packing', 'foreman', 'Packing');
    const nobodys = await shop.addUser('Nico Noteam', 'foreman');
    for (const stranger of [other, nobodys]) {
      const as = await shop.cookieFor(stranger, 'password');
      expect(await refusal(at('08:00'), id, as)).toBe('not_allowed');
      const list = await shop.request('GET', `/api/sessions/${id}/corrections`, { as });
      expect(list.json.code).toBe('not_allowed');
    }
    const admin = await shop.cookieFor(shop.admin.userId, 'password');
    expect((await correct(at('08:00'), id, admin)).status).toBe(201);
  });

  it('by the person, and by a foreman with a PIN only', async () => {
    expect(await refusal(at('08:00'), id, await shop.cookieFor(user, 'password'))).toBe(
      'not_allowed',
    );
    const fred = await shop.addUser('Frida Foreman', 'foreman', 'Engraving');
    expect(await refusal(at('08:00'), id, await shop.cookieFor(fred))).toBe('not_allowed');
  });

  it.each([
    [{ reason: ' ', ...at('08:00') }, 'reason'],
    [{ startedAt: 'yesterday' }, 'startedAt'],
    [{ endedAt: '2026-01-14' }, 'endedAt'],
    [{}, 'startedAt'],
    [{ laborCents: 5 }, 'laborCents'],
  ])('as %j, naming %s', async (change, field) => {
    const { json } = await correct(change);
    expect([json.code, json.errors[0].field]).toEqual(['malformed', field]);
  });
});
