/** What a session's time belongs to: a task, and one order or several by weight. */
import { malformed } from '#server/app-error.ts';
import { insertion, statement } from '#server/db/statements.ts';
import { findTaskType } from '#server/orders/orders.queries.ts';
import { resolveWork } from '#server/sessions/order-task.ts';
import { listNamedShares } from '#server/sessions/session-detail.queries.ts';
import type { SessionRow } from '#server/sessions/sessions.queries.ts';
import { listShares } from '#server/sessions/undo.queries.ts';
import type { Tx } from '#server/writer/command.ts';
import { atField, workFields } from './at-field.ts';

/** As somebody said it; what is not said stays. */
export interface WantedWork {
  orderNumber?: string | undefined;
  shares?: readonly { orderNumber: string; weight: number }[] | undefined;
  taskType?: string | undefined;
}

export interface Work {
  taskTypeId: number;
  shares: readonly { orderTaskId: number | null; weight: number }[];
}

const dropShares = statement((db, p: { id: number }) =>
  db.deleteFrom('work_session_share').where('session_id', '=', p.id),
);
const insertShare = insertion('work_session_share', ['session_id', 'order_task_id', 'weight']);

/** Whether somebody wants other work than it is. */
export const saysWork = ({ orderNumber, shares, taskType }: WantedWork): boolean =>
  orderNumber !== undefined || shares !== undefined || taskType !== undefined;

/**
 * What is wanted of a session.
 * @param where the form's part the fields stand in: `earlier.`
 * @throws AppError as `resolveWork`, each at its field
 */
export function workOf(tx: Tx, session: SessionRow, wanted: WantedWork, day: string, where = '') {
  if (!saysWork(wanted)) {
    return { taskTypeId: session.task_type_id, shares: listShares(tx, session.id) };
  }
  const taskType = wanted.taskType ?? session.task_type;
  return resolve(tx, { ...wanted, taskType }, keptOrders(tx, session, taskType), day, where);
}

/** What is wanted of work that is not there yet. @throws AppError as `workOf` */
export function newWork(tx: Tx, wanted: WantedWork & { taskType: string }, day: string): Work {
  return resolve(tx, wanted, [{ orderNumber: undefined, weight: 1 }], day, '');
}

interface NamedShare {
  orderNumber: string | undefined;
  weight: number;
}

/** The orders stay when the task changes, unless it is one that is done on none. */
function keptOrders(tx: Tx, session: SessionRow, taskType: string): NamedShare[] {
  if (findTaskType(tx, taskType)?.kind === 'indirect') {
    return [{ orderNumber: undefined, weight: 1 }];
  }
  return listNamedShares(tx, session.id).map(({ order_number: orderNumber, weight }) => ({
    orderNumber: orderNumber ?? undefined,
    weight,
  }));
}

function resolve(
  tx: Tx,
  { taskType, orderNumber, shares }: WantedWork & { taskType: string },
  kept: readonly NamedShare[],
  day: string,
  where: string,
): Work {
  const named = orderNumber === undefined ? (shares ?? kept) : [{ orderNumber, weight: 1 }];
  let taskTypeId = 0;
  const resolved = named.map((share, index) => {
    const field = shares ? `${where}shares.${index}.orderNumber` : `${where}orderNumber`;
    const target = atField(workFields(field, where), () =>
      resolveWork(tx, { taskType, orderNumber: share.orderNumber }, day),
    );
    taskTypeId = target.taskTypeId;
    return { field, orderTaskId: target.orderTaskId, weight: share.weight };
  });
  requireEachOnce(resolved);
  return { taskTypeId, shares: resolved };
}

function requireEachOnce(shares: readonly { field: string; orderTaskId: number | null }[]): void {
  shares.forEach(({ field, orderTaskId }, index) => {
    const first = shares.findIndex((one) => one.orderTaskId === orderTaskId);
    if (first < index) throw malformed(field, 'is there twice', 'This order is there twice.');
  });
}

/** Makes the session's time belong to this; it costs nothing until it is costed again. */
export function saveShares(tx: Tx, sessionId: number, { shares }: Work): void {
  tx.run(dropShares, { id: sessionId });
  for (const { orderTaskId, weight } of shares) {
    tx.run(insertShare, { session_id: sessionId, order_task_id: orderTaskId, weight });
  }
}
