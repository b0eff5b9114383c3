/** Which work it was, as somebody types it: on which orders, which task, and what came of it. */
import type { SplitPart } from '#schema/contract/corrections.ts';
import { text } from '../text.ts';
import { isOnNoOrder, type Known } from './known.ts';
import { isSameOrders, ordersErrors, ordersSaid, type OrderRow } from './orders-draft.ts';
import type { PiecesDraft } from './pieces-draft.ts';

export interface WorkDraft extends PiecesDraft {
  orders: readonly OrderRow[];
  /** Empty before one is chosen. */
  taskType: string;
}

type Errors = Readonly<Record<string, string>>;
type Target = Pick<WorkDraft, 'orders' | 'taskType'>;

/** What is wrong with the orders. @param where the part of a form: `later.` */
export function targetErrors(draft: Target, before: Target, known: Known, where = ''): Errors {
  if (isOnNoOrder(draft.taskType, known)) return {};
  const isLacking = lacksOrder(draft, before, known);
  return {
    ...ordersErrors(draft.orders, where),
    ...(isLacking && { [`${where}orderNumber`]: text.common.required }),
  };
}

/** A task done on orders needs one; work on an order does not lose it by an emptied field. */
function lacksOrder(draft: Target, before: Target, known: Known): boolean {
  if (draft.orders.length > 1 || draft.orders[0]?.order.trim()) return false;
  const isAsked = known.taskTypes.some(({ code }) => code === draft.taskType);
  return (isAsked && draft.taskType !== before.taskType) || !!before.orders[0]?.order;
}

/** Only what is another than before; a task done on no order has none. */
export function targetSaid(
  draft: Target,
  before: Target,
  known: Known,
): Pick<SplitPart, 'orderNumber' | 'shares' | 'taskType'> {
  const isOther = !isOnNoOrder(draft.taskType, known) && !isSameOrders(draft.orders, before.orders);
  return {
    ...(isOther && ordersSaid(draft.orders)),
    ...(draft.taskType !== before.taskType && { taskType: draft.taskType }),
  };
}
