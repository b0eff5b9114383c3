/** Turns a judgement of `schema/rules/session-times` into the instant, or into a refusal. */
import { judgeTap, type TimeRefusal } from '#schema/rules/session-times.ts';
import { AppError } from '#server/app-error.ts';
import type { Tx } from '#server/writer/command.ts';

const WORDS: Readonly<Record<TimeRefusal, string>> = {
  in_future: 'The time lies in the future. Say one that has been.',
  too_old: 'This tap is older than three days. Ask your foreman about it.',
  overlaps: 'At that time other work of this person was running.',
  ends_before_start: 'Work cannot end before it starts.',
};

export function refuseTime(refusal: TimeRefusal): AppError {
  return new AppError(refusal, WORDS[refusal]);
}

/** An operator does it, and nobody in the office for them. */
export const isOperatorsOwn = ({ user, voucher }: Tx): boolean =>
  voucher === null && user.role === 'operator';

/** When the tap counts, UTC ms. @throws AppError `in_future`, `too_old` unless it is vouched for. */
export function tapTime(tx: Tx): number {
  const judged = judgeTap(tx.occurredAt, tx.now);
  if (judged.ok) return judged.at;
  if (judged.refusal === 'too_old' && tx.voucher !== null) return tx.occurredAt;
  if (judged.refusal === 'in_future' && tx.voucher === null) {
    throw new AppError('in_future', 'The time lies in the future. Check the clock of this tablet.');
  }
  throw refuseTime(judged.refusal);
}
