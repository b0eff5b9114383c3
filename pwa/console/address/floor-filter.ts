/** Whom the floor shows, as the address bar says it. */

/**
 * `here`: whoever works or could. `look`: what somebody should look at: long runs, and work that
 * rests on unverified taps. The first one needs no mention in the address.
 */
export const FLOOR_STATES = ['here', 'working', 'idle', 'look', 'everybody'] as const;
export type FloorState = (typeof FLOOR_STATES)[number];

export interface FloorFilter {
  /** Null when the address says nothing: then a foreman sees the own team. Empty is everybody. */
  team: string | null;
  state: FloorState;
  q: string;
  /** For a screen on the wall: nothing but the floor. */
  wall: boolean;
}

export function readFloorFilter(query: URLSearchParams): FloorFilter {
  return {
    team: query.get('team')?.slice(0, 80) ?? null,
    state: FLOOR_STATES.find((state) => state === query.get('state')) ?? 'here',
    q: (query.get('q') ?? '').slice(0, 80),
    wall: query.get('wall') === '1',
  };
}

export function writeFloorFilter({ team, state, q, wall }: FloorFilter): URLSearchParams {
  const query = new URLSearchParams();
  if (team !== null) query.set('team', team);
  if (state !== 'here') query.set('state', state);
  if (q) query.set('q', q);
  if (wall) query.set('wall', '1');
  return query;
}
