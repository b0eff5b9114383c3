import type { Floor, FloorChange } from '#schema/contract/floor.ts';
import { describe, expect, it } from 'vitest';
import { createClock } from '../../shared/clock.ts';
import { floorWork, refusal, Tab } from '../testing/fixtures.ts';
import type { ConsoleApi } from './console-api.ts';
import type { Reading, ServerEvent } from './event-reader.ts';
import { FloorLine, waitMs } from './floor-line.ts';

const idle = (id: number, displayName: string) => {
  return { id, displayName, team: 'Art', present: true, since: null };
};
const floorAt = (lastEventId: string, ...names: string[]): Floor => ({
  working: [],
  idle: names.map((name, n) => idle(n + 1, name)),
  tablets: [],
  now: '2026-07-01T14:00:00.000Z',
  longAfterMs: 1,
  isWorkingTime: true,
  ownTeam: 'Art',
  lastEventId,
});
const BEAT: ServerEvent = {
  id: null,
  name: 'beat',
  data: '{"now":"2026-07-01T14:00:00.000Z","tablets":[],"longAfterMs":1,"isWorkingTime":true}',
};
const RESET: ServerEvent = { id: null, name: 'reset', data: '{}' };
const change = (id: string, said: Pick<FloorChange, 'userId'> & Partial<FloorChange>) => {
  const whole = { kind: 'session', at: 'x', working: null, idle: null, ...said };
  return { id, name: 'session', data: JSON.stringify(whole) };
};

/** A line whose server does what the test says. */
function lookOn(...floors: (Floor | Error)[]) {
  let deviceMs = Date.parse('2026-07-01T14:00:00.000Z');
  const clock = createClock(() => deviceMs);
  const readings: (Reading & { end: (error?: Error) => void })[] = [];
  const waits: { ms: number; run: () => void }[] = [];
  const tab = new Tab();
  const line = new FloorLine({
    clock,
    page: tab,
    random: () => 1,
    after: (ms, run) => {
      waits.push({ ms, run });
      return () => undefined;
    },
    api: {
      get: () => {
        const floor = floors.shift();
        return floor instanceof Error ? Promise.reject(floor) : Promise.resolve(floor);
      },
    } as unknown as ConsoleApi,
    readEvents: (_path, reading) =>
      new Promise((resolve, reject) => {
        reading.signal.addEventListener('abort', () => reject(new Error('aborted')));
        readings.push({ ...reading, end: (error) => (error ? reject(error) : resolve()) });
      }),
  });
  const stop = line.watch();
  return {
    line,
    tab,
    readings,
    waits,
    stop,
    later: (ms: number) => (deviceMs += ms),
    names: () => line.picture.get()?.people.map(({ displayName }) => displayName),
    status: () => line.state.get(),
    connected: (times: number) => expect.poll(() => readings.length).toBe(times),
    waiting: (times: number) => expect.poll(() => waits.length).toBe(times),
  };
}

const offline = refusal('offline', { status: 0, retryable: true });

describe('the line to the floor', () => {
  it('asks once, then listens on from what the answer had', async () => {
    const on = lookOn(floorAt('run-5', 'Ada', 'Ben'));
    await on.connected(1);
    expect(on.readings[0]?.lastEventId).toBe('run-5');
    expect([on.names(), on.status()]).toEqual([['Ada', 'Ben'], { status: 'opening' }]);
    const working = floorWork({ user: { id: 2, displayName: 'Ben' } });
    on.readings[0]?.onEvents([BEAT, change('run-6', { userId: 2, working })]);
    expect(on.status()).toEqual({ status: 'live' });
    expect(on.line.picture.get()?.people[1]).toMatchObject({ work: working, idle: null });
  });

  it('says since when it is not live, waits longer each time, and goes on where it was', async () => {
    const on = lookOn(floorAt('run-5', 'Ada', 'Ben'));
    await on.connected(1);
    on.readings[0]?.onEvents([BEAT, change('run-6', { userId: 2 })]);
    const sinceMs = Date.parse('2026-07-01T14:00:00.000Z');
    on.later(9_000);
    on.readings[0]?.end(offline);
    for (const [times, ms] of [
      [1, 500],
      [2, 1000],
      [3, 2000],
    ] as const) {
      await on.waiting(times);
      expect(on.status()).toEqual({ status: 'stale', sinceMs });
      expect(on.waits[times - 1]?.ms).toBe(ms);
      on.waits[times - 1]?.run();
      await on.connected(times + 1);
      expect(on.readings[times]?.lastEventId).toBe('run-6');
      if (times < 3) on.readings[times]?.end(offline);
    }
    on.readings[3]?.onEvents([BEAT]);
    expect(on.status()).toEqual({ status: 'live' });
    on.readings[3]?.end();
    await on.waiting(4);
    expect(on.waits[3]?.ms).toBe(500);
  });

  it('asks for everything anew when the server does not know any more what it missed', async () => {
    const on = lookOn(floorAt('old-5', 'Ada'), floorAt('new-0', 'Ada', 'Cem'));
    await on.connected(1);
    on.readings[0]?.onEvents([BEAT, RESET]);
    await on.connected(2);
    expect(on.readings[1]?.lastEventId).toBe('new-0');
    expect(on.names()).toEqual(['Ada', 'Cem']);
    expect(on.waits).toEqual([]);
  });

  it('shows why there is nothing at all, and tries again when somebody wants to', async () => {
    const on = lookOn(offline, floorAt('run-1', 'Ada'));
    await on.waiting(1);
    expect(on.line.error.get()).toBe(offline);
    expect(on.status()).toEqual({ status: 'opening' });
    on.line.hurry();
    await on.connected(1);
    expect([on.line.error.get(), on.names()]).toEqual([null, ['Ada']]);
  });

  it('ends with whoever looks on, and begins anew with the next', async () => {
    const on = lookOn(floorAt('run-5', 'Ada'), floorAt('run-9', 'Ben'));
    await on.connected(1);
    on.stop();
    await expect.poll(() => on.readings[0]?.signal.aborted).toBe(true);
    on.line.watch();
    expect(on.names()).toBeUndefined();
    await on.connected(2);
    expect([on.names(), on.readings[1]?.lastEventId]).toEqual([['Ben'], 'run-9']);
    expect(on.waits).toEqual([]);
  });

  it('is let go of in a hidden tab, and not live again before it holds and has caught up', async () => {
    const on = lookOn(floorAt('run-5', 'Ada', 'Ben'));
    await on.connected(1);
    on.readings[0]?.onEvents([BEAT, change('run-6', { userId: 2 })]);
    const sinceMs = Date.parse('2026-07-01T14:00:00.000Z');
    on.later(60_000);
    on.tab.turn('hidden');
    expect(on.readings[0]?.signal.aborted).toBe(true);
    expect(on.status()).toEqual({ status: 'stale', sinceMs });
    await new Promise((resolve) => setTimeout(resolve));
    expect([on.readings.length, on.waits]).toEqual([1, []]);
    on.tab.turn('visible');
    await on.connected(2);
    expect(on.readings[1]?.lastEventId).toBe('run-6');
    expect([on.names(), on.status()]).toEqual([['Ada'], { status: 'stale', sinceMs }]);
    const working = floorWork({ user: { id: 1, displayName: 'Ada' } });
    on.readings[1]?.onEvents([BEAT, change('run-7', { userId: 1, working })]);
    expect(on.status()).toEqual({ status: 'live' });
    expect(on.line.picture.get()?.people[0]).toMatchObject({ work: working });
    on.stop();
    on.tab.turn('hidden');
    on.tab.turn('visible');
    await new Promise((resolve) => setTimeout(resolve));
    expect(on.readings).toHaveLength(2);
  });

  it('waits for nothing in a hidden tab: shown again, it is tried at once', async () => {
    const on = lookOn(floorAt('run-5', 'Ada'));
    await on.connected(1);
    on.readings[0]?.end(offline);
    await on.waiting(1);
    on.tab.turn('hidden');
    on.tab.turn('visible');
    await on.connected(2);
    on.readings[1]?.end(offline);
    await on.waiting(2);
    expect(on.waits[1]?.ms).toBe(500);
  });

  it('hears with each beat on which tablets taps wait, and by which rules the floor goes', async () => {
    const on = lookOn(floorAt('run-5', 'Ada'));
    await on.connected(1);
    const now = '2026-07-01T14:00:00.000Z';
    const tablet = { id: 3, name: 'Bench 1', place: '', waiting: 2, since: now, heardAt: now };
    const rules = { longAfterMs: 1, isWorkingTime: true };
    const said = (tablets: unknown[], more: object = rules) => ({
      ...BEAT,
      data: JSON.stringify({ now, tablets, ...more }),
    });
    on.readings[0]?.onEvents([said([tablet])]);
    expect(on.line.picture.get()?.tablets).toEqual([tablet]);
    on.readings[0]?.onEvents([said([])]);
    expect(on.line.picture.get()?.tablets).toEqual([]);
    const still = on.line.picture.get();
    on.readings[0]?.onEvents([BEAT]);
    expect(on.line.picture.get()).toBe(still);
    on.readings[0]?.onEvents([said([], { longAfterMs: 2, isWorkingTime: false })]);
    expect(on.line.picture.get()).toMatchObject({ longAfterMs: 2, isWorkingTime: false });
  });

  it('sets its clock by every beat', async () => {
    const on = lookOn(floorAt('run-5', 'Ada'));
    await on.connected(1);
    on.later(60_000);
    on.readings[0]?.onEvents([BEAT]);
    on.readings[0]?.end();
    await on.waiting(1);
    // The device ran a minute ahead; since when is told by the server's clock.
    expect(on.status()).toEqual({
      status: 'stale',
      sinceMs: Date.parse('2026-07-01T14:00:00.000Z'),
    });
  });
});

describe('the wait before the next try', () => {
  it('doubles up to a quarter of a minute, half of it by chance', () => {
    expect([0, 1, 2, 9, 99].map((failures) => waitMs(failures, 1))).toEqual([
      500, 1000, 2000, 15_000, 15_000,
    ]);
    expect(waitMs(9, 0)).toBe(7_500);
  });
});
