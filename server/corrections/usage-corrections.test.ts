import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCorrectingShop, type CorrectingShop } from './testing/correcting-shop.ts';

let floor: CorrectingShop;
let id: string;
beforeEach(async () => {
  floor = await openCorrectingShop();
  await floor.work();
  const as = await floor.shop.cookieFor(floor.olga);
  const used = { orderNumber: '10482', materialCode: 'BRASS', quantity: 10 };
  id = (await floor.post('/api/material-usages', used, as)).json.materialUsage.id;
  // What it costs from now on is not what it cost.
  floor.raw.exec(`UPDATE material SET unit_cost_cents = 999`);
  await floor.anotherDay('2026-01-15T09:00:00Z');
});
afterEach(async () => {
  expect(floor.shop.unexpected).toEqual([]);
  await floor.close();
});

const correct = (change: object, usage = id) =>
  floor.post(`/api/material-usages/${usage}/corrections`, { reason: 'miscounted', ...change });
const voided = (usage = id) =>
  floor.post(`/api/material-usages/${usage}/void`, { reason: 'never taken' });
const usagesOn = async (order: string) =>
  (await floor.get(`/api/material-usages?order=${order}`)).json.materialUsages as {
    id: string;
    quantity: number;
    costCents: number;
    isCorrection: boolean;
  }[];
const historyOf = async (usage: string) =>
  (await floor.get(`/api/material-usages/${usage}/corrections`)).json.corrections;

describe('correcting material', () => {
  it('takes it back by an opposite entry and counts what is right, at the cost of then', async () => {
    const { status, json } = await correct({ quantity: 7 });
    expect(status).toBe(201);
    expect(json.correction).toMatchObject({
      ...{ reason: 'miscounted', correctedBy: { displayName: 'Fred Foreman' } },
      before: { orderNumber: '10482', quantity: 10 },
      after: { orderNumber: '10482', quantity: 7 },
    });
    const rows = floor.raw
      .prepare(
        `SELECT quantity_thousandths AS q, cost_cents AS cents, unit_cost_cents AS unit,
           business_day AS day, user_id AS user FROM material_usage ORDER BY id`,
      )
      .all();
    const of = { unit: 333, day: '2026-01-14', user: floor.olga };
    expect(rows).toEqual([
      { q: 10_000, cents: 3330, ...of },
      { q: -10_000, cents: -3330, ...of },
      { q: 7000, cents: 2331, ...of },
    ]);
    expect(await usagesOn('10482')).toMatchObject([
      { id: json.usageId, quantity: 7, costCents: 2331, isCorrection: true },
    ]);
  });

  it('moves it to another order, with the task where it was done there', async () => {
    const moved = await correct({ orderNumber: '10483' });
    expect(moved.status).toBe(201);
    expect(await usagesOn('10482')).toEqual([]);
    expect(await usagesOn('10483')).toMatchObject([{ quantity: 10, taskType: null }]);
    const cost = (await floor.get('/api/reports/order-profitability/10483', floor.admin)).json;
    expect(cost.row.materialCents).toBe(3330);
    const old = (await floor.get('/api/reports/order-profitability/10482', floor.admin)).json;
    expect(old.row.materialCents).toBe(0);
    expect(old.materials.map(({ standing }: { standing: string }) => standing).sort()).toEqual([
      'corrected',
      'reversal',
    ]);
  });

  it('voids it', async () => {
    const { json } = await voided();
    expect(json).toMatchObject({ usageId: null, correction: { after: null } });
    expect(await usagesOn('10482')).toEqual([]);
  });

  it('is told as one history, whichever step one asks about', async () => {
    const first = await correct({ quantity: 7 });
    const second = await correct({ orderNumber: '10483' }, first.json.usageId);
    await voided(second.json.usageId);
    const told = await historyOf(id);
    expect(told.map(({ after }: { after: unknown }) => after)).toEqual([
      null,
      { orderNumber: '10483', quantity: 7 },
      { orderNumber: '10482', quantity: 7 },
    ]);
    expect(await historyOf(first.json.usageId)).toEqual(told);
    expect(await historyOf(second.json.usageId)).toEqual(told);
  });

  it('is done once: after that, what counts instead is what may be wrong', async () => {
    await correct({ quantity: 7 });
    const late = await correct({ quantity: 8 });
    expect([late.status, late.json.code]).toEqual([412, 'changed_meanwhile']);
    expect((await voided()).json.code).toBe('changed_meanwhile');
  });

  it('is made once, however often it is sent', async () => {
    const send = () =>
      floor.post(
        `/api/material-usages/${id}/corrections`,
        { quantity: 7, reason: 'x' },
        floor.foreman,
        { 'idempotency-key': 'fix' },
      );
    const first = await send();
    expect((await send()).json).toEqual(first.json);
    expect(await usagesOn('10482')).toHaveLength(1);
  });

  it.each([
    [{ quantity: 10 }, 'nothing_changed', 'quantity'],
    [{ orderNumber: '31337' }, 'order_unknown', 'orderNumber'],
    [{ quantity: 0 }, 'malformed', 'quantity'],
    [{ quantity: 1.2345 }, 'malformed', 'quantity'],
    [{}, 'malformed', 'quantity'],
    [{ quantity: 3, reason: '' }, 'malformed', 'reason'],
  ])('is refused as %j: %s at %s', async (change, code, field) => {
    const { json } = await correct(change);
    expect([json.code, json.errors[0].field]).toEqual([code, field]);
    expect(await usagesOn('10482')).toMatchObject([{ quantity: 10 }]);
  });

  it('leaves no less on the order than came back', async () => {
    const as = await floor.shop.cookieFor(floor.olga);
    const back = { orderNumber: '10482', materialCode: 'BRASS', quantity: -4 };
    const returned = (await floor.post('/api/material-usages', back, as)).json.materialUsage;
    for (const change of [{ quantity: 3 }, { orderNumber: '10483' }]) {
      expect((await correct(change)).json.code).toBe('return_too_large');
    }
    expect((await voided()).json.code).toBe('return_too_large');
    expect((await voided(returned.id)).status).toBe(201);
    expect((await correct({ quantity: 3 })).status).toBe(201);
  });

  it('is refused onto an order that is void, and of a reversal', async () => {
    floor.raw.exec(`UPDATE sales_order SET status = 'void' WHERE order_key = '10483'`);
    expect((await correct({ orderNumber: '10483' })).json.code).toBe('order_void');
    await voided();
    const reversal = floor.raw
      .prepare(`SELECT public_id FROM material_usage WHERE quantity_thousandths < 0`)
      .pluck()
      .get() as string;
    expect((await correct({ quantity: 3 }, reversal)).json.code).toBe('not_found');
  });
});
