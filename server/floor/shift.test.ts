import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

/** Wednesdays are worked from 8 to 12; it is 09:00 on a Wednesday. */
const SHIFTS = [null, null, { start: '08:00', end: '12:00', breakMinutes: 0 }, null, null];
let shop: TestShop;
let admin: string;
let otto: number;

beforeAll(async () => {
  shop = await openTestShop();
  admin = await shop.cookieFor(shop.admin.userId, 'password');
  otto = await shop.addUser('Otto Operator');
  const olga = await shop.addUser('Olga Operator');
  for (const userId of [otto, olga]) {
    await shop.execute('users.setPin', { userId, pinHash: 'none' }, shop.admin);
  }
  const body = { taskType: 'CLEAN' };
  await shop.request('POST', '/api/sessions', { as: await shop.cookieFor(olga), body });
});
afterAll(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});

const set = (body: object) => shop.request('PATCH', '/api/settings', { as: admin, body });
const floor = async () => {
  const { json } = await shop.request('GET', '/api/floor', { as: admin });
  return {
    idle: json.idle.map(({ displayName }: { displayName: string }) => displayName),
    working: json.working.length,
    isWorkingTime: json.isWorkingTime,
  };
};
const during = { idle: ['Otto Operator'], working: 1, isWorkingTime: true };
const outside = { idle: [], working: 1, isWorkingTime: false };

describe('idle people', () => {
  it('are there at any time while the plant has no shifts', async () => {
    expect(await floor()).toEqual(during);
  });

  it('are there during a shift only, from the moment the shifts are set', async () => {
    await set({
      shifts: [...SHIFTS, null, null].map((shift) => shift && { ...shift, end: '08:30' }),
    });
    expect(await floor()).toEqual(outside);
    await set({ shifts: [...SHIFTS, null, null] });
    expect(await floor()).toEqual(during);
  });

  it('are not there on a holiday', async () => {
    await set({ holidays: [{ day: '2026-01-14', name: 'Plant’s birthday' }] });
    expect(await floor()).toEqual(outside);
    await set({ holidays: [] });
    expect(await floor()).toEqual(during);
  });

  it('go when the shift ends', async () => {
    shop.later(3 * 3_600_000 + 60_000);
    expect(await floor()).toEqual(outside);
  });

  it('go by the plant’s clock when its time zone changes', async () => {
    // It is 06:01 in Chicago, and 08:01 on the east coast of Brazil.
    await set({ plantTimeZone: 'America/Chicago' });
    expect(await floor()).toEqual(outside);
    await set({ plantTimeZone: 'America/Sao_Paulo' });
    expect(await floor()).toEqual(during);
  });

  it('and long runs are told by the limit that holds now', async () => {
    await set({ longSessionMs: 7_200_000 });
    const { json } = await shop.request('GET', '/api/floor', { as: admin });
    expect(json.longAfterMs).toBe(7_200_000);
  });
});
