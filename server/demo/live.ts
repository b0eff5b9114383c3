/**
 * Cuts the simulated day off at the instant the demo is opened, and puts a handful of people on
 * the clock, whatever the hour:
 *
 *   worked   ├──────┤ ├────────┤ ├─────────────┤       as simulated
 *   others   ├──────┤ ├────────┤ ├────┤                nobody else runs on
 *   openers  ├──────┤ ├─────┤├───────────▶             since 10 to 180 minutes
 *                           began       now
 */
import { MINUTE_MS } from './plant-days.ts';
import type { PlannedOrder, PlannedPresence, PlannedSession } from './plan.ts';
import { NOTHING_TO_REPORT } from './quantities.ts';
import { randomFor } from './random.ts';
import { PEOPLE } from './words/people.ts';
import type { DirectTask } from './words/task-types.ts';

/** Who is on the clock, and about how long, in minutes. */
const ON_THE_CLOCK: ReadonlyMap<string, number> = new Map([
  ['Priya Raman', 26],
  ['Walter Kowalski', 97],
  ['Lupe Castañeda', 12],
  ['Mei-Ling Chow', 148],
  ['Kim Tran', 41],
  ['Ernesto Villalobos', 63],
]);

export interface Opener {
  person: number;
  at: number;
}

export function openersAt(now: number): Opener[] {
  const random = randomFor('on the clock');
  return PEOPLE.flatMap(({ name }, person) => {
    const minutes = ON_THE_CLOCK.get(name);
    if (minutes === undefined) return [];
    return [{ person, at: now - Math.round((minutes + random.within(0, 9)) * MINUTE_MS) }];
  });
}

/** The instant after which nothing simulated is kept, by person. */
export function horizons(now: number, openers: readonly Opener[]): number[] {
  const random = randomFor('last tap');
  return PEOPLE.map((_, person) => {
    const lastTap = now - Math.round(random.within(2, 7) * MINUTE_MS);
    return openers.find((opener) => opener.person === person)?.at ?? lastTap;
  });
}

export function cutSessions(
  sessions: readonly PlannedSession[],
  horizon: readonly number[],
): PlannedSession[] {
  return sessions.flatMap((session) => {
    const last = horizon[session.person] ?? 0;
    if (session.startedAt >= last) return [];
    if ((session.endedAt ?? 0) <= last) return [session];
    return [
      { ...session, endedAt: last, reason: 'paused', goodQuantity: null, scrapQuantity: null },
    ];
  });
}

export function cutPresences(
  presences: readonly PlannedPresence[],
  horizon: readonly number[],
): PlannedPresence[] {
  return presences.flatMap((presence) => {
    const last = horizon[presence.person] ?? 0;
    if (presence.beganAt >= last) return [];
    const breaks = presence.breaks
      .filter(({ beganAt }) => beganAt < last)
      .map((rest) => ({ ...rest, endedAt: Math.min(rest.endedAt, last) }));
    const isOver = (presence.endedAt ?? 0) <= last;
    return [{ ...presence, breaks, endedAt: isOver ? presence.endedAt : null }];
  });
}

/** Puts the openers to work, and begins their day where it is over. */
export function openUp(
  plan: { sessions: PlannedSession[]; presences: PlannedPresence[] },
  openers: readonly Opener[],
  orders: readonly PlannedOrder[],
  dayOf: (at: number) => string,
): void {
  const taken = new Set<number>();
  for (const { person, at } of openers) {
    const work = workFor(person, plan.sessions, orders, taken);
    if (!work) continue;
    taken.add(work.order);
    const day = dayOf(at);
    plan.sessions.push({
      person,
      ...work,
      day,
      startedAt: at,
      endedAt: null,
      reason: null,
      ...NOTHING_TO_REPORT,
    });
    const isHere = plan.presences.some(({ person: who, endedAt }) => who === person && !endedAt);
    if (!isHere) plan.presences.push({ person, day, beganAt: at, endedAt: null, breaks: [] });
  }
}

/**
 * What the person did last, when its order is open; else the same task on an open order: the
 * one it was done on last, else the newest that needs it.
 */
function workFor(
  person: number,
  sessions: readonly PlannedSession[],
  orders: readonly PlannedOrder[],
  taken: ReadonlySet<number>,
): { order: number; task: DirectTask } | undefined {
  const isFree = (order: number): boolean => orders[order]?.status === 'open' && !taken.has(order);
  const own = sessions.findLast(({ person: who, order }) => who === person && order !== null);
  if (own?.order == null) return undefined;
  const task = own.task as DirectTask;
  if (isFree(own.order)) return { order: own.order, task };
  const inWork = sessions.findLast((s) => s.task === task && s.order !== null && isFree(s.order));
  const newest = orders.findLastIndex(
    ({ steps }, order) => isFree(order) && steps.some((step) => step.task === task),
  );
  const order = inWork?.order ?? newest;
  return order < 0 ? undefined : { order, task };
}
