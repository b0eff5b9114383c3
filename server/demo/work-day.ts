/** One day on the floor, tap by tap. */
import type { OrderState } from './order-calendar.ts';
import { MINUTE_MS } from './plant-days.ts';
import type { PlannedSession, PlannedUsage } from './plan.ts';
import type { Random } from './random.ts';
import type { Block, Shift } from './shifts.ts';
import { chooseOrder, stepOf, type Busy } from './work-choice.ts';
import { bookMaterial, returnMaterial } from './usages.ts';
import { NOTHING_TO_REPORT, reportQuantities } from './quantities.ts';
import { PEOPLE } from './words/people.ts';
import type { TaskCode } from './words/task-types.ts';

export interface Day {
  name: string;
  /** 1 is Monday. */
  weekday: number;
  shifts: readonly { person: number; shift: Shift }[];
  active: readonly OrderState[];
  busy: Busy;
  random: Random;
}
export interface Written {
  sessions: PlannedSession[];
  usages: PlannedUsage[];
}

const MONDAY = 1;
/** A rest of a block or a step shorter than this is not worth another tap. */
const LEAST_MINUTES = 9;

interface Worker {
  person: number;
  blocks: Block[];
  block: number;
  at: number;
  /** The order just switched away from. */
  avoid: number | undefined;
}

export function workDay(day: Day, written: Written): void {
  const workers = day.shifts.map(({ person, shift }): Worker => ({
    person,
    blocks: shift.blocks,
    block: 0,
    at: shift.blocks[0]?.from ?? 0,
    avoid: undefined,
  }));
  if (day.weekday === MONDAY) for (const worker of workers) meet(worker, day, written);
  for (;;) {
    const worker = workers.reduce<Worker | undefined>(
      (first, next) => (isDone(next) || (first && first.at <= next.at) ? first : next),
      undefined,
    );
    if (!worker) return;
    const block = worker.blocks[worker.block] as Block;
    if (block.to - worker.at < LEAST_MINUTES * MINUTE_MS) nextBlock(worker);
    else workOnce(worker, block, day, written);
  }
}

const isDone = (worker: Worker): boolean => worker.block >= worker.blocks.length;

function nextBlock(worker: Worker): void {
  worker.block += 1;
  worker.at = worker.blocks[worker.block]?.from ?? worker.at;
}

/** The week begins with a quarter of an hour together. */
function meet(worker: Worker, day: Day, written: Written): void {
  indirect(worker, 'MEETING', day.random.within(12, 22), day, written);
}

function workOnce(worker: Worker, block: Block, day: Day, written: Written): void {
  const { random } = day;
  const minutesLeft = (block.to - worker.at) / MINUTE_MS;
  const isLastBlock = worker.block === worker.blocks.length - 1;
  if (isLastBlock && minutesLeft < 25 && random.chance(0.6)) {
    indirect(worker, 'CLEAN', minutesLeft, day, written);
    return;
  }
  if (random.chance(0.025)) {
    indirect(worker, random.chance(0.7) ? 'MAINT' : 'WAIT', random.within(12, 40), day, written);
    return;
  }
  if (PEOPLE[worker.person]?.role === 'foreman' && random.chance(0.4)) {
    indirect(worker, 'MEETING', random.within(20, 60), day, written);
    return;
  }
  const state = chooseOrder(worker.person, worker.at, day.active, day.busy, random, worker.avoid);
  worker.avoid = undefined;
  if (state) direct(worker, block, state, day, written);
  else indirect(worker, random.chance(0.6) ? 'CLEAN' : 'WAIT', random.within(20, 45), day, written);
}

function indirect(
  worker: Worker,
  task: TaskCode,
  minutes: number,
  day: Day,
  written: Written,
): void {
  const block = worker.blocks[worker.block] as Block;
  const end = endIn(block, worker.at, minutes);
  written.sessions.push({
    person: worker.person,
    order: null,
    task,
    day: day.name,
    startedAt: worker.at,
    endedAt: end,
    reason: end < block.to ? 'finished' : restReason(worker),
    ...NOTHING_TO_REPORT,
  });
  rest(worker, end, block, day);
}

function direct(worker: Worker, block: Block, state: OrderState, day: Day, written: Written): void {
  const { random } = day;
  const step = stepOf(state);
  if (!step) return;
  const wanted = random.within(50, 160);
  const isRest = state.remainingMinutes - wanted < 2 * LEAST_MINUTES;
  const end = endIn(block, worker.at, isRest ? state.remainingMinutes : wanted);
  const startedAt = worker.at;
  state.remainingMinutes -= (end - startedAt) / MINUTE_MS;
  if (state.remainingMinutes < 1) state.remainingMinutes = 0;
  state.latestEnd = Math.max(state.latestEnd, end);
  const isStepDone = state.remainingMinutes === 0;
  const isCut = end === block.to && !isStepDone;
  const switches = !isCut && !isStepDone && random.chance(0.35);
  const reason = isCut ? restReason(worker) : switches ? 'switched' : 'finished';
  const session: PlannedSession = {
    person: worker.person,
    order: state.index,
    task: step.task,
    day: day.name,
    startedAt,
    endedAt: end,
    reason,
    ...reportQuantities(state, step, reason, isStepDone, random),
  };
  written.sessions.push(session);
  bookMaterial(session, state, step, written.usages, random);
  if (isStepDone) {
    if (step.task === 'PACK') returnMaterial(session, state, written.usages, random);
    finishStep(state, day.name);
  }
  day.busy.set(worker.person, { order: state.index, until: end });
  if (switches) worker.avoid = state.index;
  rest(worker, end, block, day, switches);
}

/** The end of some work: the end of the block when little of it would be left. */
function endIn(block: Block, at: number, minutes: number): number {
  const end = at + Math.round(minutes * MINUTE_MS);
  return block.to - end < LEAST_MINUTES * MINUTE_MS ? block.to : end;
}

function restReason(worker: Worker): 'paused' | 'signed_out' {
  return worker.block === worker.blocks.length - 1 ? 'signed_out' : 'paused';
}

/** Between two taps a minute or two go by; whoever switches loses none. */
function rest(worker: Worker, end: number, block: Block, day: Day, switches = false): void {
  if (end >= block.to) nextBlock(worker);
  else worker.at = end + (switches ? 0 : Math.round(day.random.within(0.1, 2.5) * MINUTE_MS));
}

function finishStep(state: OrderState, day: string): void {
  state.stepIndex += 1;
  state.reported = 0;
  state.readyAt = state.latestEnd;
  state.latestEnd = 0;
  state.remainingMinutes = stepOf(state)?.actualMinutes ?? 0;
  if (!stepOf(state)) state.finishedDay = day;
}
