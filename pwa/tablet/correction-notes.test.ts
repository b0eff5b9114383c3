import { describe, expect, it } from 'vitest';
import type { CorrectionNotice } from '#schema/contract/corrected-work.ts';
import type { Me } from '#schema/contract/sessions.ts';
import { createStore } from '../shared/store.ts';
import { createCorrectionNotes } from './correction-notes.ts';
import { LOADING, ready, type Loadable } from './loadable.ts';

const notice = (id: number): CorrectionNotice => ({
  id,
  correctedAt: '2026-11-03T13:00:00Z',
  correctedBy: { id: 2, displayName: 'Dana' },
  reason: 'forgot',
  before: null,
  after: null,
});
const day = (userId: number, ...ids: number[]): Me => ({
  user: { id: userId, displayName: 'Anna', role: 'operator', language: 'en' },
  ...{ openSession: null, today: { workedMs: 0 }, resumable: [], inReview: 0 },
  corrections: ids.map(notice),
  now: '2026-11-03T13:00:00Z',
});

/** A tablet whose server does not hear while `isDeaf`. */
async function open(kept?: Record<number, number>) {
  const me = createStore<Loadable<Me>>(LOADING);
  const heard: [number, number][] = [];
  const on = { isDeaf: false, kept };
  const notes = await createCorrectionNotes({
    me,
    storage: {
      meta: () => Promise.resolve(on.kept as never),
      keepMeta: (_name, value) => {
        on.kept = { ...(value as Record<number, number>) };
        return Promise.resolve();
      },
    },
    send: (userId, upTo) => {
      if (on.isDeaf) return Promise.reject(new Error('offline'));
      heard.push([userId, upTo]);
      return Promise.resolve();
    },
  });
  const shown = () => notes.unread.get().map(({ id }) => id);
  return { me, notes, heard, shown, on };
}

describe('notes of corrections', () => {
  it('are shown until they are read, and the server hears that they were', async () => {
    const tablet = await open();
    tablet.me.set(ready(day(7, 3, 4)));
    expect(tablet.shown()).toEqual([3, 4]);
    tablet.notes.dismiss();
    expect([tablet.shown(), tablet.heard]).toEqual([[], [[7, 4]]]);
    tablet.me.set(ready(day(7, 5)));
    expect(tablet.shown()).toEqual([5]);
  });

  it('are one person’s, and go with them', async () => {
    const tablet = await open();
    tablet.me.set(ready(day(7, 3)));
    tablet.me.set(LOADING);
    expect(tablet.shown()).toEqual([]);
    tablet.me.set(ready(day(8)));
    expect(tablet.shown()).toEqual([]);
  });

  it('that were read without the network stay read, and are told once it is there', async () => {
    const tablet = await open();
    tablet.on.isDeaf = true;
    tablet.me.set(ready(day(7, 3)));
    tablet.notes.dismiss();
    expect(tablet.on.kept).toEqual({ 7: 3 });
    const again = await open(tablet.on.kept);
    again.me.set(ready(day(7, 3, 4)));
    expect([again.shown(), again.heard]).toEqual([[4], [[7, 3]]]);
  });

  it('are told to the server once for each time the day is read, not at every tap', async () => {
    const tablet = await open({ 7: 3 });
    const read = day(7, 3, 4);
    for (const atMs of [0, 1, 2]) {
      tablet.me.set(ready({ ...read, now: new Date(atMs).toISOString() }));
    }
    expect(tablet.heard).toEqual([[7, 3]]);
    tablet.notes.dismiss();
    tablet.me.set(ready({ ...read }));
    expect(tablet.heard).toEqual([
      [7, 3],
      [7, 4],
    ]);
    tablet.me.set(ready(day(7, 3, 4)));
    expect(tablet.heard).toHaveLength(3);
  });

  it('of a day an older page kept are none', async () => {
    const tablet = await open();
    const { corrections: _none, ...old } = day(7);
    tablet.me.set(ready(old as Me));
    expect(tablet.shown()).toEqual([]);
  });
});
