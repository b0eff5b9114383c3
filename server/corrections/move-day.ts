/**
 * The day at work follows work that was put right. An edge of the day that the work made, by
 * being its first or last tap, goes where the work of that day now begins or ends; and the day
 * reaches as far as the work does. A day only this work made goes with it.
 *
 *   day       ├────────────────────┤
 *   before    ├──────┤        work made the beginning
 *   after        ├───┤        ⇒ ├─────────────────┤     inward, to the first work there is
 *   after   ├────────┤        ⇒ ├──────────────────────┤     outward
 *
 * A day never grows into the next one of the same person: it ends where that begins.
 */
import { build, insertion, statement } from '#server/db/statements.ts';
import { beginDay } from '#server/sessions/presence.ts';
import type { SessionRow } from '#server/sessions/sessions.queries.ts';
import type { Tx } from '#server/writer/command.ts';

type Work = Pick<SessionRow, 'business_day' | 'started_at' | 'ended_at' | 'voided_at'>;

interface Day {
  id: number;
  business_day: string;
  began_at: number;
  ended_at: number | null;
}

const DAY_MS = 24 * 3_600_000;
const FAR_FUTURE = Number.MAX_SAFE_INTEGER;

/** The business days only spare reading everybody's history: presence is indexed by them. */
const daysAround = statement((db, p: { userId: number; from: string; to: string }) =>
  db
    .selectFrom('presence')
    .select(['id', 'business_day', 'began_at', 'ended_at'])
    .where('user_id', '=', p.userId)
    .where('business_day', '>=', p.from)
    .where('business_day', '<=', p.to)
    .orderBy('began_at'),
);
/** First start and last end of the work within a day at work. */
const workWithin = statement((db, p: { userId: number; day: string; from: number; to: number }) =>
  db
    .selectFrom('work_session')
    .select((eb) => [
      eb.fn.min<number | null>('started_at').as('first'),
      eb.fn.max<number | null>('ended_at').as('last'),
    ])
    .where('user_id', '=', p.userId)
    .where('business_day', '=', p.day)
    .where('voided_at', 'is', null)
    .where('started_at', '>=', p.from)
    .where('started_at', '<=', p.to),
);
const saveDay = statement((db, p: { id: number; beganAt: number; endedAt: number | null }) =>
  db
    .updateTable('presence')
    .set({ began_at: p.beganAt, ended_at: p.endedAt })
    .where('id', '=', p.id),
);
const insertDay = insertion('presence', ['user_id', 'business_day', 'began_at', 'ended_at']);
const dropDay = (id: number) => build.deleteFrom('presence').where('id', '=', id);

/** @param before null for work that was not there; @param after as it is written, void or not */
export function moveDay(tx: Tx, userId: number, before: Work | null, after: Work): void {
  if (before) drawIn(tx, userId, before);
  if (after.voided_at === null) reachOut(tx, userId, after);
}

const calendarDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Days of the person that may have to do with the work: its own, and what lies around in time. */
function listDays(tx: Tx, userId: number, { started_at: from, ended_at: to }: Work): Day[] {
  return tx.all(daysAround, {
    userId,
    from: calendarDay(from - 2 * DAY_MS),
    to: calendarDay((to ?? tx.now) + DAY_MS),
  });
}

function drawIn(tx: Tx, userId: number, before: Work): void {
  for (const day of listDays(tx, userId, before)) {
    const madeBegin = day.began_at === before.started_at;
    const madeEnd = day.ended_at === before.ended_at;
    if (!madeBegin && (!madeEnd || day.ended_at === null)) continue;
    const range = { day: day.business_day, from: day.began_at, to: day.ended_at ?? FAR_FUTURE };
    const { first = null, last = null } = tx.get(workWithin, { userId, ...range }) ?? {};
    if (first === null) {
      if (madeBegin && madeEnd) tx.run(dropDay(day.id));
      continue;
    }
    const beganAt = madeBegin ? first : day.began_at;
    const endedAt = madeEnd && day.ended_at !== null ? (last ?? day.ended_at) : day.ended_at;
    tx.run(saveDay, { id: day.id, beganAt, endedAt });
  }
}

function reachOut(tx: Tx, userId: number, after: Work): void {
  const { business_day: businessDay, started_at: from, ended_at: endedAt } = after;
  const to = endedAt ?? tx.now;
  const days = listDays(tx, userId, after).filter((day) => concerns(day, businessDay, from, to));
  if (days.length === 0) begin(tx, userId, after);
  const last = days.findLastIndex((day) => day.began_at <= from);
  const host = Math.max(0, last);
  for (const [index, day] of days.entries()) {
    if (index < host || (index > host && day.began_at >= to)) continue;
    const next = days[index + 1]?.began_at ?? FAR_FUTURE;
    tx.run(saveDay, {
      id: day.id,
      beganAt: index === host ? Math.min(day.began_at, from) : day.began_at,
      endedAt: day.ended_at === null ? null : Math.max(day.ended_at, Math.min(to, next)),
    });
  }
}

/** The day of the work, and whatever else it runs into; not an earlier day that nobody ended. */
function concerns(day: Day, businessDay: string, from: number, to: number): boolean {
  if (day.business_day === businessDay) return true;
  if (day.ended_at === null && day.business_day < businessDay) return false;
  return day.began_at < to && (day.ended_at ?? FAR_FUTURE) > from;
}

function begin(tx: Tx, userId: number, after: Work): void {
  const { business_day: businessDay, started_at: from, ended_at: endedAt } = after;
  if (endedAt === null) return beginDay(tx, userId, from, businessDay);
  const row = { user_id: userId, business_day: businessDay, began_at: from, ended_at: endedAt };
  tx.run(insertDay, row);
}
