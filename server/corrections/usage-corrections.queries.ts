import { sql } from 'kysely';
import type { CorrectedUsage } from '#schema/contract/corrections.ts';
import { query, statement, type Reader } from '#server/db/statements.ts';

const usageByPublicId = statement((db, p: { publicId: string }) =>
  db
    .selectFrom('material_usage as m')
    .innerJoin('app_user as u', 'u.id', 'm.user_id')
    .innerJoin('sales_order as o', 'o.id', 'm.order_id')
    .leftJoin('order_task as ot', 'ot.id', 'm.order_task_id')
    .leftJoin('material_usage_correction as fix', 'fix.usage_id', 'm.id')
    .leftJoin('material_usage_correction as undo', 'undo.reversal_id', 'm.id')
    .select([
      'm.id',
      'm.public_id',
      'm.order_id',
      'o.order_number',
      'm.order_task_id',
      'ot.task_type_id',
      'm.user_id',
      'u.team_id',
      'm.device_id',
      'm.material_id',
      'm.quantity_thousandths',
      'm.unit_cost_cents',
      'm.cost_cents',
      'm.business_day',
      'm.used_at',
      'fix.id as corrected_in',
      'undo.id as reverses_in',
    ])
    .where('m.public_id', '=', p.publicId),
);

export type CorrectableUsage = (typeof usageByPublicId)['row'];

export function findCorrectableUsage(reader: Reader, publicId: string) {
  return reader.get(usageByPublicId, { publicId });
}

interface StepRow {
  id: number;
  corrected_at: number;
  corrected_by: number;
  display_name: string;
  reason: string;
  was_order: string;
  was_quantity: number;
  is_order: string | null;
  is_quantity: number | null;
}

/** Every correction that led to this usage or came of it, the latest first. */
const steps = (usageId: number) =>
  query(sql<StepRow>`
    WITH RECURSIVE
    back (id) AS (
      SELECT ${usageId} UNION
      SELECT c.usage_id FROM material_usage_correction AS c JOIN back ON c.replacement_id = back.id
    ),
    chain (id) AS (
      SELECT id FROM back UNION
      SELECT c.replacement_id FROM material_usage_correction AS c JOIN chain ON c.usage_id = chain.id
      WHERE c.replacement_id IS NOT NULL
    )
    SELECT c.id, c.corrected_at, c.corrected_by, u.display_name, c.reason,
      wo.order_number AS was_order, w.quantity_thousandths AS was_quantity,
      n.order_number AS is_order, r.quantity_thousandths AS is_quantity
    FROM chain JOIN material_usage_correction AS c ON c.usage_id = chain.id
    JOIN app_user AS u ON u.id = c.corrected_by
    JOIN material_usage AS w ON w.id = c.usage_id
    JOIN sales_order AS wo ON wo.id = w.order_id
    LEFT JOIN material_usage AS r ON r.id = c.replacement_id
    LEFT JOIN sales_order AS n ON n.id = r.order_id
    ORDER BY c.id DESC`);

export function listUsageCorrections(reader: Reader, usageId: number): CorrectedUsage[] {
  return reader.all(steps(usageId)).map((row) => ({
    id: row.id,
    correctedAt: new Date(row.corrected_at).toISOString(),
    correctedBy: { id: row.corrected_by, displayName: row.display_name },
    reason: row.reason,
    before: { orderNumber: row.was_order, quantity: row.was_quantity / 1000 },
    after:
      row.is_order === null || row.is_quantity === null
        ? null
        : { orderNumber: row.is_order, quantity: row.is_quantity / 1000 },
  }));
}
