/**
 * Putting material right. An entry never changes: an opposite one of the same day takes it back,
 * and what is right is an entry of its own, both by the unit cost that was frozen when it was used.
 *
 *   10482   +10 plates   used, and wrong
 *   10482   −10 plates   the reversal: the two add up to nothing
 *   10483    +7 plates   the replacement; none when it was voided
 *
 * An entry is put right once: after that its replacement is what may be wrong. Whose it is and
 * when it was used stay what they were.
 */
import type {
  UsageCorrection,
  UsageCorrectionAnswer,
  Voiding,
} from '#schema/contract/corrections.ts';
import { materialCostCents } from '#schema/rules/money.ts';
import { uuid7 } from '#schema/rules/uuid7.ts';
import { AppError } from '#server/app-error.ts';
import { insertion } from '#server/db/statements.ts';
import { netOnOrder } from '#server/materials/materials.queries.ts';
import { getUsedOn, insertUsage } from '#server/materials/usage-writes.ts';
import { findOrderTask } from '#server/sessions/order-task.ts';
import { defineCommand, type Tx } from '#server/writer/command.ts';
import { atField, refuseAt, workFields } from './at-field.ts';
import { requireChangeable } from './changeable.ts';
import {
  findCorrectableUsage,
  listUsageCorrections,
  type CorrectableUsage,
} from './usage-corrections.queries.ts';

const insertCorrection = insertion('material_usage_correction', [
  'usage_id',
  'reversal_id',
  'replacement_id',
  'corrected_by',
  'corrected_at',
  'reason',
]);

/** What one entry says. */
interface Entry {
  orderId: number;
  orderTaskId: number | null;
  quantityThousandths: number;
  costCents: number;
}

export const correctUsage = defineCommand({
  name: 'corrections.correctUsage',
  right: 'foreman',
  run(tx, input: UsageCorrection & { id: string }): UsageCorrectionAnswer {
    const usage = getCorrectableUsage(tx, input.id);
    return record(tx, usage, rightEntry(tx, usage, input), input.reason);
  },
});

export const voidUsage = defineCommand({
  name: 'corrections.voidUsage',
  right: 'foreman',
  run(tx, { id, reason }: Voiding & { id: string }): UsageCorrectionAnswer {
    return record(tx, getCorrectableUsage(tx, id), null, reason);
  },
});

/** @throws AppError `not_found`, `not_allowed`; `changed_meanwhile` when it was put right before */
function getCorrectableUsage(tx: Tx, publicId: string): CorrectableUsage {
  const usage = findCorrectableUsage(tx, publicId);
  if (!usage || usage.reverses_in !== null) {
    throw new AppError('not_found', 'There is no such use of material.');
  }
  requireChangeable(tx, usage);
  if (usage.corrected_in !== null) {
    const detail = 'Somebody has put this right already. Look at what counts now.';
    throw new AppError('changed_meanwhile', detail);
  }
  return usage;
}

function rightEntry(
  tx: Tx,
  usage: CorrectableUsage,
  { quantity, orderNumber }: UsageCorrection,
): Entry {
  const quantityThousandths =
    quantity === undefined ? usage.quantity_thousandths : Math.round(quantity * 1000);
  const orderId = orderNumber === undefined ? usage.order_id : usedOn(tx, orderNumber);
  if (orderId === usage.order_id && quantityThousandths === usage.quantity_thousandths) {
    throw refuseAt('quantity', 'nothing_changed', 'That is what it says already.');
  }
  return {
    orderId,
    orderTaskId: orderId === usage.order_id ? usage.order_task_id : taskOn(tx, usage, orderId),
    quantityThousandths,
    costCents: materialCostCents(quantityThousandths, usage.unit_cost_cents),
  };
}

const usedOn = (tx: Tx, orderNumber: string): number =>
  atField(workFields('orderNumber'), () => getUsedOn(tx, orderNumber).id);

/** The same task on the other order, when somebody has worked on it there. */
function taskOn(tx: Tx, { task_type_id: taskTypeId }: CorrectableUsage, orderId: number) {
  if (taskTypeId === null) return null;
  return findOrderTask(tx, orderId, taskTypeId) ?? null;
}

function record(
  tx: Tx,
  usage: CorrectableUsage,
  right: Entry | null,
  reason: string,
): UsageCorrectionAnswer {
  const opposite = {
    orderId: usage.order_id,
    orderTaskId: usage.order_task_id,
    quantityThousandths: -usage.quantity_thousandths,
    costCents: -usage.cost_cents,
  };
  const reversal = enter(tx, usage, opposite, `${tx.sourceKey}/reversal`);
  const replacement = right && enter(tx, usage, right, tx.sourceKey);
  for (const { orderId } of right ? [opposite, right] : [opposite]) {
    requireNothingOwed(tx, orderId, usage.material_id);
  }
  tx.run(insertCorrection, {
    usage_id: usage.id,
    reversal_id: reversal.id,
    replacement_id: replacement?.id ?? null,
    corrected_by: tx.user.id,
    corrected_at: tx.now,
    reason,
  });
  const { id: materialUsageId, order_id: orderId, quantity_thousandths, cost_cents } = usage;
  const was = { orderId, quantityThousandths: quantity_thousandths, costCents: cost_cents };
  tx.change(
    { materialUsageId, ...was },
    { reversalId: reversal.id, replacementId: replacement?.id ?? null, ...right },
  );
  tx.emit({ kind: 'material', userId: usage.user_id });
  const [correction] = listUsageCorrections(tx, usage.id);
  if (!correction) throw new Error('The correction that was just written is not there');
  return { correction, usageId: replacement?.publicId ?? null };
}

/** @throws AppError `return_too_large` when more came back of it than the order then has. */
function requireNothingOwed(tx: Tx, orderId: number, materialId: number): void {
  if (netOnOrder(tx, orderId, materialId) >= 0) return;
  const detail =
    'More of this came back than would be left on the order. Put the return right first.';
  throw refuseAt('quantity', 'return_too_large', detail);
}

/** One entry, of the same person, day and unit cost. */
function enter(tx: Tx, usage: CorrectableUsage, entry: Entry, sourceKey: string) {
  const publicId = uuid7(tx.now);
  const { lastId: id } = tx.run(insertUsage, {
    public_id: publicId,
    order_id: entry.orderId,
    order_task_id: entry.orderTaskId,
    user_id: usage.user_id,
    device_id: usage.device_id,
    material_id: usage.material_id,
    quantity_thousandths: entry.quantityThousandths,
    unit_cost_cents: usage.unit_cost_cents,
    cost_cents: entry.costCents,
    business_day: usage.business_day,
    used_at: usage.used_at,
    received_at: tx.now,
    source_key: sourceKey,
  });
  return { id, publicId };
}
