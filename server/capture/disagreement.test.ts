/** When taps disagree: the answers that docs/offline.md writes down, each through the whole app. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { uuid7 } from '#schema/rules/uuid7.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';
import { openTablet, type Tablet } from './testing/tablet.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const ENGRAVE = { orderNumber: '10482', taskType: 'ENGRAVE' };
const PACK = { orderNumber: '10482', taskType: 'PACK' };

let shop: TestShop;
let one: Tablet;
let other: Tablet;
let olga: number;
beforeEach(async () => {
  shop = await openTestShop();
  olga = await shop.addUser('Olga Operator', 'operator', 'Engraving');
  await shop.addOrder('10482');
  one = await openTablet(shop, 'Bench 1');
  other = await openTablet(shop, 'Bench 2');
});
afterEach(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});

const newId = () => uuid7(shop.now());
const worked = () =>
  shop.door.connection.raw
    .prepare(
      `SELECT t.code, w.duration_ms / 60000 AS minutes, w.end_reason AS ended
       FROM work_session w JOIN task_type t ON t.id = w.task_type_id ORDER BY w.started_at`,
    )
    .all();

describe('work that is running elsewhere', () => {
  beforeEach(async () => {
    await one.does(olga, 'sessions.start', ENGRAVE, { agoMs: 2 * HOUR_MS });
  });

  it('is ended by a start that says switch, at the time of that tap', async () => {
    const input = { ...PACK, switch: true };
    const late = await other.does(olga, 'sessions.start', input, { agoMs: HOUR_MS });
    expect(late).toMatchObject({ outcome: 'applied' });
    expect(worked()).toEqual([
      { code: 'ENGRAVE', minutes: 60, ended: 'switched' },
      { code: 'PACK', minutes: null, ended: null },
    ]);
  });

  it('stands against a start that does not: a foreman decides', async () => {
    const late = await other.does(olga, 'sessions.start', PACK, { agoMs: HOUR_MS });
    expect(late).toMatchObject({ outcome: 'review', reason: 'already_open' });
    expect(worked()).toEqual([{ code: 'ENGRAVE', minutes: null, ended: null }]);
  });

  it('stands against a start that was made before it and came after it', async () => {
    const input = { ...PACK, switch: true };
    const late = await other.does(olga, 'sessions.start', input, { agoMs: 3 * HOUR_MS });
    expect(late).toMatchObject({ outcome: 'review', reason: 'ends_before_start' });
    expect(worked()).toEqual([{ code: 'ENGRAVE', minutes: null, ended: null }]);
  });
});

describe('a stop without a start', () => {
  it('waits, and so does what the start never was', async () => {
    const late = await one.does(olga, 'sessions.close', { id: newId(), reason: 'finished' });
    expect(late).toMatchObject({ outcome: 'review', reason: 'unknown_session' });
  });

  it('of work that has ended already waits: the first end stands', async () => {
    const id = newId();
    await one.does(olga, 'sessions.start', { ...ENGRAVE, id }, { agoMs: 2 * HOUR_MS });
    await one.does(olga, 'sessions.close', { id, reason: 'paused' }, { agoMs: HOUR_MS });
    const late = await other.does(olga, 'sessions.close', { id, reason: 'finished' });
    expect(late).toMatchObject({ outcome: 'review', reason: 'not_open' });
    expect(worked()).toEqual([{ code: 'ENGRAVE', minutes: 60, ended: 'paused' }]);
  });
});

describe('the same person on two tablets', () => {
  it('works where the last tap was, whichever tablet is heard first', async () => {
    const id = newId();
    await one.does(olga, 'sessions.start', { ...ENGRAVE, id }, { agoMs: 2 * HOUR_MS });
    const kept = other.tap(olga, 'sessions.close', { id, reason: 'paused' }, { agoMs: HOUR_MS });
    const next = { ...PACK, switch: true };
    await other.send(kept);
    await one.does(olga, 'sessions.start', next, { agoMs: 30 * MINUTE_MS });
    expect(worked()).toEqual([
      { code: 'ENGRAVE', minutes: 60, ended: 'paused' },
      { code: 'PACK', minutes: null, ended: null },
    ]);
  });

  it('never has two hours counted for one: what overlaps waits', async () => {
    const id = newId();
    await one.does(olga, 'sessions.start', { ...ENGRAVE, id }, { agoMs: 3 * HOUR_MS });
    await one.does(olga, 'sessions.close', { id, reason: 'finished' }, { agoMs: HOUR_MS });
    const late = await other.does(
      olga,
      'sessions.start',
      { ...PACK, switch: true },
      { agoMs: 2 * HOUR_MS },
    );
    expect(late).toMatchObject({ outcome: 'review', reason: 'overlaps' });
    expect(worked()).toEqual([{ code: 'ENGRAVE', minutes: 120, ended: 'finished' }]);
  });

  it('has an order of taps on each tablet, and none between them', async () => {
    const id = newId();
    await one.does(olga, 'sessions.start', { ...ENGRAVE, id }, { agoMs: MINUTE_MS });
    const material = { orderNumber: '10482', materialCode: 'BRASS', quantity: 1 };
    const logged = await other.does(olga, 'materials.log', material, { agoMs: 9 * MINUTE_MS });
    const usedAt = new Date(shop.now() - 9 * MINUTE_MS).toISOString();
    expect(logged.result.materialUsage.usedAt).toBe(usedAt);
  });
});

describe('the same badge twice', () => {
  it('starts the same work anew when both taps say switch: no minute is lost or doubled', async () => {
    const input = { ...ENGRAVE, switch: true };
    await one.does(olga, 'sessions.start', { ...input, id: newId() }, { agoMs: 2 * HOUR_MS });
    const id = newId();
    await one.does(olga, 'sessions.start', { ...input, id }, { agoMs: HOUR_MS });
    await one.does(olga, 'sessions.close', { id, reason: 'finished' });
    expect(worked()).toEqual([
      { code: 'ENGRAVE', minutes: 60, ended: 'switched' },
      { code: 'ENGRAVE', minutes: 60, ended: 'finished' },
    ]);
  });

  it('is one tap when it is one event, however often it is sent and from wherever', async () => {
    const event = one.tap(olga, 'sessions.start', ENGRAVE);
    const answers = await Promise.all([one.send(event), one.send(event), one.send(event)]);
    expect(answers.filter(({ json }) => json.replayed === false)).toHaveLength(1);
    expect(worked()).toHaveLength(1);
  });

  it('is two taps for two events that name the same work: the second waits', async () => {
    const id = newId();
    await one.does(olga, 'sessions.start', { ...ENGRAVE, id }, { agoMs: HOUR_MS });
    const again = await other.does(olga, 'sessions.start', { ...ENGRAVE, id, switch: true });
    expect(again).toMatchObject({ outcome: 'review', reason: 'other' });
    expect(worked()).toEqual([{ code: 'ENGRAVE', minutes: null, ended: null }]);
  });
});
