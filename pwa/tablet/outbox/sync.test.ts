import { beforeEach, describe, expect, it } from 'vitest';
import { Device, someTap, type Tab } from './testing/device.ts';
import { ScriptedServer, type Turn } from './testing/scripted-server.ts';
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

const pendingKeys = (of = tab) => of.outbox.state.get().pending.map(({ tap }) => tap.event.key);
const states = async () => (await device.stored()).map(({ state }) => state);

describe('a tap', () => {
  it('is sent at once, with the time of sending, and kept marked sent', async () => {
    device.skewMs = 30_000;
    const [key] = await tapped();
    await time.settle();
    expect(server.attempts).toMatchObject([
      {
        event: { key, seq: 1, userId: ANNA, occurredAt: '2026-11-03T12:00:30.000Z' },
        sentAt: '2026-11-03T12:00:30.000Z',
      },
    ]);
    expect(pendingKeys()).toEqual([]);
    expect(await device.stored()).toMatchObject([
      { state: 'sent', verdict: { kind: 'applied' }, settledMs: START_MS + 30_000 },
    ]);
  });

  it('is in the storage when it counts as saved, before anything is sent', async () => {
    server.always('stall');
    const [key] = await tapped();
    expect(await device.stored()).toMatchObject([{ event: { key }, state: 'pending' }]);
  });

  it.each<Turn>([
    'offline',
    'lose',
    { status: 401 },
    { status: 403 },
    { status: 404 },
    { status: 408 },
    { status: 429 },
    { status: 500 },
    { status: 503 },
    { status: 502, html: true },
    { status: 200, html: true },
    { status: 413, html: true },
  ])('stays after %j and goes out again under the same key, until it is answered', async (turn) => {
    server.next(ANNA, turn, turn, turn);
    const [key] = await tapped();
    await time.pass(1_000 + 2_000);
    expect(pendingKeys()).toEqual([key]);
    expect(await states()).toEqual(['pending']);
    await time.pass(4_000);
    expect(server.keys()).toEqual([key, key, key, key]);
    expect(server.done).toEqual([key]);
    expect(new Set(server.attempts.map(({ sentAt }) => sentAt)).size).toBe(4);
    expect(await states()).toEqual(['sent']);
  });

  it.each([400, 409, 422])(
    'is kept aside after %d, with the reason, and the next goes',
    async (status) => {
      server.next(ANNA, { status, code: 'malformed' });
      const [first, second] = await tapped(2);
      await time.settle();
      expect(server.keys()).toEqual([first, second]);
      expect(await states()).toEqual(['refused', 'sent']);
      await time.pass(30 * DAY);
      await tapped();
      expect(tab.outbox.state.get().refused).toMatchObject([
        { event: { key: first }, verdict: { code: 'malformed', detail: 'Refused: malformed.' } },
      ]);
    },
  );

  it('is given up on by nobody: a week without network changes nothing', async () => {
    server.always('offline');
    const [key] = await tapped();
    await time.pass(7 * DAY);
    expect(server.keys().length).toBeGreaterThan(9_000);
    server.always('apply');
    await time.pass(60_000);
    expect(server.done).toEqual([key]);
  });

  it('that is never answered is tried again after 15 seconds', async () => {
    server.next(ANNA, 'stall');
    await tapped();
    await time.pass(14_999);
    expect(server.attempts).toHaveLength(1);
    await time.pass(1 + 1_000);
    expect(server.attempts.map(({ atMs }) => atMs - START_MS)).toEqual([0, 16_000]);
    expect(await states()).toEqual(['sent']);
  });
});

describe('the line of a person', () => {
  it('keeps their order, one under way at a time', async () => {
    server.latencyMs = 200;
    server.next(ANNA, 'lose', 'apply', 'apply', { status: 503 });
    const keys = await tapped(4);
    await time.pass(60_000);
    expect(server.done).toEqual(keys);
    expect(server.mostAtOnce).toBe(1);
    const [one, two, three, four] = keys;
    expect(server.keys()).toEqual([one, one, two, three, three, four]);
  });

  it('is held up by nobody else: not by a 401, not by a stall, not by a long wait', async () => {
    for (const turn of [{ status: 401 }, 'stall', { status: 429, retryAfter: '3600' }] as Turn[]) {
      server.next(ANNA, turn);
      const [annas] = await tapped(1, ANNA);
      const bens = await tapped(3, BEN);
      await time.settle();
      expect(server.done.slice(-3)).toEqual(bens);
      expect(pendingKeys()).toEqual([annas]);
      await time.pass(2 * HOUR);
      expect(pendingKeys()).toEqual([]);
    }
  });

  it('runs beside the others', async () => {
    server.latencyMs = 1_000;
    await Promise.all([tapped(1, ANNA), tapped(1, BEN)]);
    await time.pass(1_000);
    expect(server.done).toHaveLength(2);
  });

  it('goes by the number of the tap when the clock was set back', async () => {
    server.always('offline');
    await tapped();
    device.skewMs = -2 * HOUR;
    await tapped();
    const pending = tab.outbox.state.get().pending.map(({ tap }) => tap.event);
    expect(pending.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(pending[0]!.occurredAt > pending[1]!.occurredAt).toBe(true);
    server.always('apply');
    await time.pass(60_000);
    expect(server.done).toEqual(pending.map(({ key }) => key));
  });
});

describe('waiting', () => {
  /** When the attempts came, in ms after the first. */
  const attemptsMs = () => server.attempts.map(({ atMs }) => atMs - START_MS);

  it('doubles up to a minute', async () => {
    server.always('offline');
    await tapped();
    await time.pass(243_000);
    expect(attemptsMs()).toEqual([0, 1e3, 3e3, 7e3, 15e3, 31e3, 63e3, 123e3, 183e3, 243e3]);
  });

  it('begins anew once something got through', async () => {
    server.next(ANNA, ...Array<Turn>(6).fill('offline'), 'apply', 'offline');
    await tapped(2);
    await time.pass(63_000 + 1_000);
    expect(attemptsMs().slice(-3)).toEqual([63e3, 63e3, 64e3]);
  });

  it('is anything from nothing to that, by chance', async () => {
    device.random = () => 0.25;
    tab.die();
    tab = await device.openTab();
    server.always('offline');
    await tapped();
    await time.pass(1_750);
    expect(attemptsMs()).toEqual([0, 250, 750, 1_750]);
  });

  it('is never shorter than the server asked, nudged or not', async () => {
    server.next(ANNA, { status: 429, retryAfter: '90' });
    await tapped();
    await time.pass(80_000);
    tab.outbox.nudge();
    await time.pass(9_999);
    expect(server.attempts).toHaveLength(1);
    await time.pass(1);
    expect(server.attempts).toHaveLength(2);
  });

  it('ends when the network is back', async () => {
    server.always('offline');
    await tapped(1, ANNA);
    await tapped(1, BEN);
    await time.pass(600_000);
    server.always('apply');
    tab.outbox.nudge();
    await time.settle();
    expect(pendingKeys()).toEqual([]);
  });

  it('says since when, how much and why', async () => {
    server.next(ANNA, { status: 401, code: 'device_required' });
    await tapped(2);
    expect(tab.outbox.state.get()).toMatchObject({ sinceMs: START_MS });
    await time.settle();
    const { pending, failure } = tab.outbox.state.get();
    expect([pending.length, failure?.code]).toEqual([2, 'device_required']);
    await time.pass(1_000);
    expect(tab.outbox.state.get()).toMatchObject({ pending: [], sinceMs: null, failure: null });
  });
});
