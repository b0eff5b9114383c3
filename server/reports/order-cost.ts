/**
 * The drill-down: one order, its tasks, their sessions, its material. Each level is the sum of
 * the one below it, to the cent.
 */
import type { OrderCost } from '#schema/contract/reports.ts';
import { isFixtureName } from '#schema/rules/fixtures.ts';
import { laborFormula } from '#schema/rules/labor.ts';
import { orderKey } from '#schema/rules/order-number.ts';
import { fixturePeople } from '#server/db/fixture-names.ts';
import { build, type Reader } from '#server/db/statements.ts';
import { listUsages } from '#server/materials/materials.queries.ts';
import { selectSessions, toSession } from '#server/sessions/sessions.queries.ts';
import { flagRows, withMargin } from './profitability.ts';
import { daysOf, listOrderCosts, type Days } from './profitability.queries.ts';

type OrderTask = OrderCost['tasks'][number];

/** The parts of sessions that belong to an order, in the order of the day. */
function listParts(reader: Reader, orderId: number, { from, to }: Days) {
  return reader.all(
    selectSessions(build)
      .innerJoin('work_session_share as part', 'part.session_id', 'w.id')
      .innerJoin('order_task as part_task', 'part_task.id', 'part.order_task_id')
      .select(['part.duration_ms as part_ms', 'part.labor_cents as part_cents'])
      .where('part_task.order_id', '=', orderId)
      .where('w.ended_at', 'is not', null)
      .where('w.user_id', 'not in', fixturePeople())
      .where('w.business_day', '>=', from)
      .where('w.business_day', '<=', to)
      .orderBy('w.started_at')
      .orderBy('w.id'),
  );
}

type Part = ReturnType<typeof listParts>[number];

const sumOf = (parts: readonly Part[], of: (part: Part) => number | null): number =>
  parts.reduce((total, part) => total + (of(part) ?? 0), 0);

function groupBy<Key>(parts: readonly Part[], keyOf: (part: Part) => Key): Map<Key, Part[]> {
  const groups = new Map<Key, Part[]>();
  for (const part of parts) {
    const group = groups.get(keyOf(part));
    if (group) group.push(part);
    else groups.set(keyOf(part), [part]);
  }
  return groups;
}

function formulaOf(part: Part): string | null {
  if (part.rate_kind === null || part.rate_amount_cents === null) return null;
  const rate = { kind: part.rate_kind, amountCents: part.rate_amount_cents };
  return laborFormula(rate, part.duration_ms ?? 0, part.annual_hours ?? 1);
}

/** Undefined when there is no such order. */
export function orderCost(
  reader: Reader,
  orderNumber: string,
  range: { from?: string | undefined; to?: string | undefined },
  seesMoney: boolean,
): OrderCost | undefined {
  const days = daysOf(range);
  const [cost] = listOrderCosts(reader, days, { orderKey: orderKey(orderNumber) });
  if (!cost) return undefined;
  const [row] = flagRows(reader, [withMargin(cost)], range, seesMoney);
  if (!row) return undefined;
  const parts = listParts(reader, cost.order_id, days);
  const cents = (group: readonly Part[]) =>
    seesMoney ? sumOf(group, (part) => part.part_cents) : null;

  const tasks = [...groupBy(parts, (part) => part.task_type).values()].map((group): OrderTask => {
    const [first] = group as [Part];
    return {
      taskType: first.task_type,
      taskTypeName: first.task_type_name,
      laborMs: sumOf(group, (part) => part.part_ms),
      laborCents: cents(group),
      people: new Set(group.map((part) => part.user_id)).size,
      sessions: group.map((part) => ({
        session: toSession(part, { seesCents: seesMoney }),
        shareMs: part.part_ms ?? 0,
        shareCents: seesMoney ? part.part_cents : null,
        formula: seesMoney ? formulaOf(part) : null,
      })),
    };
  });
  const people = [...groupBy(parts, (part) => part.user_id).values()].map((group) => {
    const [first] = group as [Part];
    return {
      user: { id: first.user_id, displayName: first.display_name },
      laborMs: sumOf(group, (part) => part.part_ms),
      laborCents: cents(group),
    };
  });
  const materials = listUsages(reader, orderNumber, range).filter(
    ({ user }) => !isFixtureName(user.displayName),
  );
  return {
    row,
    tasks,
    people,
    materials: seesMoney
      ? materials
      : materials.map((usage) => ({ ...usage, unitCostCents: null, costCents: null })),
  };
}
