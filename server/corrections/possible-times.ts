/**
 * Which times corrected work may have. Half open, as ever; what is refused is refused at its field.
 *
 *   other work        ├──────────┤
 *   start a                      ├────▶     fits
 *   start b                  ├────────▶     overlaps, at startedAt
 *   end c      ├──────────┤                 overlaps, at endedAt
 */
import { LONGEST_WORK_MS } from '#schema/rules/session-times.ts';
import { findRate, listRates } from '#server/costing/costing.queries.ts';
import { statement } from '#server/db/statements.ts';
import { selectSessions, type SessionRow } from '#server/sessions/sessions.queries.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import { readSettings } from '#server/settings/settings.queries.ts';
import type { Tx } from '#server/writer/command.ts';
import { refuseAt } from './at-field.ts';

/** UTC ms; an end of null still runs. */
export interface Times {
  startedAt: number;
  endedAt: number | null;
}

/** Whose work it is; `id` is the session's own row, null for one that is not there yet. */
export interface Whose {
  id: number | null;
  user_id: number;
  display_name: string;
  /** When it began so far; null for work that is not there yet. */
  started_at: number | null;
  /** The day its cost was counted for; null when nothing was. */
  business_day: string | null;
}

/** What took time cannot be put right to take none. @throws AppError `no_duration` */
export function requireDuration({ startedAt, endedAt }: Times): void {
  if (startedAt !== endedAt) return;
  const detail = 'It would end when it starts. If nothing was worked, void it instead.';
  throw refuseAt('endedAt', 'no_duration', detail);
}

const FAR_FUTURE = Number.MAX_SAFE_INTEGER;
const NO_SESSION = 0;

const overlapping = statement(
  (db, p: { userId: number; id: number; from: number; until: number }) =>
    selectSessions(db)
      .where('w.user_id', '=', p.userId)
      .where('w.id', '!=', p.id)
      .where('w.voided_at', 'is', null)
      .where('w.started_at', '<', p.until)
      .where((eb) => eb.or([eb('w.ended_at', 'is', null), eb('w.ended_at', '>', p.from)]))
      .orderBy('w.started_at')
      .limit(1),
);

/**
 * @returns the plant day the work is on
 * @throws AppError `in_future`, `ends_before_start`, `too_long`, `overlaps`, `rate_missing`
 */
export function requirePossible(tx: Tx, whose: Whose, times: Times): string {
  const { plantTimeZone } = readSettings(tx);
  requireInOrder(tx, times);
  requireFree(tx, whose, times, plantTimeZone);
  // Work whose start stays keeps its day, also when the plant's time zone was another one then.
  const kept = times.startedAt === whose.started_at ? whose.business_day : null;
  const day = kept ?? plantCalendar(plantTimeZone).dayOf(times.startedAt);
  if (day !== whose.business_day) requireRate(tx, whose, day);
  return day;
}

function requireInOrder(tx: Tx, { startedAt, endedAt }: Times): void {
  const future = 'This lies in the future.';
  if (startedAt > tx.now) throw refuseAt('startedAt', 'in_future', future);
  if ((endedAt ?? 0) > tx.now) throw refuseAt('endedAt', 'in_future', future);
  if (endedAt !== null && endedAt < startedAt) {
    throw refuseAt('endedAt', 'ends_before_start', 'Work cannot end before it starts.');
  }
  if ((endedAt ?? tx.now) - startedAt > LONGEST_WORK_MS) {
    const field = endedAt === null ? 'startedAt' : 'endedAt';
    throw refuseAt(field, 'too_long', 'That is more than 24 hours. Check the day.');
  }
}

function requireFree(tx: Tx, whose: Whose, { startedAt, endedAt }: Times, timeZone: string): void {
  const { id, user_id: userId, display_name: name } = whose;
  const range = { from: startedAt, until: endedAt ?? FAR_FUTURE };
  const other = tx.get(overlapping, { userId, id: id ?? NO_SESSION, ...range });
  if (!other) return;
  const field = other.started_at < startedAt ? 'startedAt' : 'endedAt';
  throw refuseAt(field, 'overlaps', `${name} was on ${workWords(other, timeZone)} at that time.`, {
    session: {
      id: other.public_id,
      orderNumber: other.order_number,
      taskTypeName: other.task_type_name,
      startedAt: new Date(other.started_at).toISOString(),
      endedAt: other.ended_at === null ? null : new Date(other.ended_at).toISOString(),
    },
  });
}

/** `10483 Packing, 14 Jan 11:00 to 12:00` by the plant's clock. */
function workWords(row: SessionRow, timeZone: string): string {
  const words = (at: number, form: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { ...form, timeZone }).format(at);
  const clock = { hour: '2-digit', minute: '2-digit' } as const;
  const day = words(row.started_at, { day: 'numeric', month: 'short' });
  const end = row.ended_at === null ? 'now' : words(row.ended_at, clock);
  const what = [row.order_number, row.task_type_name].filter((word) => word !== null).join(' ');
  return `${what}, ${day} ${words(row.started_at, clock)} to ${end},`;
}

/** Whoever is paid by rates has one in force on every day of work; others cost nothing known. */
function requireRate(tx: Tx, { user_id: userId, display_name: name }: Whose, day: string): void {
  if (findRate(tx, userId, day) || listRates(tx, userId).length === 0) return;
  const detail = `${name} has no pay rate for ${day} yet. Check the day, or ask the office to add one.`;
  throw refuseAt('startedAt', 'rate_missing', detail);
}
