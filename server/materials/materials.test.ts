import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

let shop: TestShop;
let operator: string;
let user: number;
let admin: string;

beforeAll(async () => {
  shop = await openTestShop({ PLANT_TIME_ZONE: 'America/New_York' });
  user = await shop.addUser('Olga Operator', 'operator', 'Engraving');
  operator = await shop.cookieFor(user);
  admin = await shop.cookieFor(shop.admin.userId, 'password');
  for (const number of ['10482', '10483', '10484', '10485', '10486']) {
    await shop.addOrder(number, 50_000);
  }
  shop.door.connection.raw.exec(`
    UPDATE sales_order SET status = 'void' WHERE order_key = '10483';
    INSERT INTO material (code, name, unit, unit_cost_cents, is_active)
      VALUES ('OLD', 'Discontinued', 'pcs', 100, 0), ('FILM', 'Transfer film', 'm', 1299, 1);
  `);
});
afterAll(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});

const log = (body: object, headers: Record<string, string> = {}) =>
  shop.request('POST', '/api/material-usages', {
    as: operator,
    body: { orderNumber: '10482', materialCode: 'BRASS', quantity: 1, ...body },
    headers,
  });
const setCost = (code: string, cents: number) =>
  shop.door.connection.raw
    .prepare('UPDATE material SET unit_cost_cents = ? WHERE code = ?')
    .run(cents, code);
const rowsOf = (orderNumber: string) =>
  shop.door.connection.raw
    .prepare(
      `SELECT m.* FROM material_usage m JOIN sales_order o ON o.id = m.order_id
       WHERE o.order_key = ? ORDER BY m.id`,
    )
    .all(orderNumber) as Record<string, unknown>[];
const start = (orderNumber: string, taskType: string) =>
  shop.request('POST', '/api/sessions', {
    as: operator,
    body: { orderNumber, taskType, switch: true },
  });

describe('logging material', () => {
  it('costs quantity × unit cost', async () => {
    const { status, json } = await log({ quantity: 3 });
    expect(status).toBe(201);
    expect(json.materialUsage).toMatchObject({
      orderNumber: '10482',
      materialCode: 'BRASS',
      unit: 'pcs',
      quantity: 3,
      taskType: null,
      usedAt: new Date(shop.now()).toISOString(),
    });
    expect(rowsOf('10482')[0]).toMatchObject({
      quantity_thousandths: 3000,
      unit_cost_cents: 333,
      cost_cents: 999,
    });
  });

  it('counts to the thousandth of a unit, and rounds the cost once', async () => {
    await log({ orderNumber: '10484', materialCode: 'FILM', quantity: 0.125 });
    await log({ orderNumber: '10484', materialCode: 'FILM', quantity: 2.675 });
    await log({ orderNumber: '10484', materialCode: 'FILM', quantity: 0.001 });
    const counted = rowsOf('10484').map((row) => [row.quantity_thousandths, row.cost_cents]);
    // 12.99 × 0.125 = 1.62375; × 2.675 = 34.74825; × 0.001 = 0.01299
    expect(counted).toEqual([
      [125, 162],
      [2675, 3475],
      [1, 1],
    ]);
  });

  it('freezes the unit cost of that moment', async () => {
    await log({ orderNumber: '10485', quantity: 2 });
    setCost('BRASS', 500);
    await log({ orderNumber: '10485', quantity: 2 });
    setCost('BRASS', 333);
    expect(rowsOf('10485').map((row) => row.cost_cents)).toEqual([666, 1000]);
  });

  it('takes a return back for exactly what it cost', async () => {
    await log({ orderNumber: '10486', quantity: 1.5 });
    await log({ orderNumber: '10486', quantity: -1.5 });
    expect(rowsOf('10486').map((row) => row.cost_cents)).toEqual([500, -500]);
  });

  it('takes back no more than was logged of that material on that order', async () => {
    const on = { orderNumber: '10487' };
    await shop.addOrder('10487', 50_000);
    await log({ ...on, quantity: 2 });
    await log({ ...on, materialCode: 'FILM', quantity: 10 });
    const tooMuch = await log({ ...on, quantity: -2.001 });
    expect([tooMuch.status, tooMuch.json.code]).toEqual([409, 'return_too_large']);
    expect(tooMuch.json.errors[0].field).toBe('quantity');
    expect(tooMuch.json.detail).toContain('Only 2 pcs of Brass plate are logged on order 10487');
    expect((await log({ ...on, quantity: -1.5 })).status).toBe(201);
    expect((await log({ ...on, quantity: -0.501 })).json.detail).toContain('Only 0.5 pcs');
    expect((await log({ ...on, quantity: -0.5 })).status).toBe(201);
    const nothing = await log({ ...on, quantity: -0.001 });
    expect(nothing.json.detail).toContain('No Brass plate is logged on order 10487');
    expect(rowsOf('10487')).toHaveLength(4);
  });

  it('belongs to the task the person is on the clock with, on that order only', async () => {
    await start('10482', 'ENGRAVE');
    expect((await log({})).json.materialUsage.taskType).toBe('ENGRAVE');
    expect((await log({ orderNumber: '10484' })).json.materialUsage.taskType).toBeNull();
    await start('10482', 'PACK');
    expect((await log({})).json.materialUsage.taskType).toBe('PACK');
  });

  it('belongs to the plant day of the tap', async () => {
    const before = rowsOf('10484').length;
    shop.at('2026-01-15T04:59:00Z');
    operator = await shop.cookieFor(user);
    await log({ orderNumber: '10484' });
    shop.at('2026-01-15T05:00:00Z');
    await log({ orderNumber: '10484' });
    const days = rowsOf('10484').slice(before);
    expect(days.map((row) => row.business_day)).toEqual(['2026-01-14', '2026-01-15']);
  });

  it('is logged once, however often it is sent', async () => {
    const headers = { 'idempotency-key': 'plate-1' };
    const before = rowsOf('10482').length;
    const first = await log({ quantity: 7 }, headers);
    const again = await log({ quantity: 7 }, headers);
    expect(again.json).toEqual(first.json);
    expect(rowsOf('10482')).toHaveLength(before + 1);
  });
});

describe('material is refused', () => {
  it.each([
    ['an order nobody knows', { orderNumber: '31337' }, 404, 'order_unknown'],
    ['a void order', { orderNumber: '10483' }, 409, 'order_void'],
    ['a material nobody knows', { materialCode: 'GOLD' }, 422, 'material_unknown'],
    ['a material no longer used', { materialCode: 'OLD' }, 422, 'material_unknown'],
  ])('for %s', async (_why, body, status, code) => {
    const answer = await log(body);
    expect([answer.status, answer.json.code]).toEqual([status, code]);
  });

  it.each([0, 0.0001, -7.4e-323, 1.2345, 1_000_001, -1_000_001, '3', null])(
    'in the quantity %j',
    async (quantity) => {
      const { status, json } = await log({ quantity });
      expect([status, json.code, json.errors[0].field]).toEqual([422, 'malformed', 'quantity']);
    },
  );

  it('under an id that was used', async () => {
    const id = '019a1b2c-0000-7000-8000-00000000000a';
    await log({ id });
    const { status, json } = await log({ id });
    expect([status, json.code]).toEqual([409, 'id_taken']);
  });

  it('from the future and from last week', async () => {
    const at = (ms: number) => ({ 'occurred-at': new Date(shop.now() + ms).toISOString() });
    expect((await log({}, at(180_000))).json.code).toBe('in_future');
    expect((await log({}, at(-4 * 86_400_000))).json.code).toBe('too_old');
  });
});

describe('the lists', () => {
  it('of materials leave out what is no longer used', async () => {
    const { json } = await shop.request('GET', '/api/materials', { as: operator });
    expect(json.materials.map(({ code }: { code: string }) => code)).toEqual(['BRASS', 'FILM']);
  });

  it('of usages show an order’s material, the latest first', async () => {
    const path = '/api/material-usages?order=010486';
    const { json } = await shop.request('GET', path, { as: operator });
    const quantities = json.materialUsages.map(({ quantity }: { quantity: number }) => quantity);
    expect(quantities).toEqual([-1.5, 1.5]);
  });

  it('show an admin what it cost', async () => {
    admin = await shop.cookieFor(shop.admin.userId, 'password');
    const path = '/api/material-usages?order=10486';
    const { json } = await shop.request('GET', path, { as: admin });
    expect(json.materialUsages[1]).toMatchObject({ unitCostCents: 333, costCents: 500 });
  });
});
