import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, HOUR, openCorrectingShop, type CorrectingShop } from './testing/correcting-shop.ts';

let floor: CorrectingShop;
let before: string;

beforeAll(async () => {
  floor = await openCorrectingShop();
  // Begun at 20:00 in UTC: in Kolkata it is the next day already.
  await floor.anotherDay('2026-01-14T20:00:00Z');
  before = await floor.work(HOUR);
  const body = { plantTimeZone: 'Asia/Kolkata' };
  await floor.shop.request('PATCH', '/api/settings', { as: floor.admin, body });
});
afterAll(async () => {
  expect(floor.shop.unexpected).toEqual([]);
  await floor.close();
});

const dayOf = (id: string) => floor.session(id)['business_day'];

describe('another time zone of the plant', () => {
  it('leaves recorded work on its day, and puts what comes on the days of its own', async () => {
    expect(dayOf(before)).toBe('2026-01-14');
    expect(dayOf(await floor.work(HOUR))).toBe('2026-01-15');
  });

  it('leaves it there when its end is corrected', async () => {
    const body = { endedAt: at('20:30'), reason: 'went home' };
    expect((await floor.post(`/api/sessions/${before}/corrections`, body)).status).toBe(201);
    expect(dayOf(before)).toBe('2026-01-14');
  });

  it('leaves it there when it is split', async () => {
    const body = { at: at('20:10'), reason: 'two orders', earlier: { orderNumber: '10483' } };
    const { json } = await floor.post(`/api/sessions/${before}/split`, body);
    for (const part of [json.earlier, json.later]) expect(dayOf(part.id)).toBe('2026-01-14');
  });

  it('counts work anew that is given another start', async () => {
    const body = { startedAt: at('20:12'), reason: 'came later' };
    expect((await floor.post(`/api/sessions/${before}/corrections`, body)).status).toBe(201);
    expect(dayOf(before)).toBe('2026-01-15');
  });
});
