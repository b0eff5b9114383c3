/** What the office does with what the ERP says: looks at changes, merges typos, adopts items. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainSums, rolledUp } from '#server/costing/testing/plain-sums.ts';
import { plansOf } from '#server/testing/query-plans.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';
import { similarKeys } from './similar-keys.ts';
import { bringer, ERP_ORDER } from './testing/bring.ts';
import { listUnmatched } from './unmatched.queries.ts';

const ORDER = { ...ERP_ORDER, orderNumber: '10482' };
const HOUR = 3_600_000;

let shop: TestShop;
let erp: ReturnType<typeof bringer>;
let admin: string;
let operator: string;
beforeEach(async () => {
  shop = await openTestShop();
  erp = bringer(shop);
  const olga = await shop.addUser('Olga Operator');
  await shop.addRate(olga, { effectiveFrom: '2026-01-01', kind: 'hourly', amountCents: 2000 });
  operator = await shop.cookieFor(olga);
  await signIn();
  await erp.customers([{ accountNumber: 'ACME', name: 'Acme Awards' }]);
  await erp.orders([ORDER, { ...ORDER, orderNumber: '20001', description: 'Walnut plaque' }]);
});
afterEach(async () => {
  expect(shop.unexpected).toEqual([]);
  const { raw } = shop.door.connection;
  expect(rolledUp(raw)).toEqual(plainSums(raw));
  await shop.close();
});

const signIn = async () => {
  admin = await shop.cookieFor(shop.admin.userId, 'password');
};
const get = async (path: string) => (await shop.request('GET', path, { as: admin })).json;
const post = (path: string, body: object, as = admin) => shop.request('POST', path, { as, body });
const work = async (orderNumber: string, taskType = 'ENGRAVE') => {
  const body = { orderNumber, taskType, createOrder: true };
  const { json } = await post('/api/sessions', body, operator);
  shop.later(HOUR);
  const plates = { orderNumber, materialCode: 'BRASS', quantity: 2 };
  await post('/api/material-usages', plates, operator);
  await post(`/api/sessions/${json.session.id}/closure`, { reason: 'finished' }, operator);
  return json.session.id as string;
};
const read = (sql: string) => shop.door.connection.raw.prepare(sql).all();

describe('an order typed wrong', () => {
  it('is looked for among those that were typed, not among all the ERP knows', () => {
    const page = { cursor: undefined, limit: 50 };
    const plan = plansOf(shop.reader, (reader) => listUnmatched(reader, page)).join();
    expect(plan).toMatch(/SEARCH o USING (COVERING )?INDEX sales_order_typed/);
    expect(plan).not.toMatch(/TEMP B-TREE/);
  });

  it('is listed with those that may have been meant', async () => {
    await work('10428');
    await work('99999');
    const { orders, nextCursor } = await get('/api/reference/unmatched');
    expect(nextCursor).toBeNull();
    expect(orders).toMatchObject([
      { orderNumber: '99999', sessions: 1, laborMs: HOUR, suggestions: [] },
      {
        orderNumber: '10428',
        suggestions: [{ orderNumber: '10482', customerName: 'Acme Awards' }],
      },
    ]);
    const page = await get('/api/reference/unmatched?limit=1');
    expect((await get(`/api/reference/unmatched?cursor=${page.nextCursor}`)).orders).toEqual([
      orders[1],
    ]);
  });

  it('is merged into the one that was meant: work, material and sums move', async () => {
    await work('10482');
    const typed = [await work('10428'), await work('10428', 'PACK')];
    const open = { orderNumber: '10428', taskType: 'PACK' };
    const running = (await post('/api/sessions', open, operator)).json.session.id as string;
    const reason = 'digits swapped';
    const { status, json } = await post('/api/reference/merges', {
      from: '10428',
      into: '10482',
      reason,
    });
    expect([status, json]).toEqual([201, { orderNumber: '10482', sessions: 3, usages: 2 }]);
    for (const id of [...typed, running]) {
      const { json: found } = await shop.request('GET', `/api/sessions/${id}`, { as: admin });
      expect((found.session ?? found).orderNumber).toBe('10482');
    }
    expect(
      read(`SELECT o.order_number, c.sessions, c.labor_ms, c.usages FROM order_cost c
      JOIN sales_order o ON o.id = c.order_id`),
    ).toEqual([{ order_number: '10482', sessions: 3, labor_ms: 3 * HOUR, usages: 3 }]);
    expect(
      read(`SELECT t.status, m.order_number AS merged FROM sales_order t
      JOIN sales_order m ON m.id = t.merged_into WHERE t.order_key = '10428'`),
    ).toEqual([{ status: 'void', merged: '10482' }]);
    expect((await get('/api/reference/unmatched')).orders).toEqual([]);
    const again = await post('/api/sessions', { ...open, switch: true }, operator);
    expect([again.status, again.json.code]).toEqual([409, 'order_void']);
    expect(
      read(`SELECT json_extract(change, '$.after.reason') AS reason FROM command_log
      WHERE name = 'reference.mergeOrder'`),
    ).toEqual([{ reason }]);
  });

  it('leads whoever types its number again to the one it is now', async () => {
    await work('10428');
    await post('/api/reference/merges', { from: '10428', into: '10482', reason: 'typo' });
    const typed = (await get('/api/orders/10428')).order;
    expect(typed).toMatchObject({ orderNumber: '10428', status: 'void', mergedInto: '10482' });
    expect((await get('/api/orders/10482')).order.mergedInto).toBeNull();

    const numbers = async (q: string) =>
      (await get(`/api/orders/search?q=${q}`)).orders.map(
        (order: { orderNumber: string }) => order.orderNumber,
      );
    expect(await numbers('10428')).toEqual(['10482']);
    expect(await numbers('0010428')).toEqual(['10482']);

    const start = { orderNumber: '10428', taskType: 'ENGRAVE' };
    const { status, json } = await post('/api/sessions', start, operator);
    expect([status, json.code]).toEqual([409, 'order_void']);
    expect(json.detail).toBe('Order 10428 is 10482 now. Take that number.');
    expect(json.context).toEqual({ mergedInto: '10482' });
    const used = { orderNumber: '10428', materialCode: 'BRASS', quantity: 1 };
    const usage = await post('/api/material-usages', used, operator);
    expect(usage.json).toMatchObject({ code: 'order_void', detail: json.detail });
  });

  it('is one share of a session that was on both', async () => {
    const id = await work('10482');
    await work('10428');
    const shares = [
      { orderNumber: '10482', weight: 1 },
      { orderNumber: '10428', weight: 2 },
    ];
    const split = await post(`/api/sessions/${id}/corrections`, { shares, reason: 'both' });
    expect(split.status).toBe(201);
    await post('/api/reference/merges', { from: '10428', into: '10482', reason: 'typo' });
    expect(
      read(`SELECT s.weight, s.duration_ms, s.labor_cents FROM work_session_share s
      JOIN work_session w ON w.id = s.session_id WHERE w.public_id = '${id}'`),
    ).toEqual([{ weight: 3, duration_ms: HOUR, labor_cents: 2000 }]);
  });

  it.each([
    [{ from: '20001', into: '10482' }, 409, 'not_mergeable'],
    [{ from: '10428', into: '10428' }, 409, 'not_mergeable'],
    [{ from: '10428', into: '77777' }, 404, 'order_unknown'],
  ])('is merged into another only, and the ERP’s own are not: %j', async (pair, status, code) => {
    await work('10428');
    const answer = await post('/api/reference/merges', { ...pair, reason: 'typo' });
    expect([answer.status, answer.json.code]).toEqual([status, code]);
  });

  it('comes alive again when the ERP has that very number', async () => {
    await work('10428');
    await post('/api/reference/merges', { from: '10428', into: '10482', reason: 'typo' });
    await erp.orders([{ ...ORDER, orderNumber: '10428', description: 'Brass cup' }]);
    expect(
      read(`SELECT status, source, merged_into FROM sales_order WHERE order_key = '10428'`),
    ).toEqual([{ status: 'open', source: 'import', merged_into: null }]);
  });
});

describe('orders one slip of the finger away', () => {
  it.each([
    ['10428', '10482'],
    ['1042', '10482'],
    ['104822', '10482'],
    ['10483', '10482'],
    ['A-1', 'A-11'],
  ])('%s may mean %s', (typed, meant) => {
    expect([...similarKeys(typed)]).toContain(meant);
  });
});

describe('what changed', () => {
  it('says what each field was and is, and what came and went', async () => {
    await work('20001');
    shop.later(24 * HOUR);
    await signIn();
    await erp.stageOrders([
      { ...ORDER, revenueCents: 20_000, status: 'hold', quantityThousandths: 1500 },
      { ...ORDER, orderNumber: '30001' },
    ]);
    const ids = read(`SELECT id FROM sales_order WHERE order_key = '20001'`) as { id: number }[];
    await erp.stageGone(ids.map(({ id }) => id));
    await erp.putInForce('orders');
    const { changes } = await get('/api/reference/changes');
    expect(changes).toMatchObject([
      {
        orderNumber: '10482',
        kind: 'changed',
        fields: [
          { field: 'quantity', before: 24, after: 1.5 },
          { field: 'revenueCents', before: 15_000, after: 20_000 },
          { field: 'status', before: 'open', after: 'hold' },
        ],
      },
    ]);
    const gone = await get('/api/reference/changes?kind=gone');
    expect(gone.changes).toMatchObject([{ orderNumber: '20001', kind: 'closed' }]);
    const since = new Date(shop.now() - HOUR).toISOString();
    const added = await get(`/api/reference/changes?kind=added&since=${since}`);
    expect(added.changes).toMatchObject([{ orderNumber: '30001', kind: 'added' }]);
  });

  it('leaves an order that went, with work on it, as it was and open to more', async () => {
    await work('20001');
    const [row] = read(`SELECT id FROM sales_order WHERE order_key = '20001'`) as { id: number }[];
    await erp.stageGone([row?.id ?? 0]);
    await erp.putInForce('orders');
    expect((await get('/api/orders/20001')).order.status).toBe('open');
    const again = { orderNumber: '20001', taskType: 'ENGRAVE', switch: true };
    expect((await post('/api/sessions', again, operator)).status).toBe(201);
  });

  it('keeps what an order with work on it sold for', async () => {
    await work('20001');
    await erp.orders([
      { ...ORDER, revenueCents: 1 },
      { ...ORDER, orderNumber: '20001', description: 'Walnut plaque', revenueCents: 9900 },
    ]);
    expect(
      read(`SELECT o.order_number, h.from_cents, h.to_cents, h.generation
      FROM order_revenue_history h JOIN sales_order o ON o.id = h.order_id`),
    ).toEqual([{ order_number: '20001', from_cents: 15_000, to_cents: 9900, generation: 2 }]);
  });
});

describe('while an import is under way', () => {
  const typed = (orderNumber: string) => work(orderNumber);
  const stands = (key: string) =>
    read(`SELECT source, description, generation, closed_at IS NOT NULL AS is_closed
      FROM sales_order WHERE order_key = '${key}'`);

  it('an order it is bringing can be typed, and is filled when it is in force', async () => {
    await erp.stageOrders([{ ...ORDER, orderNumber: '40001', description: 'Zinc bell' }]);
    expect((await shop.request('GET', '/api/orders/40001', { as: operator })).status).toBe(404);
    await typed('40001');
    expect(stands('40001')).toMatchObject([{ source: 'floor', description: '', generation: 0 }]);
    await erp.putInForce('orders');
    expect(stands('40001')).toMatchObject([{ source: 'import', description: 'Zinc bell' }]);
    const { json } = await shop.request('GET', '/api/orders/search?q=zinc', { as: operator });
    expect(json.orders).toMatchObject([{ orderNumber: '40001' }]);
  });

  it('an order it is taking away stays when somebody works on it', async () => {
    const [row] = read(`SELECT id FROM sales_order WHERE order_key = '20001'`) as { id: number }[];
    await erp.stageGone([row?.id ?? 0]);
    await typed('20001');
    await erp.putInForce('orders');
    expect(stands('20001')).toMatchObject([{ source: 'import', is_closed: 1 }]);
    expect((await shop.request('GET', '/api/orders/20001', { as: operator })).status).toBe(200);
  });

  it('a typed order it brings stays typed when the import is taken back', async () => {
    await erp.stageOrders([{ ...ORDER, orderNumber: '40001', description: 'Zinc bell' }]);
    await typed('40001');
    await shop.execute('reference.discard', { group: 'orders', isFirst: true });
    expect(stands('40001')).toMatchObject([{ source: 'floor', description: '' }]);
    const { json } = await shop.request('GET', '/api/orders/search?q=zinc', { as: operator });
    expect(json.orders).toEqual([]);
  });
});

describe('the ERP’s items', () => {
  const bringItems = async (unitCostCents: number | null) => {
    const item = { code: 'PLQ 1', name: 'Walnut plaque', unit: 'pcs', unitCostCents };
    const items = [item, { ...item, code: 'CUP', name: 'Silver cup' }];
    await erp.stageItems(items);
    await erp.putInForce('items');
  };

  it('are materials only when an admin adopts one, at the ERP’s cost or another', async () => {
    await bringItems(250);
    await bringItems(300);
    expect((await get('/api/reference/items')).items).toEqual([
      { code: 'CUP', name: 'Silver cup', unit: 'pcs', unitCostCents: 300, isAdopted: false },
      { code: 'PLQ 1', name: 'Walnut plaque', unit: 'pcs', unitCostCents: 300, isAdopted: false },
    ]);
    expect((await get('/api/materials')).materials).toHaveLength(1);
    expect((await post('/api/reference/items/cup/adoption', {})).json).toEqual({ code: 'CUP' });
    const spaced = '/api/reference/items/PLQ%201/adoption';
    expect((await post(spaced, {})).json.errors[0].field).toBe('materialCode');
    const own = { materialCode: 'PLQ-1', unitCostCents: 275 };
    expect((await post(spaced, own)).status).toBe(201);
    expect((await get('/api/materials')).materials).toContainEqual(
      expect.objectContaining({ code: 'PLQ-1', unitCostCents: 275 }),
    );
    expect((await get('/api/reference/items?q=cup')).items).toMatchObject([{ isAdopted: true }]);
    expect((await post('/api/reference/items/CUP/adoption', {})).json.code).toBe('material_exists');
    expect((await post('/api/reference/items/NONE/adoption', {})).status).toBe(404);
  });

  it('without a cost want one', async () => {
    await bringItems(null);
    const { status, json } = await post('/api/reference/items/CUP/adoption', {});
    expect([status, json.errors[0].field]).toEqual([422, 'unitCostCents']);
  });
});
