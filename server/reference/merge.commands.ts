/**
 * Merges an order that was typed wrong into the one that was meant: its work and its material move,
 * and so do the sums that follow from them. The typed one stays, void, and says into which.
 */
import { sql } from 'kysely';
import type { OrderMerge } from '#schema/contract/reference.ts';
import { orderKey } from '#schema/rules/order-number.ts';
import { AppError } from '#server/app-error.ts';
import { build, insertion, query, statement } from '#server/db/statements.ts';
import { oneMore } from '#server/sessions/session-version.ts';
import { defineCommand, type Tx } from '#server/writer/command.ts';

const orderByKey = statement((db, p: { key: string }) =>
  db
    .selectFrom('sales_order as o')
    .innerJoin('order_in_force as f', 'f.id', 'o.id')
    .select(['o.id', 'o.order_number', 'o.source', 'o.merged_into'])
    .where('o.order_key', '=', p.key),
);
const tasksOf = statement((db, p: { orderId: number }) =>
  db.selectFrom('order_task').selectAll().where('order_id', '=', p.orderId),
);
const insertTask = insertion('order_task', [
  'order_id',
  'task_type_id',
  'estimate_minutes',
  'created_at',
]);
const sharesOf = statement((db, p: { taskId: number }) =>
  db
    .selectFrom('work_session_share as s')
    .innerJoin('work_session as w', 'w.id', 's.session_id')
    .selectAll('s')
    .select(['w.user_id', 'w.ended_at'])
    .where('s.order_task_id', '=', p.taskId),
);
const shareOn = statement((db, p: { sessionId: number; taskId: number }) =>
  db
    .selectFrom('work_session_share')
    .selectAll()
    .where('session_id', '=', p.sessionId)
    .where('order_task_id', '=', p.taskId),
);
const moveShare = statement((db, p: { id: number; taskId: number }) =>
  db.updateTable('work_session_share').set({ order_task_id: p.taskId }).where('id', '=', p.id),
);
const dropShare = statement((db, p: { id: number }) =>
  db.deleteFrom('work_session_share').where('id', '=', p.id),
);
const nextVersionOf = statement((db, p: { id: number }) =>
  db.updateTable('work_session').set({ version: oneMore }).where('id', '=', p.id),
);
const cancel = statement((db, p: { id: number; into: number; now: number }) =>
  db
    .updateTable('sales_order')
    .set({ status: 'void', merged_into: p.into, updated_at: p.now })
    .where('id', '=', p.id),
);

type Share = (typeof sharesOf)['row'];

const sum = (a: number | null, b: number | null): number | null =>
  a === null && b === null ? null : (a ?? 0) + (b ?? 0);

/** A session that was on both orders has one share of both now. */
function moveOne(tx: Tx, share: Share, taskId: number): void {
  const other = tx.get(shareOn, { sessionId: share.session_id, taskId });
  if (!other) {
    tx.run(moveShare, { id: share.id, taskId });
  } else {
    tx.run(dropShare, { id: share.id });
    const both = {
      weight: other.weight + share.weight,
      duration_ms: sum(other.duration_ms, share.duration_ms),
      labor_cents: sum(other.labor_cents, share.labor_cents),
    };
    tx.run(build.updateTable('work_session_share').set(both).where('id', '=', other.id));
  }
  tx.run(nextVersionOf, { id: share.session_id });
  if (share.ended_at === null) tx.emit({ kind: 'session', userId: share.user_id });
}

/** @returns the sessions that moved, by their ids */
function moveWork(tx: Tx, from: number, into: number): Set<number> {
  const known = new Map(
    tx.all(tasksOf, { orderId: into }).map((task) => [task.task_type_id, task.id]),
  );
  const moved = new Set<number>();
  for (const task of tx.all(tasksOf, { orderId: from })) {
    const { task_type_id, estimate_minutes } = task;
    const taskId =
      known.get(task_type_id) ??
      tx.run(insertTask, { order_id: into, task_type_id, estimate_minutes, created_at: tx.now })
        .lastId;
    for (const share of tx.all(sharesOf, { taskId: task.id })) {
      moveOne(tx, share, taskId);
      moved.add(share.session_id);
    }
    tx.run(
      build
        .updateTable('material_usage')
        .set({ order_id: into, order_task_id: taskId })
        .where('order_id', '=', from)
        .where('order_task_id', '=', task.id),
    );
  }
  return moved;
}

const countUsages = (orderId: number) =>
  query(sql<{ count: number }>`SELECT count(*) AS count FROM material_usage
    WHERE order_id = ${orderId}`);

function getOrder(tx: Tx, orderNumber: string) {
  const order = tx.get(orderByKey, { key: orderKey(orderNumber) });
  if (order) return order;
  throw new AppError('order_unknown', `Order ${orderNumber} is not in the list.`);
}

export const mergeOrder = defineCommand({
  name: 'reference.mergeOrder',
  right: 'admin',
  run(tx, input: OrderMerge) {
    const from = getOrder(tx, input.from);
    const into = getOrder(tx, input.into);
    if (from.source === 'import') {
      const said = `Order ${from.order_number} is the ERP’s own. Only a typed one can be merged.`;
      throw new AppError('not_mergeable', said);
    }
    if (from.id === into.id) {
      throw new AppError('not_mergeable', 'An order cannot be merged into itself.');
    }
    if (from.merged_into !== null || into.merged_into !== null) {
      const merged = from.merged_into === null ? into : from;
      throw new AppError('not_mergeable', `Order ${merged.order_number} was merged already.`);
    }
    const usages = tx.get(countUsages(from.id))?.count ?? 0;
    const sessions = moveWork(tx, from.id, into.id);
    tx.run(
      build
        .updateTable('material_usage')
        .set({ order_id: into.id })
        .where('order_id', '=', from.id),
    );
    tx.run(cancel, { id: from.id, into: into.id, now: tx.now });
    const moved = { sessions: sessions.size, usages };
    tx.change({ orderId: from.id }, { orderId: into.id, reason: input.reason, ...moved });
    return { orderNumber: into.order_number, ...moved };
  },
});
