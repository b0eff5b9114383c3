import { beforeEach, describe, expect, it } from 'vitest';
import type { TaskType } from '#schema/contract/orders.ts';
import type { Me } from '#schema/contract/sessions.ts';
import { createDayView, type DayView } from './day-view.ts';
import { Device, someTap, type Tab } from './testing/device.ts';
import { ScriptedServer } from './testing/scripted-server.ts';
import { VirtualTime } from './testing/virtual-time.ts';

const START_MS = Date.parse('2026-11-03T12:00:00Z');
const ANNA = { id: 7, displayName: 'Anna', role: 'operator', language: 'en' } as const;
const ID = '019a0000-0000-7000-8000-000000000001';

let time: VirtualTime;
let server: ScriptedServer;
let device: Device;
let tab: Tab;
let view: DayView;
let reads: number;
/** What `GET /api/me` answers. */
let readMe: () => Promise<Me>;

beforeEach(async () => {
  time = new VirtualTime(START_MS);
  server = new ScriptedServer(time);
  device = new Device(time, server.fetch);
  reads = 0;
  readMe = () => Promise.resolve(me(0));
  await load();
});

async function load(): Promise<void> {
  tab = await device.openTab();
  view = createDayView({
    ...{ outbox: tab.outbox, storage: tab.storage, clock: device.clock },
    dayOf: (atMs) => new Date(atMs).toISOString().slice(0, 10),
    readMe: () => {
      reads += 1;
      return readMe();
    },
  });
}

function me(workedMs: number, openSession: Me['openSession'] = null): Me {
  const now = new Date(time.nowMs).toISOString();
  return {
    user: ANNA,
    openSession,
    today: { workedMs },
    resumable: [],
    inReview: 0,
    corrections: [],
    now,
  };
}

const offline = () => Promise.reject(new Error('offline'));
const start = () => tab.outbox.add({ ...someTap(), ...START });
const START = {
  command: 'sessions.start',
  input: { id: ID, orderNumber: '10482', taskType: 'ENGRAVE' },
} as const;
const openId = () => view.day.get()?.me.openSession?.id;

describe('the day of who is here', () => {
  it('shows a tap as soon as it is saved, with nothing but what is on the tablet', async () => {
    server.always('offline');
    await view.open(ANNA, null);
    expect(view.day.get()?.me.openSession).toBeNull();
    await start();
    expect(openId()).toBe(ID);
    expect(view.day.get()?.undo).toMatchObject({ of: 'start', id: ID });
    tab.die();
    await load();
    await view.open(ANNA, null);
    expect(openId()).toBe(ID);
  });

  it('shows work begun elsewhere, called as the tablet’s own lists call it', async () => {
    const running = { id: ID, taskType: 'ENGRAVE', startedAt: new Date(START_MS).toISOString() };
    await view.open(ANNA, { ...running, orderNumber: '10482' });
    expect(view.day.get()?.me.openSession).toMatchObject({ taskTypeName: 'ENGRAVE' });

    const order = { orderNumber: '10482', customerName: 'Acme', description: 'Oars' };
    const engraving = { code: 'ENGRAVE', name: 'Engraving', kind: 'direct', icon: '', hue: 1 };
    await tab.storage.keepSnapshot('taskTypes', [engraving as TaskType]);
    const orders = [{ ...order, dueDate: '2026-11-05' }];
    await tab.storage.keepSnapshot('orders', { etag: null, orders });
    await view.open(ANNA, { ...running, orderNumber: '10482' });
    expect(view.day.get()?.me.openSession).toMatchObject({
      ...order,
      taskTypeName: 'Engraving',
      dueDate: '2026-11-05',
    });
    const input = { id: ID, reason: 'paused' } as const;
    await tab.outbox.add({ ...someTap(), command: 'sessions.close', input });
    expect(view.day.get()?.me.resumable).toMatchObject([{ ...order, taskTypeName: 'Engraving' }]);
  });

  it('is not the day of whoever was signed in before, when this one came without the network', async () => {
    server.always('offline');
    await view.open(ANNA, null);
    await start();
    readMe = () => Promise.resolve({ ...me(3_600_000), user: { ...ANNA, id: 8 } });
    await view.read();
    expect(view.day.get()?.me).toMatchObject({ user: ANNA, today: { workedMs: 0 } });
    expect(openId()).toBe(ID);
    expect(await tab.storage.day(ANNA.id)).toBeUndefined();
  });

  it('shows it on after the answer, until the server was asked again', async () => {
    readMe = offline;
    await view.open(ANNA, null);
    await start();
    await time.settle();
    expect([server.done.length, reads, openId()]).toEqual([1, 1, ID]);
    tab.die();
    await load();
    await view.open(ANNA, null);
    expect(openId()).toBe(ID);
    readMe = () => Promise.resolve(me(60_000));
    await view.read();
    expect([openId(), view.day.get()?.me.today.workedMs]).toEqual([undefined, 60_000]);
  });

  it('never falls back to before a tap in between', async () => {
    await view.open(ANNA, null);
    const shown: (string | undefined)[] = [];
    view.day.subscribe(() => shown.push(openId()));
    await start();
    const session = view.day.get()?.me.openSession;
    readMe = () => Promise.resolve(me(0, session));
    await time.settle();
    expect(shown.length).toBeGreaterThan(1);
    expect(new Set(shown)).toEqual(new Set([ID]));
    expect(tab.outbox.tapsSinceDay(ANNA.id)).toEqual([]);
  });

  it('is read once more when a tap was answered while it was read', async () => {
    server.latencyMs = 100;
    await view.open(ANNA, null);
    await start();
    // Read before the server has the tap, answered after it.
    let answer = () => {};
    const early = me(0);
    readMe = () =>
      new Promise((resolve) => {
        answer = () => {
          resolve(early);
        };
      });
    const reading = view.read();
    await time.pass(200);
    const { openSession } = view.day.get()!.me;
    readMe = () => Promise.resolve(me(0, openSession));
    answer();
    await reading;
    await time.settle();
    expect(openId()).toBe(ID);
    expect(await tab.storage.day(ANNA.id)).toMatchObject({ me: { openSession: { id: ID } } });
  });

  it('counts a tap that waits for a foreman at once, and takes its effect back', async () => {
    readMe = offline;
    server.next(ANNA.id, { review: 'order_void' });
    await view.open(ANNA, null);
    await start();
    expect(openId()).toBe(ID);
    await time.settle();
    expect(view.day.get()?.me).toMatchObject({ openSession: null, inReview: 1 });
    readMe = () => Promise.resolve({ ...me(0), inReview: 1 });
    await view.read();
    expect(view.day.get()?.me.inReview).toBe(1);
  });

  it('is read when the last of several taps is answered, not for each', async () => {
    await view.open(ANNA, null);
    server.always('offline');
    await start();
    await tab.outbox.add(someTap());
    await tab.outbox.add(someTap());
    server.always('apply');
    tab.outbox.nudge();
    await time.pass(5_000);
    expect([server.done.length, reads]).toEqual([3, 1]);
  });

  it('is nobody’s once they left, whatever still comes', async () => {
    server.latencyMs = 100;
    await view.open(ANNA, null);
    await start();
    view.leave();
    await time.pass(1_000);
    expect([view.day.get(), reads]).toEqual([null, 0]);
  });

  it('works on a tablet that cannot store anything', async () => {
    tab.die();
    device.through = () =>
      new Proxy({} as Tab['storage'], { get: () => () => Promise.reject(new Error('broken')) });
    await load();
    await view.open(ANNA, null);
    readMe = () => Promise.resolve(me(60_000));
    await view.read();
    expect(view.day.get()?.me.today.workedMs).toBe(60_000);
  });
});
