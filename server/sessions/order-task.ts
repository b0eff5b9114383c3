/** The order task a session's time belongs to, made at first use. */
import { AppError } from '#server/app-error.ts';
import { insertion, statement, type Reader } from '#server/db/statements.ts';
import { findOrderRow, findTaskType } from '#server/orders/orders.queries.ts';
import { addOrder } from '#server/orders/order-writes.ts';
import { requireWorkable } from '#server/orders/workable.ts';
import type { Tx } from '#server/writer/command.ts';
import { isOperatorsOwn } from './tap-time.ts';

const orderTask = statement((db, p: { orderId: number; taskTypeId: number }) =>
  db
    .selectFrom('order_task')
    .select('id')
    .where('order_id', '=', p.orderId)
    .where('task_type_id', '=', p.taskTypeId),
);
const insertTask = insertion('order_task', ['order_id', 'task_type_id', 'created_at']);

/** The task on the order; undefined while nobody has worked on it there. */
export function findOrderTask(
  reader: Reader,
  orderId: number,
  taskTypeId: number,
): number | undefined {
  return reader.get(orderTask, { orderId, taskTypeId })?.id;
}

export interface WorkTarget {
  taskTypeId: number;
  /** Null for indirect work. */
  orderTaskId: number | null;
}

export interface WantedWork {
  taskType: string;
  orderNumber?: string | undefined;
  /** Makes a floor order when nobody knows the number. */
  createOrder?: boolean | undefined;
}

/**
 * Finds, or makes, what somebody wants to work on.
 * @throws AppError `task_type_unknown`, `order_needed`, `order_not_needed`, `order_unknown`, `order_void`.
 */
export function resolveWork(tx: Tx, wanted: WantedWork, day: string): WorkTarget {
  const taskType = findTaskType(tx, wanted.taskType);
  if (!taskType) {
    throw new AppError('task_type_unknown', `There is no task ${wanted.taskType}. Pick another.`);
  }
  if (taskType.kind === 'indirect') {
    if (wanted.orderNumber !== undefined) {
      throw new AppError('order_not_needed', `${taskType.name} is not done on an order.`);
    }
    return { taskTypeId: taskType.id, orderTaskId: null };
  }
  if (wanted.orderNumber === undefined) {
    throw new AppError('order_needed', `${taskType.name} needs an order number.`);
  }
  const orderId = workableOrderId(tx, wanted.orderNumber, wanted.createOrder ?? false, day);
  const orderTaskId =
    findOrderTask(tx, orderId, taskType.id) ??
    tx.run(insertTask, { order_id: orderId, task_type_id: taskType.id, created_at: tx.now }).lastId;
  return { taskTypeId: taskType.id, orderTaskId };
}

function workableOrderId(tx: Tx, orderNumber: string, create: boolean, day: string): number {
  const order = findOrderRow(tx, orderNumber);
  if (!order) {
    if (!create) {
      throw new AppError(
        'order_unknown',
        `Order ${orderNumber} is not in the list. Check the number.`,
      );
    }
    return addOrder(tx, {
      orderNumber,
      customerId: null,
      description: '',
      dueDate: null,
      revenueCents: null,
      source: 'floor',
      day,
    });
  }
  requireWorkable(
    tx,
    order,
    isOperatorsOwn(tx) ? ' Ask your foreman, or pick another.' : ' Pick another.',
  );
  return order.id;
}
