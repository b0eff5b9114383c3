/** What somebody on the floor does next: the own team's work that is due first, else others'. */
import type { OrderState } from './order-calendar.ts';
import type { Random } from './random.ts';
import { PEOPLE, type TeamName } from './words/people.ts';
import type { DirectTask } from './words/task-types.ts';

/** The tasks of each team, the own ones first, then where it helps out. */
const TASKS_OF: Readonly<Record<TeamName, readonly DirectTask[]>> = {
  Art: ['ART', 'INSPECT', 'PACK'],
  Engraving: ['LASER', 'ENGRAVE', 'POLISH', 'ASSEMBLE'],
  Sublimation: ['PRINT', 'INSPECT', 'ASSEMBLE', 'PACK'],
  'Assembly & Packing': ['ASSEMBLE', 'PACK', 'INSPECT', 'POLISH'],
};
const FOREMAN_TASKS: readonly DirectTask[] = ['INSPECT', 'POLISH', 'PACK', 'ASSEMBLE'];
const OWN_TASKS = 3;
/** An own task is chosen before another's that is due up to so many days earlier. */
const HELP_AFTER_DAYS = 40;
const MOST_PEOPLE_ON_A_STEP = 3;

/** Who is on which order until when, UTC ms. */
export type Busy = Map<number, { order: number; until: number }>;

export function stepOf(state: OrderState) {
  return state.draft.steps[state.stepIndex];
}

function isWorkable(state: OrderState, at: number): boolean {
  return state.holdNote === '' && state.readyAt <= at && state.remainingMinutes > 0;
}

function peopleOn(order: number, busy: Busy, at: number): number {
  let count = 0;
  for (const work of busy.values()) if (work.order === order && work.until > at) count += 1;
  return count;
}

/** The order a person takes up at an instant; undefined when there is nothing to do. */
export function chooseOrder(
  person: number,
  at: number,
  active: readonly OrderState[],
  busy: Busy,
  random: Random,
  avoid: number | undefined,
): OrderState | undefined {
  const worker = PEOPLE[person];
  const tasks = worker?.role === 'foreman' ? FOREMAN_TASKS : TASKS_OF[worker?.team ?? 'Art'];
  const last = busy.get(person)?.order;
  let best: { state: OrderState; score: number } | undefined;
  for (const state of active) {
    const task = stepOf(state)?.task;
    const rank = task === undefined ? -1 : tasks.indexOf(task);
    if (rank < 0 || !isWorkable(state, at) || state.index === avoid) continue;
    if (state.index === last) return state;
    if (peopleOn(state.index, busy, at) >= MOST_PEOPLE_ON_A_STEP) continue;
    const help = rank < OWN_TASKS && !isHelp(worker?.team, rank) ? 0 : HELP_AFTER_DAYS;
    const score = (state.dates?.dueDays ?? 0) + help + random.within(0, 4);
    if (!best || score < best.score) best = { state, score };
  }
  return best?.state;
}

/** Art and Sublimation have fewer tasks of their own than the others. */
function isHelp(team: TeamName | null | undefined, rank: number): boolean {
  return (team === 'Art' && rank > 0) || (team === 'Sublimation' && rank > 1);
}
