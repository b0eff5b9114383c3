/** The ids the plan's people, orders, tasks and materials have in the database. */
import { build, insertion } from '#server/db/statements.ts';
import type { Tx } from '#server/writer/command.ts';
import type { PlannedOrder } from './plan.ts';
import { PEOPLE } from './words/people.ts';
import type { MaterialCode } from './words/materials.ts';
import type { TaskCode } from './words/task-types.ts';

const insertOrderTask = insertion('order_task', [
  'order_id',
  'task_type_id',
  'estimate_minutes',
  'created_at',
]);

export interface Rows {
  userId(person: number): number;
  orderId(order: number): number;
  orderNumber(order: number): string;
  taskTypeId(task: TaskCode): number;
  material(code: MaterialCode): { id: number; unitCostCents: number };
  /** Made at first use, with the office's estimate. */
  orderTaskId(tx: Tx, order: number, task: TaskCode, at: number): number;
}

function known<Value>(value: Value | undefined, what: string | number): Value {
  if (value === undefined) throw new Error(`The demo shop has no ${what}`);
  return value;
}

export function readRows(tx: Tx, orders: readonly PlannedOrder[]): Rows {
  const users = new Map(
    tx
      .all(build.selectFrom('app_user').select(['id', 'display_name']))
      .map((row) => [row.display_name, row.id]),
  );
  const orderIds = new Map(
    tx
      .all(build.selectFrom('sales_order').select(['id', 'order_number']))
      .map((row) => [row.order_number, row.id]),
  );
  const taskTypes = new Map(
    tx.all(build.selectFrom('task_type').select(['id', 'code'])).map((row) => [row.code, row.id]),
  );
  const materials = new Map(
    tx
      .all(build.selectFrom('material').select(['id', 'code', 'unit_cost_cents as unitCostCents']))
      .map((row) => [row.code, row]),
  );
  const orderTasks = new Map(
    tx
      .all(build.selectFrom('order_task').select(['id', 'order_id', 'task_type_id']))
      .map((row) => [`${row.order_id} ${row.task_type_id}`, row.id]),
  );
  const orderOf = (index: number): PlannedOrder => known(orders[index], `order ${index}`);
  const rows: Rows = {
    userId: (person) => known(users.get(PEOPLE[person]?.name ?? ''), `person ${person}`),
    orderNumber: (order) => orderOf(order).orderNumber,
    orderId: (order) => known(orderIds.get(orderOf(order).orderNumber), `order ${order}`),
    taskTypeId: (task) => known(taskTypes.get(task), task),
    material: (code) => known(materials.get(code), code),
    orderTaskId(tx, order, task, at) {
      const order_id = rows.orderId(order);
      const task_type_id = rows.taskTypeId(task);
      const key = `${order_id} ${task_type_id}`;
      const found = orderTasks.get(key);
      if (found !== undefined) return found;
      const minutes = orderOf(order)
        .steps.filter((step) => step.task === task)
        .reduce((sum, { plannedMinutes }) => sum + plannedMinutes, 0);
      const estimate_minutes = minutes > 0 ? minutes : null;
      const row = { order_id, task_type_id, estimate_minutes, created_at: at };
      const { lastId } = tx.run(insertOrderTask, row);
      orderTasks.set(key, lastId);
      return lastId;
    },
  };
  return rows;
}
