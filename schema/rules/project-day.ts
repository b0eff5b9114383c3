/**
 * What somebody's day looks like after taps the server has not answered yet: the same rules the
 * server follows, on the last day it told.
 *
 *   day the server told ──▶ start ──▶ pause ──▶ … ──▶ day on the screen
 *
 * A tap the server would put before a foreman changes nothing here either. A tap whose answer was
 * lost may be in the day already: starts are known by their session's id and are not done twice.
 * Instants are UTC milliseconds of the server's clock.
 */
import type { TapEvent, TapInput } from '../contract/events.ts';
import type { Me, ResumableWork, Session } from '../contract/sessions.ts';
import { placeEnd, placeStart } from './session-times.ts';
import { isUndoInTime } from './undo.ts';

/** How a piece of work is called, for those who start it while nobody can be asked. */
export type WorkWords = Pick<
  Session,
  'customerName' | 'description' | 'dueDate' | 'taskTypeName' | 'flags'
>;

/** The tap that can be taken back, and the work that then goes on. */
export interface UndoOffer {
  of: 'start' | 'closure';
  /** The session it is about. */
  id: string;
  atMs: number;
  before: Session | null;
}

export interface Day {
  me: Me;
  undo: UndoOffer | null;
}

export interface DayTap {
  event: TapEvent;
  words: WorkWords | null;
}

export interface DayContext {
  nowMs: number;
  /** The server's clock minus the device's. */
  offsetMs: number;
  /** The plant's calendar day of an instant, `YYYY-MM-DD`. */
  dayOf: (atMs: number) => string;
}

const RESUMABLE = 3;

/** @param taps of this person, in the order of `seq` */
export function projectDay(day: Day, taps: readonly DayTap[], context: DayContext): Day {
  let next = { ...day, me: atHour(day.me, context) };
  let previousMs = -Infinity;
  for (const tap of taps) {
    // Order is what `seq` says, also when the device's clock was set back in between.
    const atMs = Math.max(Date.parse(tap.event.occurredAt) + context.offsetMs, previousMs);
    previousMs = atMs;
    next = afterTap(next, tap, atMs, context);
  }
  return next;
}

/** A day that was read yesterday starts from nothing today; what runs goes on. */
function atHour(me: Me, { nowMs, dayOf }: DayContext): Me {
  const isOver = dayOf(nowMs) !== dayOf(Date.parse(me.now));
  return {
    ...me,
    today: isOver ? { workedMs: 0 } : me.today,
    now: new Date(nowMs).toISOString(),
  };
}

function afterTap(day: Day, { event, words }: DayTap, atMs: number, context: DayContext): Day {
  switch (event.command) {
    case 'sessions.start':
      return afterStart(day, event, words, atMs, context);
    case 'sessions.close':
      return afterClosure(day, event.input as TapInput<'sessions.close'>, atMs, context);
    case 'sessions.undo':
      return afterUndo(day, event, atMs);
    case 'materials.log':
      return day;
  }
}

function afterStart(
  day: Day,
  event: TapEvent,
  words: WorkWords | null,
  tappedMs: number,
  context: DayContext,
): Day {
  const input = event.input as TapInput<'sessions.start'>;
  const { openSession } = day.me;
  const id = input.id ?? event.key;
  if (openSession?.id === id || (openSession !== null && !input.switch)) return day;

  const before = openSession && endOf(openSession, tappedMs, 'switched');
  if (openSession !== null && before === null) return day;
  const ended = before === null ? day.me : withEnded(day.me, before, context);
  const latestEndMs = before === null ? latestEndOf(day) : endMs(before);
  const placed = placeStart(before === null ? tappedMs : endMs(before), latestEndMs);
  if (!placed.ok) return day;

  const session = newSession(day.me, id, input, words, placed.at);
  return {
    me: { ...ended, openSession: session },
    undo: { of: 'start', id, atMs: placed.at, before },
  };
}

function newSession(
  me: Me,
  id: string,
  { orderNumber = null, taskType }: { orderNumber?: string | null | undefined; taskType: string },
  words: WorkWords | null,
  startedMs: number,
): Session {
  return {
    id,
    user: { id: me.user.id, displayName: me.user.displayName },
    orderNumber,
    taskType,
    customerName: words?.customerName ?? (orderNumber === null ? null : ''),
    description: words?.description ?? (orderNumber === null ? null : ''),
    dueDate: words?.dueDate ?? null,
    taskTypeName: words?.taskTypeName ?? taskType,
    flags: words?.flags ?? [],
    startedAt: new Date(startedMs).toISOString(),
    ...UNENDED,
  };
}

const UNENDED = {
  endedAt: null,
  endReason: null,
  durationMs: null,
  laborCents: null,
  goodQuantity: null,
  scrapQuantity: null,
  note: '',
} as const;

function afterClosure(
  day: Day,
  input: TapInput<'sessions.close'>,
  atMs: number,
  context: DayContext,
): Day {
  const { openSession } = day.me;
  if (openSession?.id !== input.id) return day;
  const ended = endOf(openSession, atMs, input.reason);
  if (ended === null) return day;
  const canUndo = input.reason === 'paused' || input.reason === 'finished';
  return {
    me: withEnded(day.me, ended, context),
    undo: canUndo ? { of: 'closure', id: ended.id, atMs: endMs(ended), before: ended } : null,
  };
}

/** Nothing reopens: what goes on is a new session from the old end. */
function afterUndo(day: Day, event: TapEvent, atMs: number): Day {
  const { id, of, newId = event.key } = event.input as TapInput<'sessions.undo'>;
  const { undo, me } = day;
  if (undo?.id !== id || undo.of !== of || !isUndoInTime(atMs, undo.atMs)) return day;
  const running = of === 'start' ? id : undefined;
  if (me.openSession?.id !== running) return day;
  const { before } = undo;
  const openSession = before && {
    ...before,
    ...UNENDED,
    id: newId,
    startedAt: new Date(endMs(before)).toISOString(),
    flags: before.flags.filter((flag) => OF_THE_ORDER.has(flag)),
  };
  return { me: { ...me, openSession }, undo: null };
}

/** What is true of an order is true of the next session on it; the rest was of that session. */
const OF_THE_ORDER: ReadonlySet<string> = new Set([
  'order_shipped',
  'order_on_hold',
  'floor_order',
]);

/** The session ended, or null when it cannot have ended then. */
function endOf(session: Session, atMs: number, endReason: Session['endReason']): Session | null {
  const startedMs = Date.parse(session.startedAt);
  const placed = placeEnd(atMs, startedMs);
  if (!placed.ok) return null;
  const endedAt = new Date(placed.at).toISOString();
  return { ...session, endedAt, endReason, durationMs: placed.at - startedMs };
}

function endMs({ endedAt, startedAt }: Session): number {
  return Date.parse(endedAt ?? startedAt);
}

/** The latest end the day knows of; the server knows those of all days. */
function latestEndOf({ me, undo }: Day): number | null {
  const known = me.resumable.map(({ endedAt }) => Date.parse(endedAt));
  if (undo?.before) known.push(endMs(undo.before));
  return known.length === 0 ? null : Math.max(...known);
}

/** Time counts for the day it began on; only work on orders is offered again, paused work first. */
function withEnded(me: Me, session: Session, { nowMs, dayOf }: DayContext): Me {
  const isToday = dayOf(Date.parse(session.startedAt)) === dayOf(nowMs);
  const workedMs = me.today.workedMs + (isToday ? (session.durationMs ?? 0) : 0);
  return { ...me, openSession: null, today: { workedMs }, resumable: resumableWith(me, session) };
}

function resumableWith({ resumable }: Me, session: Session): ResumableWork[] {
  const { orderNumber, customerName, description, taskType, taskTypeName } = session;
  if (orderNumber === null) return resumable;
  const latest: ResumableWork = {
    ...{ orderNumber, customerName, description, taskType, taskTypeName },
    endReason: session.endReason ?? 'switched',
    endedAt: session.endedAt ?? session.startedAt,
  };
  const others = resumable.filter(
    (work) => work.orderNumber !== orderNumber || work.taskType !== taskType,
  );
  const all = [latest, ...others];
  const isPaused = (work: ResumableWork) => work.endReason === 'paused';
  return [...all.filter(isPaused), ...all.filter((work) => !isPaused(work))].slice(0, RESUMABLE);
}

/**
 * The day as the server told it just now. What may be undone is the tablet's to know, and still
 * holds when the server sees that tap as the latest, too.
 */
export function freshDay(me: Me, known: Day | null): Day {
  const undo = known?.undo ?? null;
  if (undo === null) return { me, undo };
  const running = undo.of === 'start' ? undo.id : undefined;
  return { me, undo: me.openSession?.id === running ? undo : null };
}
