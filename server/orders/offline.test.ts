import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '#server/app-error.ts';
import { createApp } from '#server/app.ts';
import { tokenHash } from '#server/http/caller.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

const DAY = 24 * 3_600_000;
const MINUTE = 60_000;

let shop: TestShop;
let person: string;

beforeEach(async () => {
  shop = await openTestShop();
  person = await shop.cookieFor(await shop.addUser('Olga Operator', 'operator', 'Engraving'));
});
afterEach(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});

const run = (sql: string, ...values: unknown[]) =>
  shop.door.connection.raw.prepare(sql).run(...values);

const dayBefore = (days: number): string =>
  new Date(shop.now() - days * DAY).toISOString().slice(0, 10);

/** An order from the ERP, of so many days ago. */
function order(orderNumber: string, daysAgo: number, status = 'open'): void {
  const date = dayBefore(daysAgo);
  run(
    `INSERT INTO sales_order (order_key, order_number, customer_id, description, order_date, due_date,
       revenue_cents, status, floor_note, source, created_at, updated_at, sort_date)
     VALUES (?, ?, (SELECT max(id) FROM customer_account), 'Obelisk', ?, '2026-02-01', 50000, ?,
       'call first', 'import', 0, 0, ?)`,
    orderNumber.toUpperCase(),
    orderNumber,
    date,
    status,
    date,
  );
}
/** A tablet, as the cookie it sends. */
function tablet(name: string): string {
  run(
    `INSERT INTO device (name, token_hash, created_at, enrolled_at) VALUES (?, ?, 0, 0)`,
    name,
    tokenHash(name),
  );
  return `${person}; tot_development_device=${name}`;
}
/** Work at a tablet that began so many days ago: time in the ledger never runs backwards. */
async function work(orderNumber: string, as: string, daysAgo: number): Promise<void> {
  const body = { orderNumber, taskType: 'ENGRAVE' };
  const started = await shop.request('POST', '/api/sessions', { as, body });
  expect(started.status).toBe(201);
  const { id } = started.json.session as { id: string };
  const closure = { as, body: { reason: 'paused' } };
  expect((await shop.request('POST', `/api/sessions/${id}/closure`, closure)).status).toBe(200);
  run(`UPDATE work_session SET business_day = ? WHERE public_id = ?`, dayBefore(daysAgo), id);
}
const ask = (as: string, headers: Record<string, string> = {}) =>
  shop.request('GET', '/api/orders/offline', { as, headers });
const numbers = async (as = person): Promise<string[]> =>
  (await ask(as)).json.orders.map(({ orderNumber }: { orderNumber: string }) => orderNumber);

describe('the orders a tablet keeps', () => {
  it('are those of the last 14 days, newest first, with four fields and no more', async () => {
    run(`INSERT INTO customer_account (name) VALUES ('Acme Trophies')`);
    order('1', 3);
    order('2', 0);
    order('3', 14);
    order('4', 15);
    expect(await numbers()).toEqual(['2', '1', '3']);
    expect((await ask(person)).json.orders[0]).toEqual({
      orderNumber: '2',
      customerName: 'Acme Trophies',
      description: 'Obelisk',
      dueDate: '2026-02-01',
    });
  });

  it('are workable: on hold yes, shipped and void no', async () => {
    order('1', 1, 'hold');
    order('2', 1, 'shipped');
    order('3', 1, 'void');
    expect(await numbers()).toEqual(['1']);
  });

  it('are also older ones with work or material in those days', async () => {
    for (const number of ['1', '2', '3', '4']) order(number, 200);
    await work('1', person, 14);
    await work('2', person, 15);
    run(
      `INSERT INTO material_usage (public_id, order_id, user_id, material_id, quantity_thousandths,
         unit_cost_cents, cost_cents, business_day, used_at, received_at, source_key)
       SELECT '019a1b2c-0000-7000-8000-000000000001', id, 2, 1, 1, 1, 1, '2026-01-10', 0, 0, 'x'
       FROM sales_order WHERE order_key = '3'`,
    );
    expect((await numbers()).sort()).toEqual(['1', '3']);
  });

  it('are not those where a start was undone', async () => {
    order('1', 200);
    const body = { orderNumber: '1', taskType: 'ENGRAVE' };
    const { session } = (await shop.request('POST', '/api/sessions', { as: person, body })).json;
    const undo = { as: person, body: { of: 'start' } };
    await shop.request('POST', `/api/sessions/${session.id}/undo`, undo);
    expect(await numbers()).toEqual([]);
  });

  it('are also what was worked on at this tablet in 30 days, and not at another', async () => {
    const [here, there] = [tablet('here'), tablet('there')];
    order('1', 200);
    order('2', 200);
    order('3', 200, 'shipped');
    order('4', 1);
    await work('2', there, 31);
    await work('3', here, 21);
    await work('1', here, 20);
    expect(await numbers(here)).toEqual(['4', '1']);
    expect(await numbers(there)).toEqual(['4']);
    expect(await numbers()).toEqual(['4']);
  });

  it('are 2,000 at the most, and the tablet’s own are among them', async () => {
    const here = tablet('here');
    order('own', 200);
    await work('own', here, 20);
    shop.door.connection.raw.transaction(() => {
      for (let number = 1; number <= 2010; number += 1) order(`n${number}`, 1);
    })();
    const found = await numbers(here);
    expect(found).toHaveLength(2000);
    expect([found[0], found.at(-2), found.at(-1)]).toEqual(['n2010', 'n12', 'own']);
  });

  it('are none of a stress run', async () => {
    order('stress_test_1', 1);
    expect(await numbers()).toEqual([]);
  });

  it('go to who is signed in only', async () => {
    const { status, json } = await shop.request('GET', '/api/orders/offline');
    expect([status, json.code]).toEqual([401, 'not_signed_in']);
  });
});

describe('an unchanged list', () => {
  it('costs no more than a 304, also through a proxy that compresses', async () => {
    order('1', 1);
    const tag = (await ask(person)).headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[0-9a-f]{64}"$/);
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`]) {
      const again = await ask(person, { 'if-none-match': known });
      expect([again.status, again.text]).toEqual([304, '']);
    }
    expect((await ask(person, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('is read anew after a minute, and has another tag when an order came', async () => {
    order('1', 1);
    const tag = (await ask(person)).headers.get('etag') ?? '';
    order('2', 1);
    const known = { 'if-none-match': tag };
    expect((await ask(person, known)).status).toBe(304);
    shop.later(MINUTE);
    const fresh = await ask(person, known);
    expect([fresh.status, fresh.json.orders.length]).toEqual([200, 2]);
    expect(fresh.headers.get('etag')).not.toBe(tag);
  });

  it('is asked for anew when it could not be read', async () => {
    const { reports } = shop.context;
    let isBusy = true;
    const app = createApp({
      ...shop.context,
      reports: {
        ...reports,
        run: (job) => (isBusy ? Promise.reject(new AppError('busy', 'No.')) : reports.run(job)),
      },
    });
    const get = () =>
      app.request('http://localhost/api/orders/offline', { headers: { cookie: person } });
    expect((await get()).status).toBe(503);
    isBusy = false;
    expect((await get()).status).toBe(200);
  });
});
