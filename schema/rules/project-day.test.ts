import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TapEvent } from '../contract/events.ts';
import { freshDay, projectDay, type Day, type DayTap } from './project-day.ts';

const NOON_MS = Date.parse('2026-11-03T12:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const dayOf = (atMs: number) => new Date(atMs).toISOString().slice(0, 10);
const iso = (atMs: number) => new Date(atMs).toISOString();
const WORDS = {
  ...{ customerName: 'Lakeside', description: 'Plaques', dueDate: '2026-11-09' },
  ...{ taskTypeName: 'Engraving', flags: [] },
};

const EMPTY: Day = {
  me: {
    user: { id: 1, displayName: 'Anna', role: 'operator', language: 'en' },
    ...{ openSession: null, today: { workedMs: 0 }, resumable: [], inReview: 0, corrections: [] },
    now: iso(NOON_MS),
  },
  undo: null,
};

let seq = 0;
function tap(atMs: number, command: TapEvent['command'], input: object): DayTap {
  seq += 1;
  const key = `key-${seq}`;
  const proof = { kind: 'grant', grant: 'a grant' } as const;
  return {
    event: { key, seq, userId: 1, command, input, occurredAt: iso(atMs), proof },
    words: WORDS,
  };
}
const start = (atMs: number, id: string, orderNumber?: string, more: object = {}) =>
  tap(atMs, 'sessions.start', {
    ...{ id, taskType: orderNumber ? 'ENGRAVE' : 'CLEAN', ...more },
    ...(orderNumber ? { orderNumber } : {}),
  });
const close = (atMs: number, id: string, reason: string) =>
  tap(atMs, 'sessions.close', { id, reason });
const undo = (atMs: number, id: string, of: 'start' | 'closure', newId: string) =>
  tap(atMs, 'sessions.undo', { id, of, newId });

function after(taps: DayTap[], from = EMPTY, nowMs = NOON_MS + HOUR, offsetMs = 0): Day {
  return projectDay(from, taps, { nowMs, offsetMs, dayOf });
}

describe('projectDay', () => {
  it('starts work under the words the tablet knows', () => {
    const { me, undo: offer } = after([start(NOON_MS, 'a', '10482')]);
    expect(me.openSession).toEqual({
      ...{ id: 'a', user: { id: 1, displayName: 'Anna' }, orderNumber: '10482' },
      ...{ taskType: 'ENGRAVE', startedAt: iso(NOON_MS), ...WORDS },
      ...{ endedAt: null, endReason: null, durationMs: null, laborCents: null },
      ...{ goodQuantity: null, scrapQuantity: null, note: '' },
    });
    expect(offer).toEqual({ of: 'start', id: 'a', atMs: NOON_MS, before: null });
  });

  it('switches at the same instant, and does not without being told to', () => {
    const first = start(NOON_MS, 'a', '1');
    const at = NOON_MS + 10 * MINUTE;
    expect(after([first, start(at, 'b', '2')]).me.openSession?.id).toBe('a');
    const { me } = after([first, start(at, 'b', '2', { switch: true })]);
    expect(me.openSession).toMatchObject({ id: 'b', startedAt: iso(at) });
    expect(me.today.workedMs).toBe(10 * MINUTE);
    expect(me.resumable).toMatchObject([{ orderNumber: '1', endReason: 'switched' }]);
  });

  it('does nothing twice: neither a start that is in the day, nor an end', () => {
    const began = start(NOON_MS, 'a', '1', { switch: true });
    const ended = close(NOON_MS + HOUR, 'a', 'finished');
    const running = after([began]);
    expect(after([began], running)).toEqual(running);
    const over = after([began, ended]);
    expect(after([ended], over)).toEqual(over);
  });

  it('counts by the server’s clock, and by the number of the tap when the clock went back', () => {
    const taps = [start(NOON_MS, 'a', '1'), close(NOON_MS - HOUR, 'a', 'paused')];
    const { me } = after(taps, EMPTY, NOON_MS + HOUR, 5000);
    expect(me.today.workedMs).toBe(0);
    expect(me.resumable).toMatchObject([{ endedAt: iso(NOON_MS + 5000) }]);
  });

  it('counts the hours of a day from midnight on, and those of a night for its evening', () => {
    const yesterday = after([start(NOON_MS, 'a', '1')], EMPTY, NOON_MS);
    const worked: Day = { ...yesterday, me: { ...yesterday.me, today: { workedMs: HOUR } } };
    const morningMs = NOON_MS + 20 * HOUR;
    expect(after([], worked, morningMs).me.today.workedMs).toBe(0);
    expect(after([close(morningMs, 'a', 'finished')], worked, morningMs).me).toMatchObject({
      openSession: null,
      today: { workedMs: 0 },
    });
  });

  it('changes nothing by material, or by what somebody has to look at', () => {
    const running = after([start(NOON_MS, 'a', '1')]);
    const odd = [
      tap(NOON_MS, 'materials.log', { orderNumber: '1', materialCode: 'BRASS', quantity: 1 }),
      close(NOON_MS, 'other', 'finished'),
      undo(NOON_MS, 'other', 'start', 'x'),
      undo(NOON_MS, 'a', 'closure', 'x'),
    ];
    expect(after(odd, running)).toEqual(running);
  });
});

describe('undoing', () => {
  it('a start leaves nobody on the clock, or on what ran before', () => {
    const alone = [start(NOON_MS, 'a', '1'), undo(NOON_MS + 9000, 'a', 'start', 'n')];
    expect(after(alone).me).toMatchObject({ openSession: null, today: { workedMs: 0 } });
    const at = NOON_MS + HOUR;
    const switched = [
      start(NOON_MS, 'a'),
      start(at, 'b', '2', { switch: true }),
      undo(at + 9000, 'b', 'start', 'n'),
    ];
    const { me, undo: offer } = after(switched);
    expect(me.openSession).toMatchObject({ id: 'n', taskType: 'CLEAN', startedAt: iso(at) });
    expect([me.today.workedMs, offer]).toEqual([HOUR, null]);
  });

  it('a pause or a finish goes on from the old end', () => {
    for (const reason of ['paused', 'finished']) {
      const at = NOON_MS + HOUR;
      const taps = [start(NOON_MS, 'a', '1'), close(at, 'a', reason)];
      const { me } = after([...taps, undo(at + 9000, 'a', 'closure', 'n')]);
      expect(me.openSession).toMatchObject({ id: 'n', startedAt: iso(at), endedAt: null });
      expect(me.today.workedMs).toBe(HOUR);
    }
  });

  it('is possible for a few seconds, once, and not for the end of the day', () => {
    const begun = start(NOON_MS, 'a', '1');
    const late = [begun, undo(NOON_MS + 15_001, 'a', 'start', 'n')];
    expect(after(late).me.openSession?.id).toBe('a');
    const out = [begun, close(NOON_MS, 'a', 'signed_out'), undo(NOON_MS, 'a', 'closure', 'n')];
    expect(after(out).me.openSession).toBeNull();
    const twice = [begun, close(NOON_MS, 'a', 'paused'), undo(NOON_MS, 'a', 'closure', 'n')];
    expect(after([...twice, undo(NOON_MS, 'n', 'start', 'm')]).me.openSession?.id).toBe('n');
  });

  it('is still known when the day is read anew, if the server sees the same last tap', () => {
    const known = after([start(NOON_MS, 'a', '1')]);
    expect(freshDay(known.me, known).undo).toEqual(known.undo);
    expect(freshDay(EMPTY.me, known).undo).toBeNull();
    const paused = after([close(NOON_MS + HOUR, 'a', 'paused')], known);
    expect(freshDay(paused.me, paused).undo).toMatchObject({ of: 'closure', id: 'a' });
    expect(freshDay(known.me, paused).undo).toBeNull();
  });
});

/** The same day written down as plainly as possible: every stretch there was. */
interface Stretch {
  id: string;
  order: string | null;
  startMs: number;
  endMs: number | null;
  reason: string | null;
  isVoid: boolean;
}

class Model {
  stretches: Stretch[] = [];
  last: { of: 'start' | 'closure'; one: Stretch; before: Stretch | null } | null = null;

  get running(): Stretch | undefined {
    return this.stretches.find(({ endMs, isVoid }) => endMs === null && !isVoid);
  }
  begin(id: string, order: string | null, startMs: number): Stretch {
    const one = { id, order, startMs, endMs: null, reason: null, isVoid: false };
    this.stretches.push(one);
    return one;
  }
  start(id: string, order: string | null, atMs: number, isSwitch: boolean): void {
    const { running = null } = this;
    if (running && !isSwitch) return;
    if (running) Object.assign(running, { endMs: atMs, reason: 'switched' });
    this.last = { of: 'start', one: this.begin(id, order, atMs), before: running };
  }
  close(reason: string, atMs: number): void {
    const { running } = this;
    if (!running) return;
    Object.assign(running, { endMs: atMs, reason });
    const canUndo = reason !== 'signed_out';
    this.last = canUndo ? { of: 'closure', one: running, before: running } : null;
  }
  undo(newId: string, atMs: number): void {
    const { last } = this;
    const doneMs = last && (last.of === 'start' ? last.one.startMs : last.one.endMs);
    if (!last || atMs - (doneMs ?? 0) > 15_000) return;
    if (last.of === 'start') last.one.isVoid = true;
    if (last.before) this.begin(newId, last.before.order, last.before.endMs ?? 0);
    this.last = null;
  }
  /** Distinct orders, the latest first, paused ones before all other. */
  get resumable(): (string | null)[] {
    const ended = this.stretches.filter((one) => one.endMs !== null && one.order !== null);
    const latest = new Map([...ended].map((one) => [one.order, one]));
    const all = [...latest.values()].sort((a, b) => ended.indexOf(b) - ended.indexOf(a));
    const isPaused = ({ reason }: Stretch) => reason === 'paused';
    return [...all.filter(isPaused), ...all.filter((one) => !isPaused(one))].map(
      ({ order }) => order,
    );
  }
  workedMs(day: string): number {
    const ended = this.stretches.filter((one) => dayOf(one.startMs) === day);
    return ended.reduce((sum, { startMs, endMs }) => sum + ((endMs ?? startMs) - startMs), 0);
  }
}

const deed = fc.record({
  // Often within the seconds of an undo.
  waitMs: fc.oneof(fc.nat(12_000), fc.nat(3 * HOUR)),
  do: fc.constantFrom(
    'start',
    'start',
    'switch',
    'paused',
    'finished',
    'signed_out',
    'undo',
    'undo',
  ),
  order: fc.constantFrom(null, '1', '2', '3'),
});

describe('any taps, from any moment of what the server told', () => {
  it('end in the day a plain list of stretches ends in', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 30 }), fc.nat(30), (deeds, toldAfter) => {
        const model = new Model();
        const taps: DayTap[] = [];
        let atMs = NOON_MS;
        deeds.forEach((one, index) => {
          atMs += one.waitMs;
          const id = `s${index}`;
          if (one.do === 'undo') {
            const { of, one: what } = model.last ?? { of: 'start' as const, one: { id: 'none' } };
            taps.push(undo(atMs, what.id, of, id));
            model.undo(id, atMs);
          } else if (one.do === 'start' || one.do === 'switch') {
            const isSwitch = one.do === 'switch';
            taps.push(start(atMs, id, one.order ?? undefined, { switch: isSwitch }));
            model.start(id, one.order, atMs, isSwitch);
          } else {
            taps.push(close(atMs, model.running?.id ?? 'none', one.do));
            model.close(one.do, atMs);
          }
        });
        // Taking the first taps as told and the rest as pending makes no difference.
        const told = after(taps.slice(0, toldAfter), EMPTY, atMs);
        const { me } = after(taps.slice(toldAfter), told, atMs);
        const { running } = model;
        expect(me.openSession?.id).toBe(running?.id);
        if (running) expect(me.openSession?.startedAt).toBe(iso(running.startMs));
        expect(me.today.workedMs).toBe(model.workedMs(dayOf(atMs)));
        expect(me.resumable.map(({ orderNumber }) => orderNumber)).toEqual(model.resumable);
      }),
      { numRuns: 1000, seed: 20_261_103 },
    );
  });
});
