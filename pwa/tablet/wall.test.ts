import { beforeEach, describe, expect, it } from 'vitest';
import type { RosterUser } from '#schema/contract/auth.ts';
import { createStore } from '../shared/store.ts';
import { ready, valueOf, type Loadable } from './loadable.ts';
import { Device, someTap, type Tab } from './outbox/testing/device.ts';
import { ScriptedServer } from './outbox/testing/scripted-server.ts';
import { VirtualTime } from './outbox/testing/virtual-time.ts';
import type { KnownRoster } from './roster.ts';
import { createWall } from './wall.ts';

const NOW_MS = Date.parse('2026-11-03T12:00:00Z');
const ID = '019a0000-0000-7000-8000-000000000001';
const WORDS = {
  ...{ taskTypeName: 'Engraving', customerName: null, description: null, dueDate: null },
  flags: [],
};
const START = { ...someTap(), words: WORDS };
const running = { orderNumber: '10480', startedAt: '2026-11-03T11:00:00.000Z' };
const AT_WORK = {
  onTheClock: { ...running, taskTypeName: 'Artwork' },
  session: { ...running, id: ID, taskType: 'ART' },
};

function anna(told: Pick<RosterUser, 'onTheClock' | 'session'>): RosterUser {
  return {
    id: 7,
    displayName: 'Anna',
    initials: 'A',
    team: null,
    badge: null,
    language: 'en',
    pinDue: false,
    pinLength: 6,
    ...told,
  };
}

const IDLE = anna({ onTheClock: null, session: null });

let time: VirtualTime;
let server: ScriptedServer;
let device: Device;
let tab: Tab;

beforeEach(async () => {
  time = new VirtualTime(NOW_MS);
  server = new ScriptedServer(time);
  server.always('offline');
  device = new Device(time, server.fetch);
  tab = await device.openTab();
});

function wallOf(user: RosterUser, askedMs: number | null = NOW_MS) {
  const roster = createStore<Loadable<KnownRoster>>(ready({ users: [user], askedMs }));
  const dayOf = (atMs: number) => new Date(atMs).toISOString().slice(0, 10);
  const wall = createWall({ roster, outbox: tab.outbox, clock: device.clock, dayOf });
  return { roster, shown: () => valueOf(wall())?.[0] };
}

describe('the wall of names', () => {
  it('shows people as the server told them while nothing was tapped', () => {
    const user = anna(AT_WORK);
    expect(wallOf(user).shown()).toBe(user);
  });

  it('shows who started while the network was gone, and on what', async () => {
    const { shown } = wallOf(IDLE);
    await tab.outbox.add(START);
    expect(shown()?.onTheClock).toMatchObject({ orderNumber: '10482', taskTypeName: 'Engraving' });
    // What begins a sign-in is what the server told: the tap itself is on the tablet.
    expect(shown()?.session).toBeNull();
  });

  it('shows who ended work that the server knows of', async () => {
    const { shown } = wallOf(anna(AT_WORK));
    const input = { id: ID, reason: 'finished' } as const;
    await tab.outbox.add({ ...START, command: 'sessions.close', input });
    expect(shown()?.onTheClock).toBeNull();
  });

  it('goes by the tap until the server was asked after it', async () => {
    const { roster, shown } = wallOf(IDLE);
    await tab.outbox.add(START);
    await time.settle();
    server.always('apply');
    tab.outbox.nudge();
    await time.settle();
    expect(tab.outbox.state.get().pending).toEqual([]);
    expect(shown()?.onTheClock).toMatchObject({ orderNumber: '10482' });
    roster.set(ready({ users: [IDLE], askedMs: time.nowMs + 1 }));
    expect(shown()?.onTheClock).toBeNull();
  });

  it('goes by taps that wait only, when nobody knows how old the names are', async () => {
    const { shown } = wallOf(IDLE, null);
    await tab.outbox.add(START);
    expect(shown()?.onTheClock).not.toBeNull();
    await time.settle();
    server.always('apply');
    tab.outbox.nudge();
    await time.settle();
    expect(shown()?.onTheClock).toBeNull();
  });
});
