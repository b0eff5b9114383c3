/**
 * A person's day at work. It begins with the first tap of the day and ends when the person says
 * so; a day nobody ended is ended by the next day's first tap, at the last work of that day.
 */
import { insertion, statement } from '#server/db/statements.ts';
import type { Tx } from '#server/writer/command.ts';

const openPresence = statement((db, p: { userId: number }) =>
  db
    .selectFrom('presence')
    .select(['id', 'business_day', 'began_at'])
    .where('user_id', '=', p.userId)
    .where('ended_at', 'is', null),
);
const insertPresence = insertion('presence', ['user_id', 'business_day', 'began_at']);
const endIt = statement((db, p: { id: number; endedAt: number }) =>
  db.updateTable('presence').set({ ended_at: p.endedAt }).where('id', '=', p.id),
);
const lastWorkOf = statement((db, p: { userId: number; day: string }) =>
  db
    .selectFrom('work_session')
    .select((eb) => eb.fn.max('ended_at').as('endedAt'))
    .where('user_id', '=', p.userId)
    .where('business_day', '=', p.day),
);

function endAtLastWork(tx: Tx, userId: number, open: (typeof openPresence)['row']): void {
  const last = tx.get(lastWorkOf, { userId, day: open.business_day })?.endedAt ?? open.began_at;
  tx.run(endIt, { id: open.id, endedAt: Math.max(last, open.began_at) });
}

/** Ends a day that was never ended, no later than this plant day, at the last work of it. */
export function endForgottenDay(tx: Tx, userId: number, latest: string): void {
  const open = tx.get(openPresence, { userId });
  if (open && open.business_day <= latest) endAtLastWork(tx, userId, open);
}

/** Begins the person's day unless it has begun. */
export function beginDay(tx: Tx, userId: number, at: number, day: string): void {
  const open = tx.get(openPresence, { userId });
  if (open?.business_day === day) return;
  if (open) endAtLastWork(tx, userId, open);
  tx.run(insertPresence, { user_id: userId, business_day: day, began_at: at });
}

/** Ends the person's day, if it has begun. */
export function endDay(tx: Tx, userId: number, at: number): void {
  const open = tx.get(openPresence, { userId });
  if (open) tx.run(endIt, { id: open.id, endedAt: Math.max(at, open.began_at) });
}
