import { describe, expect, it } from 'vitest';
import type { Room } from '../address/route.ts';
import { createRooms, ROOMS } from './rooms.ts';

function house(isUp: (room: Room) => boolean = () => true) {
  const asked: Room[] = [];
  const quiet: (() => void)[] = [];
  const doors = Object.fromEntries(
    ROOMS.map((room) => [
      room,
      () => {
        asked.push(room);
        return isUp(room) ? Promise.resolve() : Promise.reject(new Error('gone'));
      },
    ]),
  ) as Record<Room, () => Promise<unknown>>;
  const rooms = createRooms(doors, (run) => quiet.push(run));
  return { rooms, asked, quiet };
}
const settled = () => new Promise((done) => setTimeout(done));

describe('the rooms of the console', () => {
  it('fetch the one that is entered, and the others in a quiet moment', async () => {
    const { rooms, asked, quiet } = house();
    rooms.enter('inbox');
    expect(rooms.arrivals.get()).toEqual({ inbox: 'coming' });
    await settled();
    expect(rooms.arrivals.get()).toEqual({ inbox: 'here' });
    expect(asked).toEqual(['inbox']);
    for (const run of quiet) run();
    await settled();
    expect([...asked].sort()).toEqual([...ROOMS].sort());
    rooms.enter('audit');
    expect(asked).toHaveLength(ROOMS.length);
  });

  it('say which one is missing, and do not ask for it again and again', async () => {
    const { rooms, asked } = house((room) => room !== 'people');
    rooms.enter('people');
    await settled();
    expect(rooms.arrivals.get()).toEqual({ people: 'missing' });
    rooms.enter('people');
    expect(asked).toEqual(['people']);
  });
});
