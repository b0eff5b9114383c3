import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { at, HOUR, openCorrectingShop, type CorrectingShop } from './testing/correcting-shop.ts';

let floor: CorrectingShop;
let id: string;
beforeEach(async () => {
  floor = await openCorrectingShop();
  id = await floor.work(HOUR);
});
afterEach(async () => {
  expect(floor.shop.unexpected).toEqual([]);
  await floor.close();
});

const correct = (change: object, as = floor.foreman) =>
  floor.post(`/api/sessions/${id}/corrections`, { reason: 'forgot to finish', ...change }, as);
const told = async (user = floor.olga) =>
  (await floor.get('/api/me', await floor.shop.cookieFor(user))).json.corrections;
const seen = async (upTo: number, user = floor.olga) =>
  (await floor.post('/api/me/corrections/seen', { upTo }, await floor.shop.cookieFor(user))).json;

describe('what was corrected is told to whose work it is', () => {
  it('with before and after, by whom and why, and without cents', async () => {
    await correct({ endedAt: at('09:30'), taskType: 'PACK' });
    expect(await told()).toMatchObject([
      {
        correctedBy: { displayName: 'Fred Foreman' },
        reason: 'forgot to finish',
        before: { orderNumber: '10482', taskTypeName: 'Engraving', endedAt: at('10:00') },
        after: { orderNumber: '10482', taskTypeName: 'Packing', endedAt: at('09:30') },
      },
    ]);
    expect(JSON.stringify(await told())).not.toMatch(/cents/i);
  });

  it('until it was seen, once, on whichever tablet', async () => {
    await correct({ endedAt: at('09:30') });
    await correct({ endedAt: at('09:40') });
    const [first, second] = await told();
    expect(await seen(first.id)).toEqual({ seen: 1 });
    expect(await told()).toEqual([second]);
    expect(await seen(second.id)).toEqual({ seen: 1 });
    expect(await seen(second.id)).toEqual({ seen: 0 });
    expect(await told()).toEqual([]);
  });

  it('and to nobody else: neither others, nor whoever corrected the own work', async () => {
    await correct({ endedAt: at('09:30') });
    const [notice] = await told();
    expect(await told(floor.fred)).toEqual([]);
    expect(await seen(notice.id, floor.fred)).toEqual({ seen: 0 });
    expect(await told()).toHaveLength(1);
    const as = floor.foreman;
    const own = { userId: floor.fred, orderNumber: '10482', taskType: 'PACK', reason: 'mine' };
    const times = { startedAt: at('08:00'), endedAt: at('08:30') };
    expect((await floor.post('/api/missed-sessions', { ...own, ...times }, as)).status).toBe(201);
    expect(await told(floor.fred)).toEqual([]);
  });

  it('whatever was done: added, split, voided', async () => {
    const times = { startedAt: at('07:00'), endedAt: at('08:00') };
    const work = { userId: floor.olga, orderNumber: '10483', taskType: 'PACK', reason: 'x' };
    await floor.post('/api/missed-sessions', { ...work, ...times });
    await floor.post(`/api/sessions/${id}/split`, { at: at('09:30'), reason: 'x' });
    await floor.post(`/api/sessions/${id}/void`, { reason: 'x' });
    const shapes = (await told()).map(({ before, after }: { before: unknown; after: unknown }) => [
      before !== null,
      after !== null,
    ]);
    expect(shapes).toEqual([
      [false, true],
      [false, true],
      [true, true],
      [true, false],
    ]);
  });
});
