import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrderCost, SessionCost } from '#schema/contract/order-cost.ts';
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

const split = (id: string, time: string, parts: object = {}) =>
  floor.post(`/api/sessions/${id}/split`, { at: at(time), reason: 'forgot to switch', ...parts });
const voided = (id: string) => floor.post(`/api/sessions/${id}/void`, { reason: 'wrong person' });
const centsOf = (id: string) => floor.session(id)['labor_cents'] as number;

describe('splitting a session', () => {
  it('makes two of it, on the same or other work, that add up to the whole', async () => {
    const id = await floor.work(HOUR);
    const whole = centsOf(id);
    const { status, json } = await split(id, '09:20', {
      earlier: { orderNumber: '10483', taskType: 'PACK', goodQuantity: 5 },
    });
    expect(status).toBe(201);
    expect(json.earlier).toMatchObject({
      ...{ orderNumber: '10483', taskType: 'PACK', endReason: 'foreman' },
      ...{ startedAt: at('09:00'), endedAt: at('09:20'), durationMs: 20 * MINUTE },
      ...{ goodQuantity: 5, scrapQuantity: null },
    });
    expect(json.later).toMatchObject({
      ...{ id, orderNumber: '10482', taskType: 'ENGRAVE', endReason: 'finished' },
      ...{ startedAt: at('09:20'), endedAt: at('10:00'), durationMs: 40 * MINUTE },
      ...{ goodQuantity: 60, scrapQuantity: 2 },
    });
    expect(centsOf(id) + centsOf(json.earlier.id)).toBe(whole);
    expect(floor.days()).toEqual(['2026-01-14 09:00 ']);
  });

  it('keeps the cents together where each part alone would round up', async () => {
    // One cent an hour: each half of an hour is half a cent.
    floor.raw.exec('UPDATE pay_rate SET amount_cents = 1');
    const id = await floor.work(HOUR);
    expect(centsOf(id)).toBe(1);
    const { json } = await split(id, '09:30');
    expect([centsOf(json.earlier.id), centsOf(id)]).toEqual([1, 0]);

    const report = await floor.get('/api/reports/order-profitability/10482', floor.admin);
    const sessions = report.json.tasks.flatMap((task: OrderCost['tasks'][number]) => task.sessions);
    expect(sessions.map(({ formula }: SessionCost) => formula)).toEqual([
      '0.01 per hour × 30 min ÷ 60',
      '0.01 per hour × 30 min ÷ 60 − 0.01 from the split',
    ]);
    // The same rate once more changes nothing, said and done.
    const rate = { effectiveFrom: '2026-01-01', kind: 'hourly', amountCents: 1, replace: true };
    const path = `/api/users/${floor.olga}/pay-rates`;
    const query = new URLSearchParams({ ...rate, amountCents: '1', replace: 'true' }).toString();
    const preview = await floor.get(`${path}/preview?${query}`, floor.admin);
    expect(preview.json).toMatchObject({ sessions: 2, differenceCents: 0 });
    const put = await floor.post(path, { ...rate, confirm: true }, floor.admin);
    expect(put.json.recosted).toEqual({ sessions: 2, differenceCents: 0 });
    expect([centsOf(json.earlier.id), centsOf(id)]).toEqual([1, 0]);
  });

  it('costs the part after midnight by the rate of its own day', async () => {
    await floor.shop.addRate(floor.olga, {
      ...{ effectiveFrom: '2026-01-15', kind: 'hourly', amountCents: 6000 },
    });
    await floor.anotherDay('2026-01-14T23:00:00Z');
    const id = await floor.work(2 * HOUR);
    await floor.anotherDay('2026-01-15T09:00:00Z');
    const { json } = await floor.post(`/api/sessions/${id}/split`, {
      ...{ at: '2026-01-15T00:00:00Z', reason: 'midnight' },
    });
    expect([centsOf(json.earlier.id), centsOf(id)]).toEqual([2399, 6000]);
    expect(floor.session(id)['business_day']).toBe('2026-01-15');
  });

  it('keeps every share of both parts', async () => {
    const id = await floor.work(HOUR);
    const shares = [
      { orderNumber: '10482', weight: 1 },
      { orderNumber: '10483', weight: 3 },
    ];
    await floor.post(`/api/sessions/${id}/corrections`, { shares, reason: 'both' });
    const { json } = await split(id, '09:20');
    for (const part of [json.earlier.id, id]) {
      expect(floor.shares(part).map(({ number, weight }) => [number, weight])).toEqual([
        ['10482', 1],
        ['10483', 3],
      ]);
    }
  });

  it('lets whoever is still on it go on', async () => {
    const id = await floor.work();
    floor.shop.later(HOUR);
    const { json } = await split(id, '09:30', { earlier: { taskType: 'PACK' } });
    expect(json.later).toMatchObject({ id, endedAt: null });
    const as = await floor.shop.cookieFor(floor.olga);
    const closed = await floor.post(`/api/sessions/${id}/closure`, { reason: 'finished' }, as);
    expect(closed.json.session).toMatchObject({ durationMs: 30 * MINUTE });
    expect(centsOf(json.earlier.id)).toBe(1200);
  });

  it('is two rows in the history, one for each', async () => {
    const id = await floor.work(HOUR);
    const { json } = await split(id, '09:20');
    const of = async (session: string) =>
      (await floor.get(`/api/sessions/${session}/corrections`)).json.corrections;
    expect(await of(id)).toMatchObject([
      {
        reason: 'forgot to switch',
        before: { startedAt: at('09:00') },
        after: { startedAt: at('09:20') },
      },
    ]);
    expect(await of(json.earlier.id)).toMatchObject([
      { before: null, after: { endedAt: at('09:20') } },
    ]);
    const trail = await floor.get(`/api/reports/sessions/${json.earlier.id}`, floor.admin);
    expect(trail.json.log).toMatchObject([{ command: 'corrections.split' }]);
  });

  it.each(['08:30', '09:00', '10:00', '10:30'])('is refused at %s, outside it', async (time) => {
    const id = await floor.work(HOUR);
    floor.shop.later(HOUR);
    const { json } = await split(id, time);
    expect([json.code, json.errors[0].field]).toEqual(['split_outside', 'at']);
  });

  it('is refused onto work that cannot be, at the part’s field', async () => {
    const id = await floor.work(HOUR);
    const unknown = await split(id, '09:30', { later: { orderNumber: '31337' } });
    expect([unknown.json.code, unknown.json.errors[0].field]).toEqual([
      'order_unknown',
      'later.orderNumber',
    ]);
    expect(floor.session(id)).toMatchObject({ duration_ms: HOUR });
    expect(floor.audits()).toEqual([]);
  });
});

describe('voiding a session', () => {
  it('keeps its row, without time and cost, out of every report', async () => {
    const id = await floor.work(HOUR);
    const { status, json } = await voided(id);
    expect(status).toBe(201);
    expect(json.session).toMatchObject({ durationMs: 0, orderNumber: '10482', goodQuantity: 60 });
    expect(json.session.flags).toEqual(['corrected', 'voided']);
    expect(json.correction).toMatchObject({ before: { endedAt: at('10:00') }, after: null });
    expect(floor.session(id)).toMatchObject({ labor_cents: null, voided_at: floor.shop.now() });
    const path = '/api/reports/order-profitability?from=2026-01-14&to=2026-01-14';
    const { json: report } = await floor.get(path, floor.admin);
    expect(report.rows).toEqual([]);
    const list = (await floor.get('/api/sessions')).json.sessions;
    expect(list).toMatchObject([{ id, laborCents: null, flags: ['corrected', 'voided'] }]);
  });

  it('takes the person off the clock', async () => {
    const id = await floor.work();
    await voided(id);
    expect((await floor.get('/api/floor')).json.open ?? []).toEqual([]);
    const again = await floor.work(HOUR);
    expect(again).not.toBe(id);
  });

  it('is for good: it is neither corrected, split nor voided again', async () => {
    const id = await floor.work(HOUR);
    await voided(id);
    for (const [path, body] of [
      ['corrections', { note: 'x' }],
      ['split', { at: at('09:30') }],
      ['void', {}],
    ] as const) {
      const answer = await floor.post(`/api/sessions/${id}/${path}`, { ...body, reason: 'x' });
      expect(answer.json.code, path).toBe('not_open');
    }
    const again = { userId: floor.olga, orderNumber: '10482', taskType: 'ENGRAVE' };
    const times = { startedAt: at('09:00'), endedAt: at('10:00') };
    const added = await floor.post('/api/missed-sessions', {
      ...again,
      ...times,
      reason: 'was it',
    });
    expect(added.status).toBe(201);
  });
});
