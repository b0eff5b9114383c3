import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

const HOUR = 3_600_000;
const SHIFT = { start: '06:00', end: '14:30', breakMinutes: 30 };
const WEEK = [SHIFT, SHIFT, SHIFT, SHIFT, SHIFT, null, null];
let shop: TestShop;
let admin: string;
let olga: number;
let sally: number;

/** Wednesday, 28 January 2026, 14:00 in UTC; the week before there were 13, 9 and 1 hours of work. */
beforeAll(async () => {
  shop = await openTestShop();
  olga = await shop.addUser('Olga Operator');
  sally = await shop.addUser('Sally Salaried');
  await shop.addUser('stress_test_1');
  await shop.addRate(olga, { effectiveFrom: '2026-01-01', kind: 'hourly', amountCents: 2000 });
  await shop.addRate(sally, {
    effectiveFrom: '2026-01-01',
    kind: 'salaried',
    amountCents: 6_500_000,
  });
  await shop.addOrder('10482', 50_000);
  await shop.execute('users.setPin', { userId: olga, pinHash: 'x', pinLength: 4 }, shop.admin);
  await shop.execute('users.setPin', { userId: sally, pinHash: 'x', pinLength: 8 }, shop.admin);
  await work(olga, '2026-01-19T06:00:00Z', 13);
  await work(olga, '2026-01-20T06:00:00Z', 9);
  await work(sally, '2026-01-21T06:00:00Z', 1);
  shop.at('2026-01-28T09:00:00Z');
  await start(olga);
  shop.at('2026-01-28T14:00:00Z');
  admin = await shop.cookieFor(shop.admin.userId, 'password');
});
afterAll(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});

async function start(userId: number): Promise<string> {
  const as = await shop.cookieFor(userId);
  const body = { taskType: 'ENGRAVE', orderNumber: '10482' };
  return (await shop.request('POST', '/api/sessions', { as, body })).json.session.id as string;
}
async function work(userId: number, from: string, hours: number): Promise<void> {
  shop.at(from);
  const id = await start(userId);
  shop.later(hours * HOUR);
  const as = await shop.cookieFor(userId);
  const body = { reason: 'finished' };
  await shop.request('POST', `/api/sessions/${id}/closure`, { as, body });
}
const preview = async (body: object) =>
  (await shop.request('POST', '/api/settings/preview', { as: admin, body })).json;
const settings = async () => (await shop.request('GET', '/api/settings', { as: admin })).json;

describe('before a setting is changed', () => {
  it('says on how many tablets the name stands', async () => {
    expect(await preview({ shopName: 'X' })).toEqual({ setting: 'shopName', tablets: 0 });
  });

  it('says what another time zone leaves as it is, and when its next day begins', async () => {
    expect(await preview({ plantTimeZone: 'Pacific/Auckland' })).toEqual({
      setting: 'plantTimeZone',
      day: { now: '2026-01-28', then: '2026-01-29' },
      clock: { now: '14:00', then: '03:00' },
      nextDayAt: { now: '2026-01-29T00:00:00.000Z', then: '2026-01-29T11:00:00.000Z' },
      ...{ sessions: 4, running: 1, approvedWeeks: 0 },
    });
  });

  it('says what an hour of the salaried costs then, and what stays', async () => {
    expect(await preview({ annualHours: 2087 })).toEqual({
      setting: 'annualHours',
      salaried: 1,
      hourly: [{ displayName: 'Sally Salaried', cents: { now: 3125, then: 3115 } }],
      endedSessions: 1,
    });
  });

  it('says who keeps another PIN', async () => {
    expect(await preview({ pinLength: 6 })).toMatchObject({ shorter: 1, longer: 1 });
    expect(await preview({ pinLength: 4 })).toMatchObject({ shorter: 0, longer: 1 });
  });

  it('says which work would have been too long, and which runs too long already', async () => {
    expect(await preview({ longSessionMs: 4 * HOUR })).toEqual({
      setting: 'longSessionMs',
      ...{ days: 30, ended: 3, marked: 1 },
      longer: { now: 1, then: 2 },
      running: { now: 0, then: 1 },
    });
  });

  it('counts the last whole week by the other rules of pay', async () => {
    const week = { from: '2026-01-19', to: '2026-01-25' };
    const paidMs = { now: 23 * HOUR, then: 23 * HOUR };
    expect(await preview({ dayOvertimeHours: 8 })).toEqual({
      ...{ setting: 'dayOvertimeHours', ...week, paidMs },
      overtimeMs: { now: 0, then: (5 + 1) * HOUR },
    });
    expect((await preview({ weekOvertimeHours: 20 })).overtimeMs.then).toBe(2 * HOUR);
    expect(await preview({ roundMinutes: 15 })).toMatchObject({ setting: 'roundMinutes', paidMs });
  });

  it('counts what breaks by rule take off the last whole week, and whom', async () => {
    // Of 13, 9 and 1 hours: 45, 30 and 0 minutes.
    const steps = [
      { afterHours: 6, minutes: 30 },
      { afterHours: 9, minutes: 45 },
    ];
    expect(await preview({ breakRules: steps })).toEqual({
      ...{ setting: 'breakRules', from: '2026-01-19', to: '2026-01-25', people: 1 },
      breakMs: { now: 0, then: 1.25 * HOUR },
      paidMs: { now: 23 * HOUR, then: 21.75 * HOUR },
      overtimeMs: { now: 0, then: 0 },
    });
    expect(await preview({ breakRules: [{ afterHours: 13, minutes: 30 }] })).toMatchObject({
      ...{ people: 0, breakMs: { now: 0, then: 0 } },
    });
  });

  it('counts burden and margin of the last thirty days', async () => {
    // 13 and 9 hours at 20.00, one at 31.25, of an order of 500.00.
    const laborCents = 22 * 2000 + 3125;
    expect(await preview({ burdenBasisPoints: 1000 })).toEqual({
      setting: 'burdenBasisPoints',
      ...{ from: '2025-12-30', to: '2026-01-28', laborCents },
      burdenCents: { now: 0, then: 4713 },
      marginCents: { now: 50_000 - laborCents, then: 50_000 - laborCents - 4713 },
    });
  });

  it('counts the open orders that would be warned of', async () => {
    expect(await preview({ costWarningPercent: 99 })).toEqual({
      setting: 'costWarningPercent',
      orders: { now: 1, then: 0 },
    });
  });

  it('counts whom the floor shows idle: who is here and does not work', async () => {
    const idleOnFloor = async () => {
      const { json } = await shop.request('GET', '/api/floor', { as: admin });
      return json.idle.filter(({ present }: { present: boolean }) => present).length as number;
    };
    const idle = async () => (await preview({ shifts: WEEK })).idle;
    expect(await idleOnFloor()).toBe(0);
    expect(await idle()).toEqual({ now: 0, then: 0 });
    await work(sally, '2026-01-28T13:00:00Z', 1);
    expect(await idleOnFloor()).toBe(1);
    expect(await idle()).toEqual({ now: 1, then: 1 });
  });

  it('says what shifts expect, and whether one runs', async () => {
    expect(await preview({ shifts: WEEK })).toEqual({
      setting: 'shifts',
      weekMs: { now: 0, then: 40 * HOUR },
      onShift: { now: true, then: true },
      idle: { now: 1, then: 1 },
    });
    const early = WEEK.map((shift) => shift && { ...shift, end: '13:30' });
    expect(await preview({ shifts: early })).toMatchObject({
      onShift: { now: true, then: false },
      idle: { now: 1, then: 0 },
    });
  });

  it('says what a holiday takes from the year, and what was worked on it', async () => {
    await shop.request('PATCH', '/api/settings', { as: admin, body: { shifts: WEEK } });
    const holiday = { day: '2026-01-20', name: 'Founders’ Day' };
    const found = await preview({ holidays: [holiday] });
    expect(found).toMatchObject({ added: [holiday], removed: [], year: '2026', sessions: 1 });
    expect(found.yearMs.now - found.yearMs.then).toBe(8 * HOUR);
  });

  it('changes nothing, and asks for what a change would be', async () => {
    const before = await settings();
    await preview({ annualHours: 2087 });
    expect(await settings()).toEqual(before);
    const wrong = await preview({ plantTimeZone: 'Nowhere/Atall' });
    expect([wrong.code, wrong.errors[0].field]).toEqual(['malformed', 'plantTimeZone']);
  });
});
