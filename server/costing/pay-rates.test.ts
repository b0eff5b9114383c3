import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

const HOUR = 3_600_000;

let shop: TestShop;
let admin: string;
let user: number;

beforeEach(async () => {
  shop = await openTestShop();
  user = await shop.addUser('Olga Operator', 'operator', 'Engraving');
  await shop.addOrder('10482', 50_000);
  await shop.addRate(user, { effectiveFrom: '2026-01-01', kind: 'hourly', amountCents: 2000 });
  for (const day of ['2026-01-14', '2026-01-15', '2026-01-16']) await work(day, 1.5 * HOUR);
  shop.at('2026-01-20T09:00:00Z');
  admin = await shop.cookieFor(shop.admin.userId, 'password');
});
afterEach(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});

async function work(day: string, durationMs: number): Promise<void> {
  shop.at(`${day}T09:00:00Z`);
  const as = await shop.cookieFor(user);
  const body = { orderNumber: '10482', taskType: 'ENGRAVE' };
  const { json } = await shop.request('POST', '/api/sessions', { as, body });
  shop.later(durationMs);
  const closure = { as, body: { reason: 'finished' } };
  await shop.request('POST', `/api/sessions/${json.session.id}/closure`, closure);
}
const add = (rate: object, headers: Record<string, string> = {}) =>
  shop.request('POST', `/api/users/${user}/pay-rates`, { as: admin, body: rate, headers });
const hourly = (effectiveFrom: string, amountCents: number, more: object = {}) => ({
  effectiveFrom,
  kind: 'hourly',
  amountCents,
  ...more,
});
const column = (sql: string) => shop.door.connection.raw.prepare(sql).pluck().all();
const cents = () => column('SELECT labor_cents FROM work_session ORDER BY started_at');
const shares = () => column('SELECT labor_cents FROM work_session_share ORDER BY id');
const rates = async () =>
  (await shop.request('GET', `/api/users/${user}/pay-rates`, { as: admin })).json.payRates;

describe('a raise', () => {
  it('from tomorrow on asks nothing and changes nothing that was worked', async () => {
    const added = await add(hourly('2026-01-21', 2200));
    expect(added.status).toBe(201);
    expect(added.json).toMatchObject({
      payRate: { effectiveFrom: '2026-01-21', kind: 'hourly', amountCents: 2200 },
      recosted: { sessions: 0, differenceCents: 0 },
    });
    expect(cents()).toEqual([3000, 3000, 3000]);
  });

  it('from a past day without work on it or after asks nothing either', async () => {
    expect((await add(hourly('2026-01-17', 2200))).status).toBe(201);
  });

  it('from a day of work on says exactly what it would change, and changes nothing', async () => {
    const refused = await add(hourly('2026-01-15', 2250));
    expect([refused.status, refused.json.code]).toEqual([409, 'confirmation_required']);
    // 22.50 × 1.5 = 33.75: two sessions, 3.75 more each.
    expect(refused.json.context).toEqual({ sessions: 2, differenceCents: 750 });
    expect(refused.json.detail).toContain('2 sessions');
    expect(cents()).toEqual([3000, 3000, 3000]);
    expect(await rates()).toHaveLength(1);
  });

  it('re-costs them once that is confirmed, and their shares with them', async () => {
    const added = await add(hourly('2026-01-15', 2250, { confirm: true }));
    expect(added.status).toBe(201);
    expect(added.json.recosted).toEqual({ sessions: 2, differenceCents: 750 });
    expect(cents()).toEqual([3000, 3375, 3375]);
    expect(shares()).toEqual([3000, 3375, 3375]);
  });

  it('is the same raise when it is sent again with its key', async () => {
    const headers = { 'idempotency-key': 'raise-1' };
    const first = await add(hourly('2026-01-15', 2250, { confirm: true }), headers);
    const again = await add(hourly('2026-01-15', 2250, { confirm: true }), headers);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.json).toEqual(first.json);
    expect(await rates()).toHaveLength(2);
  });

  it('reaches only to the day the next rate holds from', async () => {
    await add(hourly('2026-01-16', 3000, { confirm: true }));
    const { json } = await add(hourly('2026-01-15', 2200, { confirm: true }));
    expect(json.recosted).toEqual({ sessions: 1, differenceCents: 300 });
    expect(cents()).toEqual([3000, 3300, 4500]);
  });

  it('may be less, and says so', async () => {
    const { json } = await add(hourly('2026-01-14', 1000));
    expect(json.context).toEqual({ sessions: 3, differenceCents: -4500 });
  });

  it('to a salary keeps the divisor the sessions were costed with', async () => {
    shop.door.connection.raw.exec(`UPDATE setting SET value = '2087' WHERE name = 'annual_hours'`);
    const rate = { effectiveFrom: '2026-01-16', kind: 'salaried', amountCents: 6_240_000 };
    await add({ ...rate, confirm: true });
    expect(cents()).toEqual([3000, 3000, 4500]); // 30.00 an hour by 2,080
  });

  it('leaves work that is still running out of it', async () => {
    const as = await shop.cookieFor(user);
    await shop.request('POST', '/api/sessions', { as, body: { taskType: 'CLEAN' } });
    shop.later(HOUR);
    expect((await add(hourly('2026-01-20', 5000))).status).toBe(201);
  });
});

describe('a rate that was mistyped', () => {
  const logged = () =>
    column(`SELECT change FROM command_log WHERE name = 'costing.addPayRate' ORDER BY seq`).map(
      (change) => JSON.parse(String(change)) as unknown,
    );

  it('is replaced by another from the same date, once that is confirmed', async () => {
    await add(hourly('2026-01-15', 22_500, { confirm: true }));
    expect(cents()).toEqual([3000, 33_750, 33_750]);
    const asked = await add(hourly('2026-01-15', 2250, { replace: true }));
    expect([asked.status, asked.json.code]).toEqual([409, 'confirmation_required']);
    expect(asked.json.context).toEqual({ sessions: 2, differenceCents: -60_750 });
    expect(cents()).toEqual([3000, 33_750, 33_750]);

    const done = await add(hourly('2026-01-15', 2250, { replace: true, confirm: true }));
    expect([done.status, done.json.recosted]).toEqual([
      201,
      { sessions: 2, differenceCents: -60_750 },
    ]);
    expect(cents()).toEqual([3000, 3375, 3375]);
    expect(shares()).toEqual([3000, 3375, 3375]);
    expect(await rates()).toMatchObject([
      { effectiveFrom: '2026-01-15', amountCents: 2250 },
      { effectiveFrom: '2026-01-01', amountCents: 2000 },
    ]);
    expect(logged().at(-1)).toMatchObject({
      before: { kind: 'hourly', amountCents: 22_500 },
      after: { kind: 'hourly', amountCents: 2250, sessions: 2, differenceCents: -60_750 },
    });
  });

  it('is previewed as it will be sent', async () => {
    const preview = (more: string) =>
      shop.request(
        'GET',
        `/api/users/${user}/pay-rates/preview?effectiveFrom=2026-01-01&kind=hourly&amountCents=1000${more}`,
        { as: admin },
      );
    expect((await preview('')).json.code).toBe('rate_exists');
    const { json } = await preview('&replace=true');
    expect(json).toMatchObject({ sessions: 3, differenceCents: -4500 });
    expect((await preview('&replace=yes')).json.errors[0].field).toBe('replace');
  });

  it('may become a salary, and asks nothing before there is work', async () => {
    await add(hourly('2026-02-01', 2200));
    const salary = { effectiveFrom: '2026-02-01', kind: 'salaried', amountCents: 5_200_000 };
    expect((await add({ ...salary, replace: true })).status).toBe(201);
    expect((await rates())[0]).toMatchObject(salary);
  });

  it('is replaced once, however often that is sent', async () => {
    const headers = { 'idempotency-key': 'slip-1' };
    const rate = hourly('2026-01-01', 2100, { replace: true, confirm: true });
    const first = await add(rate, headers);
    const again = await add(rate, headers);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.json).toEqual(first.json);
    expect(cents()).toEqual([3150, 3150, 3150]);
  });

  it('must be there, so that a slip in the date adds no other', async () => {
    const { status, json } = await add(
      hourly('2026-01-02', 2100, { replace: true, confirm: true }),
    );
    expect([status, json.code]).toEqual([404, 'not_found']);
    expect(json.detail).toContain('2026-01-02');
    expect(await rates()).toHaveLength(1);
  });

  it('is replaced by admins only', async () => {
    const foreman = await shop.addUser('Fred Foreman', 'foreman', 'Engraving');
    admin = await shop.cookieFor(foreman, 'password');
    expect((await add(hourly('2026-01-01', 1, { replace: true }))).status).toBe(403);
  });
});

describe('the first rate of somebody who has worked', () => {
  it('gives the work a cost, once confirmed', async () => {
    shop.door.connection.raw.exec(`
      DELETE FROM pay_rate;
      UPDATE work_session SET rate_kind = NULL, rate_amount_cents = NULL, labor_cents = NULL;
    `);
    const asked = await add(hourly('2026-01-01', 2000));
    expect(asked.json.context).toEqual({ sessions: 3, differenceCents: 9000 });
    await add(hourly('2026-01-01', 2000, { confirm: true }));
    expect(cents()).toEqual([3000, 3000, 3000]);
  });
});

describe('pay rates', () => {
  it('are listed the newest first', async () => {
    await add(hourly('2026-02-01', 2200));
    const days = (await rates()).map((rate: { effectiveFrom: string }) => rate.effectiveFrom);
    expect(days).toEqual(['2026-02-01', '2026-01-01']);
  });

  it('refuse a second one from the same day', async () => {
    const { status, json } = await add(hourly('2026-01-01', 9999, { confirm: true }));
    expect([status, json.code]).toEqual([409, 'rate_exists']);
    expect(cents()).toEqual([3000, 3000, 3000]);
  });

  it('say up to which amount they are believed', async () => {
    expect((await add(hourly('2026-02-01', 100_000))).status).toBe(201);
    const { json } = await add(hourly('2026-02-02', 5_200_000));
    expect(json.errors).toEqual([
      { field: 'amountCents', message: 'must be at most 1,000.00 an hour (100000 cents)' },
    ]);
  });

  it('hold from two years ahead at the latest, as their preview says too', async () => {
    const late = `/api/users/${user}/pay-rates/preview?effectiveFrom=2028-01-21&kind=hourly&amountCents=1`;
    const { json } = await shop.request('GET', late, { as: admin });
    expect(json.errors).toEqual([
      { field: 'effectiveFrom', message: 'must be at most two years from today' },
    ]);
    expect((await add(hourly('2028-01-20', 2000))).status).toBe(201);
  });

  it('may be nothing, for a volunteer, by the hour or by the year', async () => {
    const owner = { effectiveFrom: '2026-03-01', kind: 'salaried' };
    expect((await add(hourly('2026-02-01', 0))).status).toBe(201);
    expect((await add({ ...owner, amountCents: 0 })).status).toBe(201);
    const least = { ...owner, effectiveFrom: '2026-04-01', amountCents: 208_000 };
    expect((await add(least)).status).toBe(201);
  });

  it('refuse to be anybody’s who is not there', async () => {
    const path = '/api/users/999999/pay-rates';
    const body = hourly('2026-01-01', 2000);
    expect((await shop.request('POST', path, { as: admin, body })).json.code).toBe('not_found');
  });

  it.each([
    [hourly('2026-02-30', 2000), 'effectiveFrom'],
    [hourly('tomorrow', 2000), 'effectiveFrom'],
    [hourly('2026-01-01', -1), 'amountCents'],
    [hourly('2026-01-01', 20.5), 'amountCents'],
    [{ effectiveFrom: '2026-01-01', kind: 'daily', amountCents: 1 }, 'kind'],
    [hourly('2026-01-01', 100_001), 'amountCents'],
    [{ effectiveFrom: '2026-01-01', kind: 'salaried', amountCents: 100_000_001 }, 'amountCents'],
    [{ effectiveFrom: '2026-02-01', kind: 'salaried', amountCents: 207_999 }, 'amountCents'],
    [hourly('1969-12-31', 2000), 'effectiveFrom'],
    [hourly('0026-02-01', 2000), 'effectiveFrom'],
    [hourly('2028-01-21', 2000), 'effectiveFrom'],
  ])('say of %j that %s is wrong', async (rate, field) => {
    const { status, json } = await add(rate);
    expect([status, json.code, json.errors[0].field]).toEqual([422, 'malformed', field]);
  });
});
