import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { at, HOUR, openCorrectingShop, type CorrectingShop } from './testing/correcting-shop.ts';

let floor: CorrectingShop;
beforeEach(async () => {
  floor = await openCorrectingShop();
});
afterEach(async () => {
  expect(floor.shop.unexpected).toEqual([]);
  await floor.close();
});

const correct = (id: string, change: object) =>
  floor.post(`/api/sessions/${id}/corrections`, { ...change, reason: 'x' });
const add = (from: string, to: string, day = '2026-01-14') =>
  floor.post('/api/missed-sessions', {
    ...{ userId: floor.olga, orderNumber: '10482', taskType: 'ENGRAVE', reason: 'x' },
    ...{ startedAt: `${day}T${from}:00Z`, endedAt: `${day}T${to}:00Z` },
  });
async function endDay(id: string) {
  const as = await floor.shop.cookieFor(floor.olga);
  await floor.post(`/api/sessions/${id}/closure`, { reason: 'signed_out' }, as);
}

describe('the day at work', () => {
  it('reaches back and on to work that lies outside it', async () => {
    const id = await floor.work();
    floor.shop.later(HOUR);
    await endDay(id);
    floor.shop.later(2 * HOUR);
    expect(floor.days()).toEqual(['2026-01-14 09:00 10:00']);
    await correct(id, { startedAt: at('08:30'), endedAt: at('10:15') });
    expect(floor.days()).toEqual(['2026-01-14 08:30 10:15']);
    await add('07:00', '07:30');
    await add('11:00', '11:30');
    expect(floor.days()).toEqual(['2026-01-14 07:00 11:30']);
  });

  it('stays what it is for work within it', async () => {
    await floor.work(HOUR);
    floor.shop.later(3 * HOUR);
    await floor.work(HOUR);
    await add('11:00', '12:00');
    expect(floor.days()).toEqual(['2026-01-14 09:00 ']);
  });

  it('is drawn in where the work made its edge, to the work there is', async () => {
    const first = await floor.work(HOUR); // 09:00 to 10:00
    const last = await floor.work();
    floor.shop.later(8 * HOUR);
    await endDay(last); // 10:00 to 18:00
    await correct(last, { endedAt: at('14:30') });
    expect(floor.days()).toEqual(['2026-01-14 09:00 14:30']);
    await correct(first, { startedAt: at('09:40') });
    expect(floor.days()).toEqual(['2026-01-14 09:40 14:30']);
    await floor.post(`/api/sessions/${first}/void`, { reason: 'x' });
    expect(floor.days()).toEqual(['2026-01-14 10:00 14:30']);
  });

  it('keeps an end that the person said', async () => {
    const id = await floor.work(HOUR);
    const cleaning = await floor.work(HOUR, 'CLEAN');
    const more = await floor.work();
    floor.shop.later(HOUR);
    await endDay(more); // at 12:00
    await correct(cleaning, { endedAt: at('10:30') });
    await correct(id, { endedAt: at('09:30') });
    expect(floor.days()).toEqual(['2026-01-14 09:00 12:00']);
  });

  it('is made by work on a day that had none, and goes with the only work that made it', async () => {
    const { json } = await add('09:00', '10:00', '2026-01-12');
    expect(floor.days()).toEqual(['2026-01-12 09:00 10:00']);
    const tuesday = { startedAt: '2026-01-13T09:00:00Z', endedAt: '2026-01-13T10:00:00Z' };
    await correct(json.session.id, tuesday);
    expect(floor.days()).toEqual(['2026-01-13 09:00 10:00']);
    await floor.post(`/api/sessions/${json.session.id}/void`, { reason: 'x' });
    expect(floor.days()).toEqual([]);
  });

  it('fills the gap between two stays without reaching into the second', async () => {
    const first = await floor.work();
    floor.shop.later(HOUR);
    await endDay(first); // 09:00 to 10:00
    floor.shop.later(2 * HOUR);
    const second = await floor.work();
    floor.shop.later(HOUR);
    await endDay(second); // 12:00 to 13:00
    await add('11:00', '12:00');
    expect(floor.days()).toEqual(['2026-01-14 09:00 12:00', '2026-01-14 12:00 13:00']);
  });

  it('runs on for running work that is moved to the day before', async () => {
    const id = await floor.work();
    floor.shop.later(HOUR);
    await correct(id, { startedAt: '2026-01-13T20:00:00Z' });
    expect(floor.days()).toEqual(['2026-01-13 20:00 ']);
    expect((await floor.get('/api/sessions')).json.sessions[0].endedAt).toBeNull();
  });

  it('of an earlier day nobody ended does not swallow a later one', async () => {
    await floor.work(HOUR);
    await floor.anotherDay('2026-01-16T09:00:00Z');
    await add('09:00', '10:00', '2026-01-15');
    expect(floor.days()).toEqual(['2026-01-14 09:00 ', '2026-01-15 09:00 10:00']);
  });
});
