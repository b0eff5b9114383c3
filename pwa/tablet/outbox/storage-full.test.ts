import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Saved } from './outbox.ts';
import type { StoredTap } from './tap.ts';
import { Device, someTap, type Tab } from './testing/device.ts';
import { ScriptedServer } from './testing/scripted-server.ts';
import { VirtualTime } from './testing/virtual-time.ts';

const START_MS = Date.parse('2026-11-03T12:00:00Z');
const ANNA = 7;

let time: VirtualTime;
let server: ScriptedServer;
let device: Device;
let tab: Tab;

beforeEach(async () => {
  time = new VirtualTime(START_MS);
  server = new ScriptedServer(time);
  device = new Device(time, server.fetch);
  tab = await device.openTab();
});

/** Taps, and waits for "saved". @returns the keys */
async function tapped(times = 1, userId = ANNA, into = tab): Promise<string[]> {
  const keys: string[] = [];
  for (let left = times; left > 0; left -= 1) {
    const { tap } = await into.outbox.add(someTap(userId));
    keys.push(tap.event.key);
  }
  return keys;
}

describe('adding to what cannot be stored', () => {
  let roomLeft = 0;

  /** A storage with room for so many new taps; what is dropped makes room for more. */
  async function reopenWithRoomFor(room: number): Promise<void> {
    tab.die();
    roomLeft = room;
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      value: StoredTap,
      key,
    ) {
      const isNew = this.name === 'events' && value.state === 'pending';
      if (isNew && roomLeft === 0) throw new DOMException('no room', 'QuotaExceededError');
      if (isNew) roomLeft -= 1;
      return put.call(this, value, key);
    });
    device.through = (storage) => ({
      ...storage,
      dropSent: async (count) => {
        const dropped = await storage.dropSent(count);
        roomLeft += dropped;
        return dropped;
      },
    });
    tab = await device.openTab();
  }
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('is saved when the server says so, not before, and is said to be in trouble', async () => {
    await reopenWithRoomFor(0);
    server.next(ANNA, 'offline');
    let saved: Saved | undefined;
    const adding = tab.outbox.add(someTap(ANNA)).then((answer) => (saved = answer));
    await time.settle();
    expect(saved).toBeUndefined();
    expect(tab.outbox.state.get()).toMatchObject({
      storageTrouble: 'full',
      pending: [{ stored: false }],
    });
    await time.pass(1_000);
    await adding;
    expect(saved).toMatchObject({ by: 'server', tap: { verdict: { kind: 'applied' } } });
    expect(server.done).toHaveLength(1);
  });

  it('goes after what the person tapped before, and before what follows', async () => {
    await reopenWithRoomFor(1);
    server.always('offline');
    const [first] = await tapped();
    void tab.outbox.add(someTap());
    await time.settle();
    roomLeft = 1;
    const [third] = await tapped();
    server.always('apply');
    tab.outbox.nudge();
    await time.settle();
    expect(server.attempts.slice(-3).map(({ event }) => event.seq)).toEqual([1, 2, 3]);
    expect([server.done[0], server.done[2]]).toEqual([first, third]);
  });

  it('drops what was sent, to make room', async () => {
    await tapped(3);
    await time.settle();
    await reopenWithRoomFor(0);
    server.always('offline');
    const [key] = await tapped();
    expect(await device.stored()).toMatchObject([{ event: { key }, state: 'pending' }]);
    expect(tab.outbox.state.get().storageTrouble).toBeNull();
  });

  it('works over a storage that never opens', async () => {
    tab.die();
    const broken = new Proxy({} as Tab['storage'], {
      get: () => () => Promise.reject(new Error('Internal error opening backing store')),
    });
    device.through = () => broken;
    tab = await device.openTab();
    const { by } = await tab.outbox.add(someTap());
    expect([by, server.done.length]).toEqual(['server', 1]);
    expect(tab.outbox.state.get()).toMatchObject({ storageTrouble: 'broken', pending: [] });
  });
});
