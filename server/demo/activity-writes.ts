/** Writes a part of the plan as the taps would have written it, through the shop's own costing. */
import { materialCostCents } from '#schema/rules/money.ts';
import { costSession } from '#server/costing/session-cost.ts';
import { insertion } from '#server/db/statements.ts';
import type { Settings } from '#server/settings/settings.queries.ts';
import type { Tx } from '#server/writer/command.ts';
import { writeCorrection } from './correction-writes.ts';
import type { Plan, PlannedPresence, PlannedSession, PlannedUsage } from './plan.ts';
import { demoUuid7, type Random } from './random.ts';
import type { Rows } from './rows.ts';

const insertSession = insertion('work_session', [
  'public_id',
  'user_id',
  'task_type_id',
  'business_day',
  'started_at',
  'ended_at',
  'end_reason',
  'duration_ms',
  'good_quantity',
  'scrap_quantity',
  'note',
  'is_corrected',
  'is_long',
  'received_at',
  'closed_received_at',
  'source_key',
]);
const insertShare = insertion('work_session_share', ['session_id', 'order_task_id']);
const insertPresence = insertion('presence', ['user_id', 'business_day', 'began_at', 'ended_at']);
const insertBreak = insertion('presence_break', ['presence_id', 'began_at', 'ended_at', 'is_paid']);
const insertUsage = insertion('material_usage', [
  'public_id',
  'order_id',
  'order_task_id',
  'user_id',
  'material_id',
  'quantity_thousandths',
  'unit_cost_cents',
  'cost_cents',
  'business_day',
  'used_at',
  'received_at',
  'source_key',
]);

export interface Pen {
  tx: Tx;
  settings: Settings;
  rows: Rows;
  random: Random;
}

export type Part = Pick<Plan, 'sessions' | 'presences' | 'usages'>;

export function writeActivity(pen: Pen, part: Part): void {
  for (const presence of part.presences) writePresence(pen, presence);
  part.sessions.forEach((session, index) => writeSession(pen, session, index));
  part.usages.forEach((usage, index) => writeUsage(pen, usage, index));
}

function writePresence({ tx, rows }: Pen, presence: PlannedPresence): void {
  const { lastId } = tx.run(insertPresence, {
    user_id: rows.userId(presence.person),
    business_day: presence.day,
    began_at: presence.beganAt,
    ended_at: presence.endedAt,
  });
  for (const { beganAt, endedAt, isPaid } of presence.breaks) {
    const is_paid = isPaid ? 1 : 0;
    tx.run(insertBreak, { presence_id: lastId, began_at: beganAt, ended_at: endedAt, is_paid });
  }
}

function writeSession({ tx, settings, rows, random }: Pen, session: PlannedSession, index: number) {
  const { startedAt, endedAt, order, task, day } = session;
  const userId = rows.userId(session.person);
  const durationMs = endedAt === null ? null : endedAt - startedAt;
  const { lastId } = tx.run(insertSession, {
    public_id: demoUuid7(startedAt, random),
    user_id: userId,
    task_type_id: rows.taskTypeId(task),
    business_day: day,
    started_at: startedAt,
    ended_at: endedAt,
    end_reason: session.reason,
    duration_ms: durationMs,
    good_quantity: session.goodQuantity,
    scrap_quantity: session.scrapQuantity,
    note: session.note,
    is_corrected: session.correction ? 1 : 0,
    is_long: durationMs !== null && durationMs > settings.longSessionMs ? 1 : 0,
    received_at: startedAt,
    closed_received_at: endedAt,
    source_key: `${tx.sourceKey}/session ${index}`,
  });
  const orderTaskId = order === null ? null : rows.orderTaskId(tx, order, task, startedAt);
  tx.run(insertShare, { session_id: lastId, order_task_id: orderTaskId });
  if (durationMs !== null) {
    const { annualHours } = settings;
    costSession(tx, { sessionId: lastId, userId, businessDay: day, durationMs, annualHours });
  }
  writeCorrection(tx, rows, lastId, session);
}

function writeUsage({ tx, rows, random }: Pen, usage: PlannedUsage, index: number): void {
  const { id, unitCostCents } = rows.material(usage.material);
  tx.run(insertUsage, {
    public_id: demoUuid7(usage.usedAt, random),
    order_id: rows.orderId(usage.order),
    order_task_id: rows.orderTaskId(tx, usage.order, usage.task, usage.usedAt),
    user_id: rows.userId(usage.person),
    material_id: id,
    quantity_thousandths: usage.thousandths,
    unit_cost_cents: unitCostCents,
    cost_cents: materialCostCents(usage.thousandths, unitCostCents),
    business_day: usage.day,
    used_at: usage.usedAt,
    received_at: usage.usedAt,
    source_key: `${tx.sourceKey}/material ${index}`,
  });
}
