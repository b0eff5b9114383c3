import { beforeEach, describe, expect, it } from 'vitest';
import { Device, someTap, type Tab } from './testing/device.ts';
import { ScriptedServer } from './testing/scripted-server.ts';
import { VirtualTime } from './testing/virtual-time.ts';

const START_MS = Date.parse('2026-11-03T12:00:00Z');
const ANNA = 7;
const HOUR = 3_600_000;

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

const states = async () => (await device.stored()).map(({ state }) => state);

describe('a page that is loaded again', () => {
  async function reload(): Promise<void> {
    tab.die();
    tab = await device.openTab();
    await time.settle();
  }

  it('sends what waited', async () => {
    server.next(ANNA, 'offline');
    const keys = await tapped(2);
    await time.settle();
    await reload();
    expect(server.done).toEqual(keys);
  });

  it('sends again what was under way, under the same key', async () => {
    server.latencyMs = 500;
    const [key] = await tapped();
    await time.pass(100);
    await reload();
    await time.pass(1_000);
    expect(server.keys()).toEqual([key, key]);
    expect(server.done).toEqual([key]);
    expect(await states()).toEqual(['sent']);
  });

  it('sends again what was answered when the answer was not stored', async () => {
    device.through = (storage) => ({
      ...storage,
      settle: () => Promise.reject(new Error('the page dies here')),
    });
    await reload();
    const [key] = await tapped();
    await time.settle();
    expect(server.done).toEqual([key]);
    expect(await states()).toEqual(['pending']);
    device.through = (storage) => storage;
    await reload();
    expect(server.keys().slice(-1)).toEqual([key]);
    expect(server.done).toEqual([key]);
    expect(await states()).toEqual(['sent']);
  });

  it('sends nothing again that was answered', async () => {
    await tapped(3);
    await time.settle();
    await reload();
    await time.pass(HOUR);
    expect(server.attempts).toHaveLength(3);
  });

  it('would lose a tap that left the storage before its answer: this test sees that', async () => {
    device.through = (storage) => ({
      ...storage,
      // What a queue does that removes before it sends.
      add: async (make, from) => {
        const tap = await storage.add(make, from);
        await storage.forget(tap.event.key);
        return tap;
      },
    });
    await reload();
    server.next(ANNA, 'offline');
    const keys = await tapped(2);
    await time.settle();
    await reload();
    await time.pass(HOUR);
    expect(server.done).not.toEqual(keys);
  });

  it('goes on counting where it was', async () => {
    await tapped(2);
    await reload();
    await tapped();
    expect((await device.stored()).map(({ event }) => event.seq)).toEqual([1, 2, 3]);
  });
});
