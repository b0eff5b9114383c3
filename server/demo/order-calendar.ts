/** When orders come in, are due, and how they stand on the day the demo is opened. */
import { UNTRACKED_COUNT } from './order-drafts.ts';
import { addDays, daysBetween, workdayBefore } from './plant-days.ts';
import { ACTIVITY_DAYS, type OrderDraft, type PlannedOrder } from './plan.ts';
import { randomFor } from './random.ts';
import { HOLD_NOTES } from './words/notes.ts';

const OLDEST_ORDER_DAYS = 122;
const HOLD_COUNT = 14;
const DAY_MS = 86_400_000;

export interface OrderDates {
  orderDate: string;
  dueDate: string;
  /** The due date as a count of days, to compare by. */
  dueDays: number;
}

/** An order on its way: what the floor still has to do, and when it comes and goes. */
export interface OrderState {
  index: number;
  draft: OrderDraft;
  /** Undefined until the order is known. */
  dates: OrderDates | undefined;
  stepIndex: number;
  /** Minutes of the current step nobody has taken yet. */
  remainingMinutes: number;
  /** Pieces of the current step already reported. */
  reported: number;
  /** The step whose material was taken from the shelf last; -1 before the first. */
  booked: number;
  /** When the current step may begin, UTC ms. */
  readyAt: number;
  /** Latest end of work on the current step so far, UTC ms. */
  latestEnd: number;
  finishedDay: string | undefined;
  holdNote: string;
}

export function newState(draft: OrderDraft, index: number): OrderState {
  return {
    index,
    draft,
    dates: undefined,
    stepIndex: 0,
    remainingMinutes: draft.steps[0]?.actualMinutes ?? 0,
    reported: 0,
    booked: -1,
    readyAt: 0,
    latestEnd: 0,
    finishedDay: undefined,
    holdNote: '',
  };
}

function datesOf(orderDate: string, leadDays: number): OrderDates {
  const dueDate = workdayBefore(addDays(orderDate, leadDays));
  return { orderDate, dueDate, dueDays: Date.parse(dueDate) / DAY_MS };
}

function leadDays(index: number): number {
  return randomFor(`due ${index}`).between(13, 25);
}

/** The oldest orders came, and were shipped, before the shop kept time. */
export function dateUntracked(states: readonly OrderState[], today: string): void {
  states.slice(0, UNTRACKED_COUNT).forEach((state, index) => {
    const age = OLDEST_ORDER_DAYS - Math.floor((index * 20) / UNTRACKED_COUNT);
    const orderDate = workdayBefore(addDays(today, -age));
    const finishedDay = workdayBefore(addDays(orderDate, 9));
    state.dates = datesOf(orderDate, 12);
    state.finishedDay = finishedDay;
    state.stepIndex = state.draft.steps.length;
  });
}

/** The floor takes an order up: it came in a few days earlier, never before the one before it. */
export function takeUp(state: OrderState, day: string, previousDate: string): string {
  if (state.dates) return state.dates.orderDate;
  const before = workdayBefore(addDays(day, -randomFor(`came ${state.index}`).between(1, 4)));
  const orderDate = before < previousDate ? previousDate : before;
  state.dates = datesOf(orderDate, leadDays(state.index));
  return orderDate;
}

/**
 * Takes stock in the morning of `today`: what nobody has begun came in lately, and some of what
 * is unfinished is on hold. From here on the orders stay as they are.
 */
export function takeStock(states: readonly OrderState[], today: string): void {
  const known = states.filter(({ dates }) => dates !== undefined);
  const latest = known.at(-1)?.dates?.orderDate ?? today;
  const waiting = states.slice(known.length);
  const span = Math.max(0, daysBetween(latest, today));
  waiting.forEach((state, position) => {
    const later = Math.floor((position * (span + 1)) / waiting.length);
    const orderDate = workdayBefore(addDays(latest, later));
    state.dates = datesOf(orderDate, leadDays(state.index));
  });
  const unfinished = states.filter(
    ({ finishedDay, draft }) =>
      finishedDay === undefined && !draft.isVoid && draft.source === 'import',
  );
  const random = randomFor('holds');
  for (let held = 0; held < HOLD_COUNT && unfinished.length > 0; held += 1) {
    const [state] = unfinished.splice(random.between(0, unfinished.length - 1), 1);
    if (state) state.holdNote = random.pick(HOLD_NOTES);
  }
}

function statusOf(state: OrderState, today: string): PlannedOrder['status'] {
  if (state.draft.isVoid) return 'void';
  if (state.holdNote !== '') return 'hold';
  if (state.finishedDay === undefined) return 'open';
  const shippedDay = addDays(state.finishedDay, state.index % 3);
  return shippedDay < today ? 'shipped' : 'open';
}

export function toOrder(state: OrderState, today: string): PlannedOrder {
  const { orderDate, dueDate } = state.dates ?? datesOf(today, 0);
  return {
    ...state.draft,
    orderDate,
    dueDate,
    status: statusOf(state, today),
    holdNote: state.holdNote,
  };
}

/** The first plant day work is told of. */
export function firstDay(today: string): string {
  return addDays(today, 1 - ACTIVITY_DAYS);
}
