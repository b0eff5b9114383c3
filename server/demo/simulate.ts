/**
 * Lets the shop work, day by day: whoever is free first takes up what is next, works on it for
 * a while, and what is finished goes on to the next team. Chance is drawn in the order of
 * events, so a shop seeded at ten o'clock is the one seeded at noon, cut off earlier.
 */
import { drawOrders, UNTRACKED_COUNT } from './order-drafts.ts';
import {
  dateUntracked,
  firstDay,
  newState,
  takeStock,
  takeUp,
  toOrder,
  type OrderState,
} from './order-calendar.ts';
import { addDays } from './plant-days.ts';
import {
  ACTIVITY_DAYS,
  type PlannedOrder,
  type PlannedSession,
  type PlannedUsage,
} from './plan.ts';
import { randomFor } from './random.ts';
import { plantDay, shiftOf, type Shift } from './shifts.ts';
import { PEOPLE } from './words/people.ts';
import type { Busy } from './work-choice.ts';
import { workDay, type Day } from './work-day.ts';

/** So many orders are on the floor at any time. */
const ON_THE_FLOOR = 46;

export interface Simulation {
  /** As they stand on the morning of `today`. */
  orders: PlannedOrder[];
  sessions: PlannedSession[];
  usages: PlannedUsage[];
  /** Shifts worked, with the day they belong to. */
  shifts: { person: number; day: string; shift: Shift }[];
}

/** Works through every day before today, takes stock, and works today in full. */
export function simulate(today: string, timeZone: string): Simulation {
  const states = drawOrders().map(newState);
  dateUntracked(states, today);
  const simulation: Simulation = { orders: [], sessions: [], usages: [], shifts: [] };
  const random = randomFor('work');
  const busy: Busy = new Map();
  const line = { active: [] as OrderState[], next: UNTRACKED_COUNT, latestDate: '' };
  line.latestDate = addDays(firstDay(today), -9);

  for (let daysAgo = ACTIVITY_DAYS - 1; daysAgo >= 0; daysAgo -= 1) {
    const plant = plantDay(today, daysAgo, timeZone);
    const { name } = plant;
    if (daysAgo === 0) {
      takeStock(states, today);
      simulation.orders = states.map((state) => toOrder(state, today));
    }
    line.active = line.active.filter(({ finishedDay }) => finishedDay === undefined);
    while (line.active.length < ON_THE_FLOOR && line.next < states.length) {
      const state = states[line.next] as OrderState;
      line.latestDate = takeUp(state, name, line.latestDate);
      line.active.push(state);
      line.next += 1;
    }
    const shifts = PEOPLE.flatMap((_, person) => {
      const shift = shiftOf(person, plant);
      return shift ? [{ person, day: name, shift }] : [];
    });
    simulation.shifts.push(...shifts);
    const day: Day = { ...plant, shifts, active: line.active, busy, random };
    workDay(day, simulation);
  }
  return simulation;
}
