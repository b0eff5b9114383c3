import { describe, expect, it } from 'vitest';
import type { FloorPerson, FloorPicture } from '../stores/floor-picture.ts';
import { floorWork } from '../testing/fixtures.ts';
import { isHead, shownFloor, standingOf, teamsOf, underTeams } from './standing.ts';
import { elapsed, restWords, warningsOf } from './words.ts';

const NOW = Date.parse('2026-07-01T22:00:00.000Z');
const LONG_MS = 8 * 3_600_000;

function worker(id: number, displayName: string, more: Partial<FloorPerson['work'] & object> = {}) {
  const work = floorWork({ user: { id, displayName }, ...more });
  return { id, displayName, team: work.team, work, idle: null } satisfies FloorPerson;
}
function rester(id: number, displayName: string, present: boolean, since: string | null = null) {
  const idle = { id, displayName, team: 'Packing', present, since };
  return { id, displayName, team: 'Packing', work: null, idle } satisfies FloorPerson;
}

const ada = worker(1, 'Ada', { startedAt: '2026-07-01T20:52:37.000Z' });
const ben = worker(2, 'Ben', { startedAt: '2026-07-01T13:00:00.000Z', orderNumber: '20001' });
const cem = worker(3, 'Cem', { startedAt: '2026-07-01T21:00:00.000Z', unverified: true });
const dee = rester(4, 'Dee', true, '2026-07-01T21:30:00.000Z');
const eve = rester(5, 'Eve', false, '2026-07-01T19:00:00.000Z');
const fay = rester(6, 'Fay', false);
const picture: FloorPicture = {
  people: [ada, ben, cem, dee, eve, fay],
  tablets: [],
  longAfterMs: LONG_MS,
  isWorkingTime: true,
  ownTeam: 'Sublimation',
};
const show = (asked: Partial<Parameters<typeof shownFloor>[1]>) =>
  shownFloor(picture, { team: '', state: 'here', q: '', nowMs: NOW, ...asked });
const names = (asked: Parameters<typeof show>[0]) =>
  show(asked).people.map(({ displayName }) => displayName);

describe('who is shown', () => {
  it('is who works or could, one of these, what to look at, or everybody', () => {
    expect([ada, dee, eve, fay].map(standingOf)).toEqual(['working', 'idle', 'away', 'away']);
    expect(names({})).toEqual(['Ada', 'Ben', 'Cem', 'Dee']);
    expect(names({ state: 'working' })).toEqual(['Ada', 'Ben', 'Cem']);
    expect(names({ state: 'idle' })).toEqual(['Dee']);
    expect(names({ state: 'look' })).toEqual(['Ben', 'Cem']);
    expect(names({ state: 'everybody' })).toHaveLength(6);
  });

  it('is of one team, and about what somebody searches for', () => {
    expect(names({ team: 'Packing', state: 'everybody' })).toEqual(['Dee', 'Eve', 'Fay']);
    expect(names({ q: ' 200' })).toEqual(['Ben']);
    expect(names({ q: 'rotary', state: 'look' })).toEqual(['Ben', 'Cem']);
    expect(names({ q: 'DEE' })).toEqual(['Dee']);
    expect(names({ q: 'x' })).toEqual([]);
  });

  it('is found with and without accents', () => {
    const work = { customerName: 'Añil S. A.' };
    const people = [worker(7, 'Joaquín Pérez', work), worker(8, 'Zoe')];
    const find = (q: string) =>
      shownFloor({ ...picture, people }, { team: '', state: 'here', q, nowMs: NOW }).people;
    for (const q of ['perez', 'PÉREZ', 'joaquin', 'anil']) {
      expect([q, find(q).map(({ id }) => id)]).toEqual([q, [7]]);
    }
  });

  it('is counted for every choice, whichever is made', () => {
    const counts = { here: 4, working: 3, idle: 1, look: 2, everybody: 6 };
    for (const state of ['here', 'idle', 'everybody'] as const) {
      expect(show({ state }).counts).toEqual(counts);
    }
    expect(show({ team: 'Packing' }).counts).toMatchObject({ here: 1, look: 0, everybody: 3 });
  });
});

describe('people under their teams', () => {
  it('stand below a head that counts them', () => {
    const entries = underTeams(picture.people);
    expect(entries.filter(isHead)).toEqual([
      { team: 'Engraving', people: 3, working: 3 },
      { team: 'Packing', people: 3, working: 0 },
    ]);
    expect(entries.map((entry) => (isHead(entry) ? '-' : entry.id))).toEqual([
      '-',
      1,
      2,
      3,
      '-',
      4,
      5,
      6,
    ]);
  });

  it('have heads also when they have no team', () => {
    expect(underTeams([{ ...fay, team: null }])[0]).toEqual({ team: null, people: 1, working: 0 });
  });

  it('are chosen by team, the own one first', () => {
    expect(teamsOf(picture)).toEqual(['Sublimation', 'Engraving', 'Packing']);
    expect(teamsOf({ ...picture, ownTeam: 'Packing' })).toEqual(['Packing', 'Engraving']);
    expect(teamsOf({ ...picture, ownTeam: null })).toEqual(['Engraving', 'Packing']);
  });
});

describe('a row in words', () => {
  it('says how long, running, of who works or waits', () => {
    expect(elapsed(ada, NOW)).toBe('1:07:23');
    expect(elapsed(dee, NOW)).toBe('0:30:00');
    expect([elapsed(eve, NOW), elapsed(fay, NOW)]).toEqual(['', '']);
  });

  it('says why nobody works', () => {
    expect([dee, rester(7, 'X', true), eve, fay].map(restWords)).toEqual([
      'Idle',
      'Here, nothing started yet',
      'Left',
      'Not here',
    ]);
  });

  it('says what to look at, and why', () => {
    const wordsOf = (person: FloorPerson) =>
      warningsOf(person, NOW, LONG_MS).map(({ word }) => word);
    expect([ada, ben, cem, dee].map(wordsOf)).toEqual([[], ['Long run'], ['Unverified'], []]);
    expect(warningsOf(ben, NOW, LONG_MS)[0]?.why).toContain('8 h 00');
  });
});
