import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let shop: TestShop;
let user: number;

async function open(environment: Record<string, string> = {}): Promise<void> {
  shop = await openTestShop(environment);
  user = await shop.addUser('Olga Operator', 'operator', 'Engraving');
  await shop.addOrder('10482', 50_000);
}
beforeEach(() => open());
afterEach(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});

/** Works from an instant for so long, and answers the session as an admin sees it. */
async function work(from: string, durationMs: number) {
  shop.at(from);
  const body = { orderNumber: '10482', taskType: 'ENGRAVE' };
  const as = await shop.cookieFor(user);
  const { json } = await shop.request('POST', '/api/sessions', { as, body });
  shop.later(durationMs);
  const closure = { as: await shop.cookieFor(user), body: { reason: 'finished' } };
  const path = `/api/sessions/${json.session.id}/closure`;
  expect((await shop.request('POST', path, closure)).status).toBe(200);
  return seenByAdmin(json.session.id);
}
async function seenByAdmin(id: string) {
  const as = await shop.cookieFor(shop.admin.userId, 'password');
  const { json } = await shop.request('GET', '/api/sessions?limit=200', { as });
  return json.sessions.find((session: { id: string }) => session.id === id);
}
const rate = (kind: 'hourly' | 'salaried', effectiveFrom: string, amountCents: number) =>
  shop.addRate(user, { effectiveFrom, kind, amountCents });
const frozen = () =>
  shop.door.connection.raw
    .prepare('SELECT rate_kind, rate_amount_cents, annual_hours, labor_cents FROM work_session')
    .all();

describe('what a session costs', () => {
  it('is the hourly rate × minutes ÷ 60', async () => {
    await rate('hourly', '2026-01-01', 2350);
    // 23.50 × 47 ÷ 60 = 18.408333…
    expect((await work('2026-01-14T09:00:00Z', 47 * MINUTE)).laborCents).toBe(1841);
  });

  it('splits a salary over 2,080 hours', async () => {
    await rate('salaried', '2026-01-01', 6_240_000);
    // 62,400 ÷ 2,080 = 30.00 an hour; × 95 ÷ 60 = 47.50
    expect((await work('2026-01-14T09:00:00Z', 95 * MINUTE)).laborCents).toBe(4750);
    expect(frozen()).toMatchObject([{ rate_amount_cents: 6_240_000, annual_hours: 2080 }]);
  });

  it('splits it over 2,087 where the shop does, from then on only', async () => {
    await rate('salaried', '2026-01-01', 6_240_000);
    const before = await work('2026-01-14T09:00:00Z', HOUR);
    shop.door.connection.raw.exec(`UPDATE setting SET value = '2087' WHERE name = 'annual_hours'`);
    const after = await work('2026-01-14T13:00:00Z', HOUR);
    // 62,400 ÷ 2,087 = 29.8994…
    expect([before.laborCents, after.laborCents]).toEqual([3000, 2990]);
    expect((await seenByAdmin(before.id)).laborCents).toBe(3000);
  });

  it('is unknown without a rate: null and flagged, never a silent 0', async () => {
    const session = await work('2026-01-14T09:00:00Z', HOUR);
    expect(session.laborCents).toBeNull();
    expect(session.flags).toContain('rate_missing');
    expect(frozen()).toMatchObject([{ rate_kind: null, labor_cents: null }]);
  });

  it('is unknown before the first rate holds', async () => {
    await rate('hourly', '2026-01-15', 2350);
    expect((await work('2026-01-14T09:00:00Z', HOUR)).laborCents).toBeNull();
    expect((await work('2026-01-15T09:00:00Z', HOUR)).laborCents).toBe(2350);
  });

  it('may be nothing, when the rate says so', async () => {
    await rate('hourly', '2026-01-01', 0);
    const session = await work('2026-01-14T09:00:00Z', HOUR);
    expect([session.laborCents, session.flags]).toEqual([0, []]);
  });

  it('uses the rate of the business day it started on, over midnight too', async () => {
    await rate('hourly', '2026-01-01', 2000);
    await rate('hourly', '2026-01-15', 3000);
    expect((await work('2026-01-14T23:00:00Z', 2 * HOUR)).laborCents).toBe(4000);
    expect((await work('2026-01-15T01:00:00Z', 2 * HOUR)).laborCents).toBe(6000);
  });

  it.each([
    ['America/New_York', '2026-01-15T04:30:00Z', 2000],
    ['America/New_York', '2026-01-15T05:00:00Z', 3000],
    ['Asia/Kolkata', '2026-01-14T18:29:00Z', 2000],
    ['Asia/Kolkata', '2026-01-14T18:30:00Z', 3000],
  ])('takes the day from the plant in %s: from %s the hour costs %i', async (zone, from, cents) => {
    await shop.close();
    await open({ PLANT_TIME_ZONE: zone });
    await rate('hourly', '2026-01-01', 2000);
    await rate('hourly', '2026-01-15', 3000);
    expect((await work(from, HOUR)).laborCents).toBe(cents);
  });

  it('gives nobody an hour for the change to summer time, and takes none', async () => {
    await shop.close();
    await open({ PLANT_TIME_ZONE: 'America/New_York' });
    await rate('hourly', '2026-01-01', 2400);
    // From 1:30 to 3:30 on the wall is one hour; in November from 0:30 to 2:30 it is three.
    expect((await work('2026-03-08T06:30:00Z', HOUR)).laborCents).toBe(2400);
    expect((await work('2026-11-01T04:30:00Z', 3 * HOUR)).laborCents).toBe(7200);
  });

  it('counts a stretch longer than twelve hours whole, and flags it', async () => {
    await rate('hourly', '2026-01-01', 1000);
    const exactly = await work('2026-01-14T06:00:00Z', 12 * HOUR);
    const longer = await work('2026-01-15T06:00:00Z', 12 * HOUR + 1);
    expect([exactly.flags, longer.flags]).toEqual([[], ['long']]);
    expect(longer.laborCents).toBe(12_000);
  });

  it('is nobody’s business but the admin’s', async () => {
    await rate('hourly', '2026-01-01', 2350);
    await work('2026-01-14T09:00:00Z', HOUR);
    const own = await shop.request('GET', '/api/sessions', { as: await shop.cookieFor(user) });
    expect(own.json.sessions[0].laborCents).toBeNull();
    expect(own.text).not.toContain('2350');
  });
});
