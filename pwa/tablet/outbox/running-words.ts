/** How running work is called that was begun on another tablet: the wall of names tells codes only. */
import { orderKey } from '#schema/rules/order-number.ts';
import type { WorkWords } from '#schema/rules/project-day.ts';
import type { RunningWork } from './day-view.ts';
import type { TabletStorage } from './storage.ts';

/** As the tablet's own lists call it; what they do not know keeps its code. Rejects never. */
export async function runningWords(
  storage: Pick<TabletStorage, 'snapshot'>,
  { orderNumber, taskType }: RunningWork,
): Promise<WorkWords> {
  const taskTypes = await storage.snapshot('taskTypes').catch(() => undefined);
  const known = orderNumber && (await storage.snapshot('orders').catch(() => undefined));
  const key = orderNumber && orderKey(orderNumber);
  const order = known ? known.orders.find((one) => orderKey(one.orderNumber) === key) : undefined;
  return {
    taskTypeName: taskTypes?.find(({ code }) => code === taskType)?.name ?? taskType,
    customerName: order?.customerName ?? null,
    description: order?.description ?? null,
    dueDate: order?.dueDate ?? null,
    flags: [],
  };
}
