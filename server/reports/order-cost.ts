/**
 * The drill-down: one order, its tasks, their people and sessions, its material. Each level is the
 * sum of the one below it, to the cent.
 */
import type {
  OrderCost,
  OrderCostQuery,
  PersonCost,
  SessionCost,
} from '#schema/contract/order-cost.ts';
import type { Confidence, ProfitabilityRow } from '#schema/contract/reports.ts';
import { isFixtureName } from '#schema/rules/fixtures.ts';
import { laborFormula } from '#schema/rules/labor.ts';
import { burdenCents } from '#schema/rules/money.ts';
import { orderKey } from '#schema/rules/order-number.ts';
import { splitWhere } from '#schema/rules/shares.ts';
import { daysOf } from '#server/costing/rollups.queries.ts';
import type { Reader } from '#server/db/statements.ts';
import { listUsagesBetween } from '#server/materials/materials.queries.ts';
import { toSession } from '#server/sessions/sessions.queries.ts';
import { groupBy, sumOf } from './groups.ts';
import { listEstimates, listParts, type Part } from './order-parts.queries.ts';
import { findOrder } from './profitability.queries.ts';
import { NO_TIME, toRow, viewOf } from './profitability.ts';

type OrderTask = OrderCost['tasks'][number];

/** A part with its own piece of the order's burden. */
type Burdened = Part & { burden: number };

function formulaOf(part: Part): string | null {
  const { rate_kind: kind, rate_amount_cents: amountCents, labor_cents: cents } = part;
  if (kind === null || amountCents === null || cents === null) return null;
  return laborFormula({ kind, amountCents }, part.duration_ms ?? 0, part.annual_hours ?? 1, cents);
}

function confidenceOf(parts: readonly Part[]): Confidence {
  const confidence = { ...NO_TIME };
  for (const part of parts) confidence[`${part.confidence}Ms`] += part.part_ms ?? 0;
  return confidence;
}

function laborOf(parts: readonly Burdened[], seesMoney: boolean) {
  return {
    laborMs: sumOf(parts, (part) => part.part_ms),
    laborCents: seesMoney ? sumOf(parts, (part) => part.part_cents) : null,
    burdenCents: seesMoney ? sumOf(parts, (part) => part.burden) : null,
  };
}

function peopleOf(parts: readonly Burdened[], seesMoney: boolean): PersonCost[] {
  return [...groupBy(parts, (part) => part.user_id).values()].map((group) => {
    const [{ user_id: id, display_name: displayName }] = group;
    return { user: { id, displayName }, ...laborOf(group, seesMoney) };
  });
}

function toSessionCost(part: Burdened, seesMoney: boolean): SessionCost {
  return {
    session: toSession(part, { seesCents: seesMoney }),
    shareMs: part.part_ms ?? 0,
    shareCents: seesMoney ? part.part_cents : null,
    burdenCents: seesMoney ? part.burden : null,
    confidence: part.confidence,
    formula: seesMoney ? formulaOf(part) : null,
  };
}

function tasksOf(
  parts: readonly Burdened[],
  estimates: ReadonlyMap<string, number>,
  seesMoney: boolean,
): OrderTask[] {
  return [...groupBy(parts, (part) => part.task_type).values()].map((group) => {
    const [{ task_type: taskType, task_type_name: taskTypeName }] = group;
    const minutes = estimates.get(taskType);
    const workers = peopleOf(group, seesMoney);
    return {
      taskType,
      taskTypeName,
      ...laborOf(group, seesMoney),
      estimateMs: minutes === undefined ? null : minutes * 60_000,
      confidence: confidenceOf(group),
      people: workers.length,
      workers,
      sessions: group.map((part) => toSessionCost(part, seesMoney)),
    };
  });
}

/** Undefined when there is no such order. */
export function orderCost(
  reader: Reader,
  orderNumber: string,
  range: OrderCostQuery,
  seesMoney: boolean,
): OrderCost | undefined {
  const order = findOrder(reader, orderKey(orderNumber));
  if (!order) return undefined;
  const view = viewOf(reader, seesMoney);
  const days = daysOf(range);
  const found = listParts(reader, order.order_id, days);
  const materials = listUsagesBetween(reader, orderNumber, days).filter(
    ({ user }) => !isFixtureName(user.displayName),
  );
  const labor = sumOf(found, (part) => part.part_cents);
  const burdens = splitWhere(
    burdenCents(labor, view.settings.burdenBasisPoints),
    found.map((part) => part.part_cents ?? 0),
  );
  const parts = found.map((part, index) => ({ ...part, burden: burdens[index] ?? 0 }));
  const figures = {
    sessions: parts.length,
    labor_ms: sumOf(parts, (part) => part.part_ms),
    labor_cents: labor,
    unrated_sessions: parts.filter((part) => part.part_cents === null).length,
    usages: materials.length,
    material_cents: sumOf(materials, (usage) => usage.costCents),
  };
  const row: ProfitabilityRow = {
    ...toRow({ ...order, ...figures }, view),
    confidence: confidenceOf(parts),
  };
  return {
    row,
    tasks: tasksOf(parts, listEstimates(reader, order.order_id), seesMoney),
    people: peopleOf(parts, seesMoney),
    materials: seesMoney
      ? materials
      : materials.map((usage) => ({ ...usage, unitCostCents: null, costCents: null })),
  };
}
