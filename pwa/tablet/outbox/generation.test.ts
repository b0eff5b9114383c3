import { beforeEach, describe, expect, it } from 'vitest';
import { Device, someTap, type Tab } from './testing/device.ts';
import { ScriptedServer } from './testing/scripted-server.ts';
import { VirtualTime } from './testing/virtual-time.ts';

const START_MS = Date.parse('2026-11-03T12:00:00Z');
const [ANNA, BEN] = [7, 8];
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

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

describe('what the server said', () => {
  it('is told, and kept over a reload until its person has seen it', async () => {
    server.next(ANNA, { review: 'order_void' });
    const [key] = await tapped(1, ANNA);
    await tapped(1, BEN);
    await time.settle();
    tab.die();
    tab = await device.openTab();
    const unseen = () => tab.outbox.state.get().unseen.map(({ event }) => event.userId);
    expect(unseen()).toEqual([ANNA, BEN]);
    expect(tab.outbox.state.get().unseen[0]).toMatchObject({
      event: { key },
      verdict: { kind: 'review', reason: 'order_void', detail: 'Because of order_void.' },
    });
    await tab.outbox.markSeen(ANNA);
    expect(unseen()).toEqual([BEN]);
  });

  it('is kept for longer than a week when somebody has to look at the tap', async () => {
    server.next(ANNA, { review: 'order_void' });
    const [inReview] = await tapped(2, ANNA);
    await time.pass(8 * DAY);
    await tapped(1, BEN);
    await time.settle();
    expect(
      (await device.stored()).map(({ event }) => [event.userId, event.key === inReview]),
    ).toEqual([
      [ANNA, true],
      [BEN, false],
    ]);
  });
});

describe('another restore generation', () => {
  const sentAfter = async (attempts: number) => {
    await time.settle();
    return server.keys().slice(attempts);
  };

  it('brings back what was sent in the last 7 days before what waits, and nothing older', async () => {
    const [old] = await tapped();
    await time.pass(DAY);
    const recent = await tapped(3);
    await time.pass(6 * DAY + HOUR);
    server.restore('two', []);
    const before = server.attempts.length;
    const [latest] = await tapped();
    const again = await sentAfter(before);
    // The first one is not taken: what came before it is gone there.
    expect(again).toEqual([latest, ...recent, latest]);
    expect(again).not.toContain(old);
    expect(server.done).toEqual([...recent, latest]);
    await time.pass(DAY);
    expect(server.attempts).toHaveLength(before + 5);
  });

  it('is learned from elsewhere, too', async () => {
    const keys = await tapped(2);
    await time.settle();
    server.restore('two', []);
    await tab.outbox.noteGeneration('two');
    expect(await sentAfter(2)).toEqual(keys);
  });

  it('leaves alone what was refused, and says nothing again of what was applied', async () => {
    server.next(ANNA, { status: 422, code: 'malformed' });
    const [, applied] = await tapped(2);
    await time.settle();
    await tab.outbox.markSeen(ANNA);
    server.restore('two', []);
    await tab.outbox.noteGeneration('two');
    expect(await sentAfter(2)).toEqual([applied]);
    expect(tab.outbox.state.get().unseen).toEqual([]);
  });

  it('is not forgotten when the page dies before the first answer', async () => {
    const keys = await tapped(2);
    await time.settle();
    server.restore('two', []);
    server.always('offline');
    await tab.outbox.noteGeneration('two');
    tab.die();
    server.always('apply');
    tab = await device.openTab();
    await time.settle();
    expect(server.done).toEqual(keys);
  });

  it('that an answer from before the restore brings late does no harm', async () => {
    await tapped(2, ANNA);
    await time.settle();
    server.restore('two', []);
    await tab.outbox.noteGeneration('two');
    await time.settle();
    await tab.outbox.noteGeneration('one');
    await time.settle();
    const stored = await device.stored();
    expect(stored.map(({ state }) => state)).toEqual(['sent', 'sent']);
    expect(server.done).toHaveLength(2);
    expect(await tab.storage.meta('generation')).toBe('two');
  });
});
