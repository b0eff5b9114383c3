/** What the page knows while somebody puts work right. */
import type { TaskType } from '#schema/contract/orders.ts';
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
