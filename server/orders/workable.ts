/** What nobody can work on any more, in words that say where to go instead. */
import { AppError } from '#server/app-error.ts';
import type { Reader } from '#server/db/statements.ts';
import { findMergedInto, type OrderRow } from './orders.queries.ts';

/**
 * A number that was typed wrong and merged leads to the one that was meant.
 * @param advice what to do about one that is void, said behind it
 * @throws AppError `order_void`
 */
export function requireWorkable(
  reader: Reader,
  { id, order_number, status }: OrderRow,
  advice = '',
): void {
  if (status !== 'void') return;
  const mergedInto = findMergedInto(reader, id);
  if (mergedInto === null) {
    throw new AppError('order_void', `Order ${order_number} is void.${advice}`);
  }
  throw new AppError(
    'order_void',
    `Order ${order_number} is ${mergedInto} now. Take that number.`,
    { context: { mergedInto } },
  );
}
