import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Day } from '#schema/rules/project-day.ts';
import { openStorage } from './indexed-storage.ts';
import type { TabletStorage } from './storage.ts';
import { settled, type StoredTap } from './tap.ts';

const ANNA = 7;
const NOW_MS = Date.parse('2026-11-03T12:00:00Z');
const DAY: Day = {
  me: {
    user: { id: ANNA, displayName: 'Anna', role: 'operator', language: 'en' },
    ...{ openSession: null, today: { workedMs: 0 }, resumable: [], inReview: 0, corrections: [] },
    now: '2026-11-03T12:00:00Z',
  },
  undo: null,
};

let storage: TabletStorage;
beforeEach(() => {
  storage = openStorage('test');
});
afterEach(async () => {
  vi.restoreAllMocks();
  storage.close();
  await deleteDB('test');
});

const pending =
  (key: string, userId = ANNA) =>
  (seq: number): StoredTap => ({
    event: {
      ...{ key, seq, userId, command: 'materials.log', input: {} },
      occurredAt: '2026-11-03T12:00:00Z',
      proof: { kind: 'grant', grant: 'a grant' },
    },
    ...{ words: null, state: 'pending', again: false, verdict: null, settledMs: null },
    ...{ seen: false, inDay: false },
  });

async function sent(key: string, atMs = NOW_MS): Promise<StoredTap> {
  const tap = await storage.add(pending(key), 1);
  const verdict = { kind: 'review', reason: 'other', detail: '', itemId: 1 } as const;
  const answered = settled(tap, verdict, atMs);
  await storage.settle(answered, 0, 'one');
  return answered;
}

describe('every write', () => {
  it('is strictly durable', async () => {
    const asked = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await sent('a');
    await storage.markSeen(ANNA);
    await storage.noteGeneration('two', 0);
    await storage.dropSent(1);
    await storage.dropSnapshots();
    await storage.forget('a');
    await storage.keepDay(ANNA, DAY, 0);
    await storage.keepMeta('clockOffsetMs', 5);
    await storage.keepGrant(ANNA, { token: 't', until: '2026-11-04T12:00:00Z' });
    await storage.keepSnapshot('roster', []);
    const writes = asked.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(writes).toHaveLength(11);
    expect(writes.every(([, , options]) => options?.durability === 'strict')).toBe(true);
  });

  it('says when there is no room, and leaves nothing half done', async () => {
    const { put } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      value: unknown,
      key,
    ) {
      if (this.name === 'events') throw new DOMException('no room', 'QuotaExceededError');
      return put.call(this, value, key);
    });
    const adding = storage.add(pending('a'), 1);
    await expect(adding).rejects.toMatchObject({ name: 'StorageError', trouble: 'full' });
    await expect(adding).rejects.toThrow('The storage of this tablet is full.');
    expect(await storage.meta('seq')).toBeUndefined();
  });

  it('says that there is no room when the browser notices that only a write later', async () => {
    const { put } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      value: unknown,
      key,
    ) {
      const request = put.call(this, value, key);
      const { transaction } = this;
      const error = new DOMException('no room', 'QuotaExceededError');
      Object.defineProperty(transaction, 'error', { get: () => error });
      request.addEventListener('success', () => {
        if (this.name === 'meta') transaction.abort();
      });
      return request;
    });
    await expect(storage.add(pending('a'), 1)).rejects.toMatchObject({ trouble: 'full' });
    vi.restoreAllMocks();
    expect(await storage.live()).toEqual([]);
  });

  it('says that the storage is broken when it is', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Internal error opening backing store', 'UnknownError');
    });
    await expect(storage.live()).rejects.toMatchObject({ trouble: 'broken' });
    vi.restoreAllMocks();
    expect(await storage.live()).toEqual([]);
  });
});

describe('settle', () => {
  it('leaves a tap alone that another tab settled meanwhile', async () => {
    const tap = await sent('a');
    const verdict = { kind: 'refused', code: 'late', detail: '' } as const;
    await storage.settle(settled(tap, verdict, NOW_MS), 0, null);
    expect(await storage.live()).toMatchObject([{ state: 'sent' }]);
    expect(await storage.settledCount(ANNA)).toBe(1);
  });

  it('keeps a tap that found no room before, and never gives its number to another', async () => {
    const tap = settled(pending('a')(12), { kind: 'refused', code: 'no', detail: '' }, NOW_MS);
    await storage.settle(tap, 0, null);
    const next = await storage.add(pending('b'), 1);
    expect(next.event.seq).toBe(13);
  });
});

describe('keepDay', () => {
  it('says of the taps that were answered that the day has them, and of no other', async () => {
    await sent('a');
    await storage.add(pending('b'), 1);
    expect(await storage.keepDay(ANNA, DAY, await storage.settledCount(ANNA))).toBe(true);
    const inDay = (await storage.live()).map(({ event, inDay }) => [event.key, inDay]);
    expect(inDay).toEqual([
      ['a', true],
      ['b', false],
    ]);
    expect(await storage.day(ANNA)).toEqual(DAY);
  });

  it('does not keep a day that may lack a tap answered while it was read', async () => {
    const count = await storage.settledCount(ANNA);
    await sent('a');
    expect(await storage.keepDay(ANNA, DAY, count)).toBe(false);
    expect(await storage.day(ANNA)).toBeUndefined();
  });

  it('does not keep the day of a restored backup before it got its taps back', async () => {
    await sent('a');
    await storage.noteGeneration('two', 0);
    expect(await storage.keepDay(ANNA, DAY, await storage.settledCount(ANNA))).toBe(false);
  });
});

describe('what else is kept', () => {
  it('are grants, for as long as they hold', async () => {
    const grant = { token: 'a grant', until: '2026-11-04T12:00:00Z' };
    await storage.keepGrant(ANNA, grant);
    const untilMs = Date.parse(grant.until);
    expect(await storage.grant(ANNA, untilMs - 1)).toEqual(grant);
    expect(await storage.grant(ANNA, untilMs)).toBeUndefined();
    expect(await storage.grant(8, NOW_MS)).toBeUndefined();
  });

  it('is what was read last, until the room is needed for taps', async () => {
    const order = { orderNumber: '1', customerName: 'A', description: 'b', dueDate: null };
    const orders = { etag: '"1"', orders: [order] };
    await storage.keepSnapshot('orders', orders);
    expect(await storage.snapshot('orders')).toEqual(orders);
    await storage.dropSnapshots();
    expect(await storage.snapshot('orders')).toBeUndefined();
  });
});

describe('making room', () => {
  it('drops the oldest first, and nothing anybody still waits for', async () => {
    await storage.add(pending('waits'), 1);
    await sent('unseen', NOW_MS);
    const applied = { kind: 'applied', clockCorrected: false, result: {} as never } as const;
    for (const [key, atMs] of [
      ['newer', NOW_MS + 2],
      ['older', NOW_MS + 1],
    ] as const) {
      const tap = await storage.add(pending(key), 1);
      await storage.settle(settled(tap, applied, atMs), 0, 'one');
    }
    expect(await storage.dropSent(1)).toBe(1);
    const left = async () => (await storage.live()).map(({ event }) => event.key);
    expect(await left()).toEqual(['waits', 'unseen', 'newer']);
    expect(await storage.dropSent(9)).toBe(1);
    expect(await left()).toEqual(['waits', 'unseen']);
  });
});
