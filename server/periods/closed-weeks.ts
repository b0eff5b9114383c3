/** What was approved is closed: only an admin changes it, and says why. */
import { mondayOf } from '#schema/rules/week.ts';
import { AppError } from '#server/app-error.ts';
import { statement, type Reader } from '#server/db/statements.ts';
import type { Tx } from '#server/writer/command.ts';

const approvedWeek = statement((db, p: { userId: number; monday: string }) =>
  db
    .selectFrom('approved_week')
    .select('approved_at')
    .where('user_id', '=', p.userId)
    .where('monday', '=', p.monday),
);

/** @param day a plant day */
export function isClosed(reader: Reader, userId: number, day: string): boolean {
  return reader.get(approvedWeek, { userId, monday: mondayOf(day) }) !== undefined;
}

/**
 * Before anything that would change what somebody worked on a plant day.
 * @throws AppError `period_closed` unless an admin does it or answers for it
 */
export function requireOpenPeriod(tx: Tx, userId: number, day: string): void {
  if (tx.actor.kind === 'system') return;
  if (tx.user.role === 'admin' || tx.voucher === 'admin') return;
  if (!isClosed(tx, userId, day)) return;
  throw new AppError(
    'period_closed',
    `The week of ${mondayOf(day)} is approved. Ask the office: an admin can still change it, with a reason.`,
  );
}
