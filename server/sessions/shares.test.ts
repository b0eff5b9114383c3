import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

let shop: TestShop;
let user: number;
let cookie: string;

beforeEach(async () => {
  shop = await openTestShop();
  user = await shop.addUser('Olga Operator');
  cookie = await shop.cookieFor(user);
  await shop.addRate(user, { effectiveFrom: '2026-01-01', kind: 'hourly', amountCents: 2399 });
  for (const number of ['10482', '10483', '10484']) await shop.addOrder(number, 50_000);
});
afterEach(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});

const start = async (orderNumber: string): Promise<string> => {
  const body = { orderNumber, taskType: 'ENGRAVE', switch: true };
  const { json } = await shop.request('POST', '/api/sessions', { as: cookie, body });
  return json.session.id;
};
const finish = (id: string) =>
  shop.request('POST', `/api/sessions/${id}/closure`, {
    as: cookie,
    body: { reason: 'finished' },
  });
const sharesOf = (id: string) =>
  shop.door.connection.raw
    .prepare(
      `SELECT s.duration_ms AS ms, s.labor_cents AS cents FROM work_session_share s
       JOIN work_session w ON w.id = s.session_id WHERE w.public_id = ? ORDER BY s.id`,
    )
    .all(id) as { ms: number | null; cents: number | null }[];
/** Three orders under one clock, one to two to four. */
async function shareOverThree(): Promise<string> {
  for (const number of ['10483', '10484']) await start(number);
  const id = await start('10482');
  shop.door.connection.raw
    .prepare(
      `INSERT INTO work_session_share (session_id, order_task_id, weight)
       SELECT w.id, t.id, 2 * (t.id) FROM work_session w, order_task t
       WHERE w.public_id = ? AND t.id IN (1, 2)`,
    )
    .run(id);
  return id;
}

describe('the shares of a session', () => {
  it('are one, with all of it, when there is one order', async () => {
    const id = await start('10482');
    expect(sharesOf(id)).toEqual([{ ms: null, cents: null }]);
    shop.later(3_599_999);
    await finish(id);
    expect(sharesOf(id)).toEqual([{ ms: 3_599_999, cents: 2399 }]);
  });

  it('sum to it exactly when there are several', async () => {
    const id = await shareOverThree();
    shop.later(1_000_003);
    await finish(id);
    // 23.99 × 1,000.003 s ÷ 3,600 = 6.6639… → 666, by 1 : 2 : 4.
    expect(sharesOf(id)).toEqual([
      { ms: 142_858, cents: 95 },
      { ms: 285_715, cents: 190 },
      { ms: 571_430, cents: 381 },
    ]);
  });

  it('sum to it after a raise too', async () => {
    const id = await shareOverThree();
    shop.later(1_000_003);
    await finish(id);
    const rate = { effectiveFrom: '2026-01-14', kind: 'hourly', amountCents: 3601 } as const;
    await shop.addRate(user, { ...rate, confirm: true });
    const cents = sharesOf(id).map((share) => share.cents ?? 0);
    expect(cents.reduce((sum, one) => sum + one, 0)).toBe(1000);
  });

  it('are unknown like the session’s cost, their time known', async () => {
    shop.door.connection.raw.exec('DELETE FROM pay_rate');
    const id = await shareOverThree();
    shop.later(700);
    await finish(id);
    expect(sharesOf(id)).toEqual([
      { ms: 100, cents: null },
      { ms: 200, cents: null },
      { ms: 400, cents: null },
    ]);
  });

  it('each cost their own order', async () => {
    const id = await shareOverThree();
    shop.later(1_000_003);
    await finish(id);
    const as = await shop.cookieFor(shop.admin.userId, 'password');
    const path = '/api/reports/order-profitability?sort=orderNumber';
    const { rows, totals } = (await shop.request('GET', path, { as })).json;
    const cents = rows.map((row: { laborCents: number }) => row.laborCents);
    expect(cents).toEqual([95, 190, 381]);
    expect(totals.laborCents).toBe(666);
  });
});
