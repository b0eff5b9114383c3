/** Taps that a tablet kept, and that arrive after somebody put the work right meanwhile. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { uuid7 } from '#schema/rules/uuid7.ts';
import { openTablet, type Tablet } from '#server/capture/testing/tablet.ts';
import {
  at,
  HOUR,
  MINUTE,
  openCorrectingShop,
  type CorrectingShop,
} from './testing/correcting-shop.ts';

let floor: CorrectingShop;
let tablet: Tablet;
let id: string;
beforeEach(async () => {
  floor = await openCorrectingShop();
  tablet = await openTablet(floor.shop);
  id = uuid7(floor.shop.now());
  const work = { id, orderNumber: '10482', taskType: 'ENGRAVE' };
  await tablet.does(floor.olga, 'sessions.start', work); // 09:00
  floor.shop.later(2 * HOUR);
});
afterEach(async () => {
  expect(floor.shop.unexpected).toEqual([]);
  await floor.close();
});

const fix = (how: string, body: object) =>
  floor.post(`/api/sessions/${id}/${how}`, { ...body, reason: 'x' });
/** Ends the work on the tablet so long before now. */
const ends = (agoMs: number) =>
  tablet.does(floor.olga, 'sessions.close', { id, reason: 'finished' }, { agoMs });

describe('an end that arrives late', () => {
  it('of work that was voided waits for the foreman, and says so', async () => {
    await fix('void', {});
    const { outcome, reason, detail } = await ends(MINUTE);
    expect([outcome, reason]).toEqual(['review', 'not_open']);
    expect(detail).toBe('This work was voided. Start it again to go on.');
    expect(floor.session(id)).toMatchObject({ ended_at: null });
  });

  it('of work the foreman ended waits, too', async () => {
    await fix('corrections', { endedAt: at('10:00') });
    expect(await ends(MINUTE)).toMatchObject({ outcome: 'review', reason: 'not_open' });
    expect(floor.session(id)).toMatchObject({ duration_ms: HOUR });
  });

  it('of work that was split ends the part that went on', async () => {
    const { json } = await fix('split', { at: at('10:00') });
    expect(await ends(30 * MINUTE)).toMatchObject({ outcome: 'applied' });
    expect(floor.session(id)).toMatchObject({ duration_ms: 30 * MINUTE });
    expect(floor.session(json.earlier.id)).toMatchObject({ duration_ms: HOUR });
  });

  it('and lies before the split waits: which part it means, a person must say', async () => {
    await fix('split', { at: at('10:00') });
    expect(await ends(90 * MINUTE)).toMatchObject({
      ...{ outcome: 'review', reason: 'ends_before_start' },
    });
    expect(floor.session(id)).toMatchObject({ ended_at: null });
  });
});

describe('a start that arrives late', () => {
  it('where the foreman added the work already waits, and so does its end', async () => {
    await ends(30 * MINUTE); // 10:30
    const missed = { startedAt: at('10:30'), endedAt: at('11:00') };
    const work = { userId: floor.olga, orderNumber: '10483', taskType: 'PACK', reason: 'x' };
    expect((await floor.post('/api/missed-sessions', { ...work, ...missed })).status).toBe(201);
    const late = { id: uuid7(floor.shop.now()), orderNumber: '10483', taskType: 'PACK' };
    const start = await tablet.does(floor.olga, 'sessions.start', late, { agoMs: 25 * MINUTE });
    expect(start).toMatchObject({ outcome: 'review', reason: 'overlaps' });
    const end = { id: late.id, reason: 'finished' };
    const ended = await tablet.does(floor.olga, 'sessions.close', end, { agoMs: MINUTE });
    expect(ended).toMatchObject({ outcome: 'review', reason: 'unknown_session' });
  });

  it('after voided work begins as if that had never been', async () => {
    await fix('void', {});
    const work = { id: uuid7(floor.shop.now()), orderNumber: '10483', taskType: 'PACK' };
    const start = await tablet.does(floor.olga, 'sessions.start', work, { agoMs: 90 * MINUTE });
    expect(start).toMatchObject({ outcome: 'applied' });
  });
});
