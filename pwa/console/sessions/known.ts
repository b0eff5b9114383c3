/** What the page knows while somebody puts work right. */
import type { TaskType } from '#schema/contract/orders.ts';
import type { OrderRow } from './orders-draft.ts';
import type { Around } from './work-times.ts';

export interface Known extends Around {
  taskTypes: readonly TaskType[];
}

/** A task done on no order; one the page does not know may be done on some. */
export function isOnNoOrder(taskType: string, { taskTypes }: Pick<Known, 'taskTypes'>): boolean {
  return taskTypes.some(({ code, kind }) => code === taskType && kind === 'indirect');
}

export function taskName(taskType: string, { taskTypes }: Pick<Known, 'taskTypes'>): string {
  return taskTypes.find(({ code }) => code === taskType)?.name ?? taskType;
}

interface WorkDraft {
  orders: readonly OrderRow[];
  taskType: string;
}

/** A task done on orders needs one; work on an order does not lose it by an emptied field. */
export function lacksOrder(draft: WorkDraft, before: WorkDraft, known: Known): boolean {
  if (isOnNoOrder(draft.taskType, known)) return false;
  if (draft.orders.length > 1 || draft.orders[0]?.order.trim()) return false;
  const isAsked = known.taskTypes.some(({ code }) => code === draft.taskType);
  return (isAsked && draft.taskType !== before.taskType) || !!before.orders[0]?.order;
}
