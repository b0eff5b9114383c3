/**
 * The rooms of the console, one for each page. A room arrives when somebody first goes there; the
 * others follow in a quiet moment, so that no page is waited for later.
 */
import type { Role } from '#schema/contract/users.ts';
import { createStore, type Readable } from '../../shared/store.ts';
import type { Room } from '../address/route.ts';

/** `missing`: the network is gone, or a new version has taken the place of this one's files. */
export type Arrival = 'coming' | 'here' | 'missing';

export interface Rooms {
  arrivals: Readable<Readonly<Partial<Record<Room, Arrival>>>>;
  /** Fetches the room once; what is missing comes when the console is loaded again. */
  enter(room: Room): void;
}

type Doors = Readonly<Record<Room, () => Promise<unknown>>>;

/** In the order in which they stand in the rail. */
const DOORS: Doors = {
  floor: () => Promise.all([import('../floor/floor-page.ts'), import('../floor/floor-wall.ts')]),
  reports: () =>
    Promise.all([
      import('../reports/report-page.ts'),
      import('../tables/tables-page.ts'),
      import('../tables/report-tabs.ts'),
      import('../views/saved-views.ts'),
    ]),
  sessions: () => import('../sessions/sessions-page.ts'),
  approvals: () => import('../approvals/approvals-page.ts'),
  inbox: () => import('../inbox/inbox-page.ts'),
  people: () => import('../people/people-page.ts'),
  catalog: () => import('../catalog/catalog-page.ts'),
  tablets: () => import('../tablets/tablets-page.ts'),
  reference: () => import('../reference/reference-page.ts'),
  audit: () => import('../audit/audit-page.ts'),
  settings: () => import('../settings/settings-page.ts'),
};

export const ROOMS = Object.keys(DOORS) as readonly Room[];

const ADMIN_ROOMS: readonly Room[] = ['catalog', 'reference', 'audit', 'settings'];

export function mayEnter(room: Room, role: Role): boolean {
  return role === 'admin' || !ADMIN_ROOMS.includes(room);
}

/** What is not to be entered does not stand in the rail. */
export function roomsOf(role: Role): readonly Room[] {
  return ROOMS.filter((room) => mayEnter(room, role));
}

const QUIET_MS = 1_500;

/** @param wait for a quiet moment */
export function createRooms(
  doors: Doors = DOORS,
  wait: (run: () => void, ms: number) => void = setTimeout,
): Rooms {
  const arrivals = createStore<Partial<Record<Room, Arrival>>>({});
  const note = (room: Room, arrival: Arrival) => {
    arrivals.set({ ...arrivals.get(), [room]: arrival });
  };
  const fetch = async (room: Room): Promise<void> => {
    note(room, 'coming');
    try {
      await doors[room]();
      note(room, 'here');
    } catch {
      note(room, 'missing');
    }
  };
  const isWanted = (room: Room): boolean => arrivals.get()[room] === undefined;
  /** One after the other, so that what somebody asks for meanwhile is not behind all of them. */
  const fetchOthers = async (): Promise<void> => {
    for (const room of Object.keys(doors) as Room[]) if (isWanted(room)) await fetch(room);
  };
  let isFirst = true;
  return {
    arrivals,
    enter(room) {
      if (!isWanted(room)) return;
      const arrived = fetch(room);
      if (!isFirst) return;
      isFirst = false;
      void arrived.then(() => {
        wait(() => void fetchOthers(), QUIET_MS);
      });
    },
  };
}
