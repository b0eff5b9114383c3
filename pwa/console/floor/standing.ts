/** How somebody stands, who is to be shown, and under which team. */
import type { FloorState } from '../address/floor-filter.ts';
import { plainText } from '#schema/rules/plain-text.ts';
import type { FloorPerson, FloorPicture } from '../stores/floor-picture.ts';

export type Standing = 'working' | 'idle' | 'away';

export function standingOf({ work, idle }: FloorPerson): Standing {
  if (work) return 'working';
  return idle?.present ? 'idle' : 'away';
}

/** Since when, UTC ms; null when today knows of nothing. */
export function sinceMs({ work, idle }: FloorPerson): number | null {
  const since = work?.startedAt ?? idle?.since ?? null;
  return since === null ? null : Date.parse(since);
}

export function isLongRun({ work }: FloorPerson, nowMs: number, longAfterMs: number): boolean {
  return work !== null && nowMs - Date.parse(work.startedAt) > longAfterMs;
}

interface Asked {
  /** Empty is everybody. */
  team: string;
  state: FloorState;
  q: string;
  nowMs: number;
}

export interface ShownFloor {
  people: FloorPerson[];
  /** Of the team and what is searched for, by state. */
  counts: Record<FloorState, number>;
}

export function shownFloor(picture: FloorPicture, asked: Asked): ShownFloor {
  const { team, state, nowMs } = asked;
  const q = plainText(asked.q.trim());
  const counts: ShownFloor['counts'] = { here: 0, working: 0, idle: 0, look: 0, everybody: 0 };
  const people = picture.people.filter((person) => {
    if (team !== '' && person.team !== team) return false;
    if (q !== '' && !isAbout(person, q)) return false;
    const standing = standingOf(person);
    const is: Record<FloorState, boolean> = {
      here: standing !== 'away',
      working: standing === 'working',
      idle: standing === 'idle',
      look: person.work?.unverified === true || isLongRun(person, nowMs, picture.longAfterMs),
      everybody: true,
    };
    for (const one of Object.keys(is) as FloorState[]) if (is[one]) counts[one] += 1;
    return is[state];
  });
  return { people, counts };
}

function isAbout({ displayName, work }: FloorPerson, q: string): boolean {
  const said = [displayName, work?.orderNumber, work?.customerName, work?.taskTypeName];
  return said.some((one) => one && plainText(one).includes(q));
}

/** A team's name above its people. */
export interface TeamHead {
  team: string | null;
  people: number;
  working: number;
}

export type Entry = FloorPerson | TeamHead;

export const isHead = (entry: Entry): entry is TeamHead => !('id' in entry);

/** People under their teams, which they are in the order of. */
export function underTeams(people: readonly FloorPerson[]): Entry[] {
  const entries: Entry[] = [];
  let head: TeamHead | undefined;
  for (const person of people) {
    if (head?.team !== person.team) {
      head = { team: person.team, people: 0, working: 0 };
      entries.push(head);
    }
    head.people += 1;
    if (person.work) head.working += 1;
    entries.push(person);
  }
  return entries;
}

/** The teams of those on the floor: the own one first, then by name. */
export function teamsOf({ people, ownTeam }: FloorPicture): string[] {
  const teams = new Set(ownTeam === null ? [] : [ownTeam]);
  for (const { team } of people) if (team !== null) teams.add(team);
  return [...teams];
}
