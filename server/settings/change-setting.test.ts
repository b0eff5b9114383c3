import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

const PATH = '/api/settings';
const BREAKS = [
  { afterHours: 6, minutes: 30 },
  { afterHours: 9, minutes: 45 },
];
const DAY_SHIFT = { start: '06:00', end: '14:30', breakMinutes: 30 };
let shop: TestShop;
let admin: string;
let foreman: string;

beforeAll(async () => {
  shop = await openTestShop();
  admin = await shop.cookieFor(shop.admin.userId, 'password');
  foreman = await shop.cookieFor(await shop.addUser('Fred Foreman', 'foreman'), 'password');
});
afterAll(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});
const read = async () => (await shop.request('GET', PATH, { as: admin })).json;
const lastLine = () =>
  JSON.parse(
    shop.door.connection.raw
      .prepare(
        `SELECT change FROM command_log WHERE name = 'settings.change' ORDER BY seq DESC LIMIT 1`,
      )
      .pluck()
      .get() as string,
  );
const change = (body: object, headers: Record<string, string> = {}, as = admin) =>
  shop.request('PATCH', PATH, { as, body, headers });

describe('settings', () => {
  it('are told with their versions; what nobody changed is at its first', async () => {
    const settings = await read();
    expect(settings.shopName).toEqual({ value: 'Time On Tasks', version: 1, changed: null });
    expect(settings.annualHours.value).toBe(2080);
    expect(settings.holidays).toEqual({ value: [], version: 1, changed: null });
    expect(settings.shifts.value).toEqual([null, null, null, null, null, null, null]);
  });

  it('are changed one by one, and say who did it when', async () => {
    const at = new Date(shop.now()).toISOString();
    const changed = { at, by: { id: shop.admin.userId, displayName: 'Ada Admin' } };
    const { json } = await change({ shopName: 'Star Awards' });
    expect(json.shopName).toEqual({ value: 'Star Awards', version: 2, changed });
    expect(json.annualHours.version).toBe(1);
    // One that had no row yet goes on from its first version, too.
    const holidays = [{ day: '2026-07-03', name: 'Independence Day' }];
    expect((await change({ holidays })).json.holidays).toEqual({
      value: holidays,
      version: 2,
      changed,
    });
    expect((await change({ holidays: [] })).json.holidays.version).toBe(3);
    const breakRules = [{ afterHours: 6, minutes: 30 }];
    expect((await change({ breakRules })).json.breakRules).toEqual({
      value: breakRules,
      version: 2,
      changed,
    });
  });

  it('stand in the log from what to what', async () => {
    await change({ burdenBasisPoints: 1200 });
    await change({ burdenBasisPoints: 1500 });
    expect(lastLine()).toEqual({
      before: { burdenBasisPoints: 1200 },
      after: { burdenBasisPoints: 1500 },
    });
    await change({ breakRules: [] });
    await change({ breakRules: BREAKS });
    expect(lastLine()).toEqual({
      before: { breakRules: [] },
      after: { breakRules: ['30 min > 6 h', '45 min > 9 h'] },
    });
  });

  it('refuse a change of an older version, whoever it is from, and keep the newer one', async () => {
    const { version } = (await read()).longSessionMs;
    const hours = (count: number) => ({ longSessionMs: count * 3_600_000 });
    expect((await change(hours(10), { 'if-match': `"${version}"` })).status).toBe(200);
    const late = await change(hours(9), { 'if-match': `"${version}"` });
    expect([late.status, late.json.code]).toEqual([412, 'changed_meanwhile']);
    expect(late.json.context).toEqual({ version: version + 1 });
    expect((await read()).longSessionMs.value).toBe(10 * 3_600_000);
    // Another setting is nobody's conflict.
    const { version: other } = (await read()).annualHours;
    expect((await change({ annualHours: 2087 }, { 'if-match': `"${other}"` })).status).toBe(200);
  });

  it('that are set to what they are stay at their version', async () => {
    const before = await read();
    expect((await change({ shopName: before.shopName.value })).json).toEqual(before);
  });

  it.each([
    [{ plantTimeZone: 'America/Chicag' }, 'plantTimeZone'],
    [{ plantTimeZone: '+05:00' }, 'plantTimeZone'],
    [{ shopName: ' ' }, 'shopName'],
    [{ annualHours: 2000 }, 'annualHours'],
    [{ pinLength: 3 }, 'pinLength'],
    [{ longSessionMs: 1000 }, 'longSessionMs'],
    [{ weekOvertimeHours: 0 }, 'weekOvertimeHours'],
    [{ roundMinutes: 7 }, 'roundMinutes'],
    [{ burdenBasisPoints: 12.5 }, 'burdenBasisPoints'],
    [{ costWarningPercent: '80' }, 'costWarningPercent'],
    [{ shifts: [DAY_SHIFT] }, 'shifts'],
    [{ shifts: [{ ...DAY_SHIFT, end: '25:00' }, ...Array(6).fill(null)] }, 'shifts.0.end'],
    [{ shifts: [{ ...DAY_SHIFT, end: '06:30' }, ...Array(6).fill(null)] }, 'shifts.0'],
    [{ holidays: [{ day: '2026-02-30', name: 'Never' }] }, 'holidays.0.day'],
    [{ holidays: ['One', 'Two'].map((name) => ({ day: '2026-07-03', name })) }, 'holidays'],
    [{ breakRules: [...BREAKS].reverse() }, 'breakRules.1.afterHours'],
    [{ breakRules: BREAKS.map((one) => ({ ...one, afterHours: 6 })) }, 'breakRules.1.afterHours'],
    [{ breakRules: BREAKS.map((one) => ({ ...one, minutes: 30 })) }, 'breakRules.1.minutes'],
    [{ breakRules: [{ afterHours: 6, minutes: 0 }] }, 'breakRules.0.minutes'],
    [{ breakRules: [{ afterHours: 0, minutes: 30 }] }, 'breakRules.0.afterHours'],
    [{ breakRules: [{ afterHours: 0.5, minutes: 30 }] }, 'breakRules.0.minutes'],
    [{ breakRules: [{ afterHours: 6.1, minutes: 30 }] }, 'breakRules.0.afterHours'],
    [{ breakRules: [6, 9, 12, 15].map((h) => ({ afterHours: h, minutes: h * 5 })) }, 'breakRules'],
    [{ burden: 1 }, 'burden'],
    [{}, 'body'],
    [{ pinLength: 5, annualHours: 2080 }, 'body'],
  ])('are not changed by %j, and %s is named', async (body, field) => {
    const before = await read();
    const { status, json } = await change(body);
    expect([status, json.errors[0].field]).toEqual([422, field]);
    expect(await read()).toEqual(before);
  });

  it('are nobody’s but admins’', async () => {
    expect((await change({ shopName: 'Mine' }, {}, foreman)).status).toBe(403);
    expect((await shop.request('GET', PATH, { as: foreman })).status).toBe(403);
  });
});

describe('a running server', () => {
  const shopOf = async () => (await shop.request('GET', '/api/shop')).json;

  it('goes by a changed name, time zone and PIN length at once', async () => {
    await change({ shopName: 'Crystal & Co' });
    await change({ plantTimeZone: 'Asia/Kolkata' });
    await change({ pinLength: 5 });
    expect(await shopOf()).toMatchObject({
      name: 'Crystal & Co',
      timeZone: 'Asia/Kolkata',
      pinLength: 5,
    });
  });

  it('takes a PIN of the new length or longer, and no shorter one', async () => {
    const user = await shop.addUser('Pia Pinwearer');
    const give = (pin: string) =>
      shop.request('POST', `/api/users/${user}/pin`, { as: admin, body: { pin } });
    const short = await give('8264');
    expect([short.status, short.json.errors[0].field]).toEqual([422, 'pin']);
    expect((await give('82641')).status).toBe(201);
    await change({ pinLength: 4 });
    expect((await give('8264')).status).toBe(201);
    await change({ pinLength: 6 });
    const tile = (await shop.request('GET', '/api/roster')).json.users.find(
      ({ id }: { id: number }) => id === user,
    );
    // Asked for six now, it is still sent on with its fourth digit, and still opens.
    expect(tile.pinLength).toBe(4);
    const body = { userId: user, pin: '8264' };
    expect((await shop.request('POST', '/api/auth/pin', { body })).status).toBe(200);
  });
});
