/** Everybody on the floor, as the server drew them once and as its events draw them on. */
import type {
  Floor,
  FloorChange,
  FloorIdle,
  FloorTablet,
  FloorWork,
} from '#schema/contract/floor.ts';

export interface FloorPerson {
  id: number;
  displayName: string;
  team: string | null;
  /** What runs; null for somebody idle. */
  work: FloorWork | null;
  /** Null for somebody who works. */
  idle: FloorIdle | null;
}

export interface FloorPicture {
  /** By team, then by name: nobody moves when work starts or ends. Who has no team stands last. */
  people: readonly FloorPerson[];
  /** Those with unsent taps. */
  tablets: readonly FloorTablet[];
  longAfterMs: number;
  /** Outside the plant's shifts nobody is idle. */
  isWorkingTime: boolean;
  ownTeam: string | null;
}

const collator = new Intl.Collator();

function byTeamAndName(a: FloorPerson, b: FloorPerson): number {
  if (a.team !== b.team) {
    if (a.team === null) return 1;
    if (b.team === null) return -1;
    return collator.compare(a.team, b.team);
  }
  return collator.compare(a.displayName, b.displayName) || a.id - b.id;
}

function working(work: FloorWork): FloorPerson {
  const { id, displayName } = work.user;
  return { id, displayName, team: work.team, work, idle: null };
}

function idling(idle: FloorIdle): FloorPerson {
  const { id, displayName, team } = idle;
  return { id, displayName, team, work: null, idle };
}

export function pictureOf(floor: Floor): FloorPicture {
  const { tablets, longAfterMs, isWorkingTime, ownTeam } = floor;
  const people = [...floor.working.map(working), ...floor.idle.map(idling)].sort(byTeamAndName);
  return { people, tablets, longAfterMs, isWorkingTime, ownTeam };
}

/** The picture after these changes, in their order. */
export function patched(picture: FloorPicture, changes: readonly FloorChange[]): FloorPicture {
  const changed = new Map<number, FloorPerson | null>();
  for (const { userId, working: work, idle } of changes) {
    changed.set(userId, work ? working(work) : idle && idling(idle));
  }
  const people: FloorPerson[] = [];
  let hasMoved = false;
  for (const before of picture.people) {
    const now = changed.get(before.id);
    changed.delete(before.id);
    if (now === null) continue;
    people.push(now ?? before);
    hasMoved ||= now !== undefined && byTeamAndName(now, before) !== 0;
  }
  const newcomers = [...changed.values()].filter((person) => person !== null);
  people.push(...newcomers);
  if (hasMoved || newcomers.length > 0) people.sort(byTeamAndName);
  return { ...picture, people };
}
