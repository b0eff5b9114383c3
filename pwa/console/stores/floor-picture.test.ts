import type { FloorChange } from '#schema/contract/floor.ts';
import { describe, expect, it } from 'vitest';
import { floorWork } from '../testing/fixtures.ts';
import { patched, pictureOf, type FloorPicture } from './floor-picture.ts';

const person = (id: number, displayName: string, team: string | null) => ({
  id,
  displayName,
  team,
  present: true,
  since: null,
});
const working = (id: number, displayName: string, team: string | null) =>
  floorWork({ user: { id, displayName }, team });

const picture = pictureOf({
  working: [working(1, 'Zoë', 'Art'), working(2, 'Ben', null)],
  idle: [person(3, 'ada', 'Packing'), person(4, 'Ángel', 'Art'), person(5, 'Bea', 'Packing')],
  tablets: [],
  now: 'x',
  longAfterMs: 5,
  isWorkingTime: true,
  ownTeam: 'Art',
  lastEventId: 'run-0',
});
const change = (userId: number, said: Partial<FloorChange>): FloorChange => ({
  kind: 'session',
  userId,
  at: 'x',
  working: null,
  idle: null,
  ...said,
});
const names = ({ people }: FloorPicture) => people.map(({ displayName }) => displayName);

describe('the picture of the floor', () => {
  it('stands by team and name, whoever works or not', () => {
    expect(names(picture)).toEqual(['Ángel', 'Zoë', 'ada', 'Bea', 'Ben']);
    expect(picture).toMatchObject({ longAfterMs: 5, ownTeam: 'Art' });
  });

  it('changes who started and who ended, where they stand', () => {
    const now = patched(picture, [
      change(1, { idle: person(1, 'Zoë', 'Art') }),
      change(3, { working: working(3, 'ada', 'Packing') }),
    ]);
    expect(names(now)).toEqual(names(picture));
    expect(now.people.map(({ work }) => work !== null)).toEqual([false, false, true, false, true]);
    expect(now.people[0]).toBe(picture.people[0]);
  });

  it('takes the last word about each', () => {
    const now = patched(picture, [
      change(3, { working: working(3, 'ada', 'Packing') }),
      change(3, { idle: person(3, 'ada', 'Packing') }),
    ]);
    expect(now.people[2]).toMatchObject({ work: null, idle: { id: 3 } });
  });

  it('puts new people, new names and new teams in their place, and lets go who left', () => {
    const now = patched(picture, [
      change(6, { idle: person(6, 'Mia', 'Art') }),
      change(5, { idle: person(5, 'Aron', 'Packing') }),
      change(2, { working: working(2, 'Ben', 'Art') }),
      change(4, {}),
      change(99, {}),
    ]);
    expect(names(now)).toEqual(['Ben', 'Mia', 'Zoë', 'ada', 'Aron']);
  });
});
