import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Me, Session } from '#schema/contract/sessions.ts';
import { ApiError } from '../shared/api.ts';
import { valueOf } from './loadable.ts';
import { createNavigation } from './navigation.ts';
import { createNotices } from './notices.ts';
import { createDayView } from './outbox/day-view.ts';
import { Device } from './outbox/testing/device.ts';
import { ScriptedServer } from './outbox/testing/scripted-server.ts';
import { VirtualTime } from './outbox/testing/virtual-time.ts';
import { createShift, readMeFor, type Shift } from './shift.ts';
import { createTapGuard } from './tap-guard.ts';

const NOW_MS = Date.parse('2026-11-03T13:00:00Z');
const ANNA = { id: 7, displayName: 'Anna Berg', role: 'operator', language: 'en' } as const;
const PROOF = { kind: 'grant', grant: 'annas' } as const;
const RUNNING = {
  id: '01900000-0000-7000-8000-000000000001',
  user: { id: 7, displayName: 'Anna Berg' },
  orderNumber: '10482',
  taskType: 'ENGRAVE',
  taskTypeName: 'Engraving',
  startedAt: '2026-11-03T12:00:00Z',
  endedAt: null,
  flags: [],
} as unknown as Session;
const WORK = { orderNumber: '10482', taskType: 'ENGRAVE' };
const FILM = {
  code: 'FILM',
  name: 'Gold film',
  unit: 'm',
  unitCostCents: 1299,
  version: 1,
  changed: null,
};

let time: VirtualTime;
let server: ScriptedServer;
let isOnline: boolean;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], now: NOW_MS });
  time = new VirtualTime(NOW_MS);
  server = new ScriptedServer(time);
  isOnline = true;
});

/** Anna at a tablet, with this running; `/api/me` says so, or rejects. */
async function annasShift(
  openSession: Session | null,
  readMe: () => Promise<Me> = () => Promise.resolve(dayWith(openSession)),
) {
  const device = new Device(time, server.fetch);
  const { outbox, storage } = await device.openTab();
  const { clock } = device;
  const guard = createTapGuard();
  const notices = createNotices();
  const navigation = createNavigation(guard, notices);
  const dayOf = (atMs: number) => new Date(atMs).toISOString().slice(0, 10);
  const dayView = createDayView({ outbox, storage, clock, dayOf, readMe });
  const leave = vi.fn();
  const lost = vi.fn();
  const shift = createShift({
    ...{ outbox, dayView, clock, guard, notices, navigation, leave, lost },
    timeZone: () => 'America/Chicago',
    isOnline: () => isOnline,
  });
  shift.begin(ANNA, PROOF, null);
  await vi.waitFor(
    () => {
      expect(shift.me.get().state).toBe('ready');
    },
    { timeout: 3000 },
  );
  navigation.go({ name: 'task', mode: 'start', order: { orderNumber: '10482', known: null } });
  const sent = () => server.attempts.map(({ event }) => event);
  return { shift, outbox, sent, notices, navigation, leave, lost, dayView };
}

function dayWith(openSession: Session | null): Me {
  const now = new Date(NOW_MS).toISOString();
  return {
    ...{ user: ANNA, openSession, today: { workedMs: 0 } },
    ...{ resumable: [], inReview: 0, corrections: [], now },
  };
}

const openOf = (shift: Shift) => valueOf(shift.me.get())?.openSession ?? null;

describe('a shift', () => {
  it('starts work under an id made here and says when it began, in the plant’s time', async () => {
    const { shift, sent, notices, navigation } = await annasShift(null);
    await shift.start('start', WORK, 'start');
    expect(navigation.screen.get().name).toBe('work');
    expect(notices.toast.get()?.words).toBe('Started 07:00');
    const begun = openOf(shift);
    expect(begun).toMatchObject({ orderNumber: '10482', taskType: 'ENGRAVE' });
    await time.settle();
    expect(sent()).toMatchObject([
      { userId: 7, command: 'sessions.start', input: WORK, proof: PROOF, seq: 1 },
    ]);
    expect(sent()[0]?.input).toMatchObject({ id: begun?.id });
    expect(sent()[0]?.input).not.toHaveProperty('switch');
  });

  it('shows and keeps it just the same while the server is out of reach', async () => {
    server.always('offline');
    isOnline = false;
    const { shift, outbox, sent, notices } = await annasShift(null);
    await shift.start('start', WORK, 'start');
    expect([openOf(shift)?.orderNumber, notices.toast.get()?.words]).toEqual([
      '10482',
      'Started 07:00',
    ]);
    expect(outbox.state.get().pending).toHaveLength(1);
    // Nobody knows what runs elsewhere, so the last tap wins.
    await time.settle();
    expect(sent()[0]?.input).toMatchObject({ switch: true });
  });

  it('does not tell the next person what the one before did', async () => {
    const { shift, notices } = await annasShift(null);
    await shift.start('start', WORK, 'start');
    shift.end();
    shift.begin({ ...ANNA, id: ANNA.id + 1 }, PROOF, null);
    expect(notices.toast.get()).toBeNull();
  });

  it('offers nobody an undo once its person has left', async () => {
    const { shift, notices } = await annasShift(null);
    await shift.start('start', WORK, 'start');
    expect(notices.toast.get()?.undo).toBeDefined();
    shift.end();
    expect(notices.toast.get()).toBeNull();
  });

  it('says switch only when something runs', async () => {
    const { shift, sent } = await annasShift(RUNNING);
    await shift.start('start', { ...WORK, taskType: 'ART' }, 'switch');
    await time.settle();
    expect(sent()[0]?.input).toMatchObject({ switch: true, taskType: 'ART' });
  });

  it('asks for a new order when the number is not in the list', async () => {
    const { shift, sent } = await annasShift(null);
    await shift.start('start', { ...WORK, createOrder: true }, 'start');
    await time.settle();
    expect(sent()[0]?.input).toMatchObject({ createOrder: true });
  });

  it('leaves out what was not counted', async () => {
    const { shift, sent } = await annasShift(RUNNING);
    await shift.finish({ good: 58, scrap: null, note: '' });
    expect(openOf(shift)).toBeNull();
    await time.settle();
    expect(sent()[0]).toMatchObject({ command: 'sessions.close' });
    expect(sent()[0]?.input).toEqual({ id: RUNNING.id, reason: 'finished', goodQuantity: 58 });
  });

  it('makes two taps one', async () => {
    const { shift, outbox } = await annasShift(RUNNING);
    server.always('offline');
    await Promise.all([shift.pause(), shift.pause()]);
    expect(outbox.state.get().pending).toHaveLength(1);
  });

  it('signs out when the day is ended, after the tap is saved', async () => {
    const { shift, sent, leave } = await annasShift(RUNNING);
    await shift.endDay();
    expect(leave).toHaveBeenCalledTimes(1);
    await time.settle();
    expect(sent()[0]?.input).toMatchObject({ reason: 'signed_out' });
  });

  it('logs material and says what', async () => {
    const { shift, sent, notices } = await annasShift(RUNNING);
    expect(await shift.useMaterial('10482', FILM, -1.5)).toBe(true);
    expect(notices.toast.get()?.words).toBe('Returned 1.5 m Gold film');
    await time.settle();
    expect(sent()[0]?.input).toMatchObject({ materialCode: 'FILM', quantity: -1.5 });
  });

  it('takes the last tap back, once', async () => {
    server.always('offline');
    const { shift, outbox, notices } = await annasShift(RUNNING);
    await shift.pause();
    const { undo } = notices.toast.get() ?? {};
    expect(undo).toBeTypeOf('function');
    undo?.();
    await vi.waitFor(() => {
      expect(notices.toast.get()?.words).toBe('Undone');
    });
    expect(openOf(shift)).toMatchObject({ orderNumber: '10482', endedAt: null });
    undo?.();
    await time.settle();
    const events = outbox.state.get().pending.map(({ tap }) => tap.event);
    expect(events.map(({ command }) => command)).toEqual(['sessions.close', 'sessions.undo']);
    expect(events[1]?.input).toEqual({ id: RUNNING.id, of: 'closure', newId: openOf(shift)?.id });
  });
});

describe('what the server makes of a tap', () => {
  it('is said when the foreman must look at it, and how things really stand is shown', async () => {
    const { shift, notices, lost } = await annasShift(RUNNING);
    server.next(7, { review: 'overlaps' });
    await shift.pause();
    expect(openOf(shift)).toBeNull();
    await time.settle();
    await vi.waitFor(() => {
      expect(openOf(shift)?.id).toBe(RUNNING.id);
    });
    const { words } = notices.notice.get() ?? {};
    expect(words).toMatch(/^Pause, 07:00\. .+ Your tap is kept: your foreman sees it\.$/);
    expect(lost).not.toHaveBeenCalled();
  });

  it('ends the sign-in when the PIN typed without the network was wrong', async () => {
    const { shift, lost } = await annasShift(null);
    server.next(7, { review: 'wrong_pin' });
    await shift.start('start', WORK, 'start');
    await time.settle();
    expect(lost.mock.calls[0]?.[0]).toMatch(/was not right/);
  });

  it('is told at the next sign-in to whoever had left', async () => {
    const { shift, notices } = await annasShift(RUNNING);
    server.next(7, { review: 'overlaps' });
    await shift.pause();
    shift.end();
    await time.settle();
    expect(notices.notice.get()).toBeNull();
    shift.begin(ANNA, PROOF, null);
    expect(notices.notice.get()?.words).toMatch(/foreman/);
  });
});

describe('how things stand', () => {
  it('is waited for a moment only: then what the tablet knows is shown', async () => {
    const never = new Promise<Me>(() => undefined);
    const { shift } = await annasShift(null, () => never);
    expect(openOf(shift)).toBeNull();
  });

  it('ends the sign-in when the server says nobody is signed in', async () => {
    const gone = new ApiError(401, 'not_signed_in', '', false);
    const { lost } = await annasShift(null, () => Promise.reject(gone));
    expect(lost).toHaveBeenCalledTimes(1);
  });

  it('is nobody else’s, and not asked for somebody the server does not know to be here', async () => {
    const bens = { ...dayWith(null), user: { ...ANNA, id: 8 } };
    const read = vi.fn(() => Promise.resolve(bens));
    await expect(readMeFor(ANNA, false, read)).rejects.toMatchObject({ code: 'other_user' });
    await expect(readMeFor({ ...ANNA, id: 8 }, false, read)).resolves.toBe(bens);
    await expect(readMeFor(ANNA, true, read)).rejects.toMatchObject({ unheard: true });
    expect(read).toHaveBeenCalledTimes(2);
  });
});
