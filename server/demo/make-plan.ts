/** The whole demo from the day it is opened: pure, and the same again for the same moment. */
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import { cutPresences, cutSessions, horizons, openersAt, openUp } from './live.ts';
import { addMishaps } from './mishaps.ts';
import type { DemoMoment, Plan, PlannedOrder, PlannedPresence } from './plan.ts';
import { simulate, type Simulation } from './simulate.ts';

/** The orders as they stand on the morning of `today`. */
export function planOrders(today: string, timeZone: string): PlannedOrder[] {
  return simulate(today, timeZone).orders;
}

export function makePlan(moment: DemoMoment): Plan {
  const { today, now, timeZone } = moment;
  const { orders, sessions, usages, shifts } = simulate(today, timeZone);
  const presences = shifts.map(toPresence);
  addMishaps(sessions, presences, moment);

  const openers = openersAt(now);
  const horizon = horizons(now, openers);
  const kept = {
    sessions: cutSessions(sessions, horizon),
    presences: cutPresences(presences, horizon),
  };
  const calendar = plantCalendar(timeZone);
  openUp(kept, openers, orders, (at) => calendar.dayOf(at));
  kept.sessions.sort((a, b) => a.startedAt - b.startedAt || a.person - b.person);
  const used = usages.filter(({ person, usedAt }) => usedAt < (horizon[person] ?? 0));
  used.sort((a, b) => a.usedAt - b.usedAt || a.person - b.person);
  return { orders, ...kept, usages: used };
}

function toPresence({ person, day, shift }: Simulation['shifts'][number]): PlannedPresence {
  const beganAt = shift.blocks[0]?.from ?? 0;
  const endedAt = shift.blocks.at(-1)?.to ?? beganAt;
  return { person, day, beganAt, endedAt, breaks: shift.breaks };
}
