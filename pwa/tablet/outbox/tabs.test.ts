import { beforeEach, describe, expect, it } from 'vitest';
import { Device, someTap, type Tab } from './testing/device.ts';
import { ScriptedServer } from './testing/scripted-server.ts';
import { VirtualTime } from './testing/virtual-time.ts';

const START_MS = Date.parse('2026-11-03T12:00:00Z');
const [ANNA, BEN] = [7, 8];

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

const pendingKeys = (of = tab) => of.outbox.state.get().pending.map(({ tap }) => tap.event.key);
const states = async () => (await device.stored()).map(({ state }) => state);

describe('two tabs', () => {
  let other: Tab;
  beforeEach(async () => {
    other = await device.openTab();
  });

  it('share one queue, and one of them sends', async () => {
    server.latencyMs = 100;
    const [first] = await tapped(1, ANNA, tab);
    const [second] = await tapped(1, ANNA, other);
    await time.settle();
    expect(pendingKeys(tab)).toEqual([first, second]);
    expect(pendingKeys(other)).toEqual([first, second]);
    await time.pass(1_000);
    expect(server.keys()).toEqual([first, second]);
    expect([pendingKeys(tab), pendingKeys(other)]).toEqual([[], []]);
    expect((await device.stored()).map(({ event }) => event.seq)).toEqual([1, 2]);
  });

  it('both hear what the server said', async () => {
    server.next(ANNA, { review: 'order_void' });
    const heard: unknown[] = [];
    tab.outbox.onSettled(({ verdict }) => heard.push(['tab', verdict?.kind]));
    other.outbox.onSettled(({ verdict }) => heard.push(['other', verdict?.kind]));
    await tapped(1, ANNA, other);
    await time.settle();
    expect(heard).toEqual([
      ['tab', 'review'],
      ['other', 'review'],
    ]);
  });

  it('go on when the one that sends dies, with what it had under way', async () => {
    server.latencyMs = 500;
    const keys = [...(await tapped(2, ANNA, tab)), ...(await tapped(1, BEN, other))];
    await time.pass(100);
    tab.die();
    await time.pass(5_000);
    expect([...server.done].sort()).toEqual([...keys].sort());
    expect(await states()).toEqual(['sent', 'sent', 'sent']);
    await tapped(1, BEN, other);
    await time.pass(1_000);
    expect(pendingKeys(other)).toEqual([]);
  });

  it('go on with a tap the dying one could not even tell of', async () => {
    const [key] = await tapped(1, ANNA, tab);
    await time.settle();
    const [{ ...kept }] = await tab.storage.live();
    const lost = await tab.storage.add(
      (seq) => ({ ...kept, state: 'pending', event: { ...kept.event, key: 'late', seq } }),
      1,
    );
    tab.die();
    await time.settle();
    expect(server.done).toEqual([key, lost.event.key]);
  });

  it('send what found no room in the storage themselves', async () => {
    tab.die();
    device.through = (storage) => ({
      ...storage,
      add: () => Promise.reject(new Error('broken')),
    });
    tab = await device.openTab();
    const { by } = await tab.outbox.add(someTap(ANNA));
    expect([by, server.done.length]).toEqual(['server', 1]);
    expect(await states()).toEqual(['sent']);
  });

  it('hand out no number twice, tapping at the same moment', async () => {
    server.always('offline');
    const both = [tapped(10, ANNA, tab), tapped(10, BEN, other)];
    await Promise.all(both);
    const seqs = (await device.stored()).map(({ event }) => event.seq);
    expect(seqs).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });
});
