import type { Material, MaterialUsage, UsageStanding } from '#schema/contract/materials.ts';
import { orderKey } from '#schema/rules/order-number.ts';
import { AppError } from '#server/app-error.ts';
import { toChanged } from '#server/db/changed.ts';
import { build, statement, type Builder, type Reader } from '#server/db/statements.ts';

const selectMaterials = (db: Builder) =>
  db
    .selectFrom('material as m')
    .leftJoin('app_user as u', 'u.id', 'm.changed_by')
    .select([
      'm.code',
      'm.name',
      'm.unit',
      'm.unit_cost_cents',
      'm.version',
      'm.changed_at',
      'm.changed_by',
      'u.display_name as changed_by_name',
    ]);
const activeMaterials = statement((db, _p: object) =>
  selectMaterials(db).where('m.is_active', '=', 1).orderBy('m.name'),
);
const anyMaterial = statement((db, p: { code: string }) =>
  selectMaterials(db).where('m.code', '=', p.code),
);

const toMaterial = (row: (typeof anyMaterial)['row']): Material => ({
  code: row.code,
  name: row.name,
  unit: row.unit,
  unitCostCents: row.unit_cost_cents,
  version: row.version,
  changed: toChanged(row),
});
const byCode = statement((db, p: { code: string }) =>
  db
    .selectFrom('material')
    .select(['id', 'name', 'unit', 'unit_cost_cents'])
    .where('code', '=', p.code)
    .where('is_active', '=', 1),
);

const selectUsages = (db: Builder) =>
  db
    .selectFrom('material_usage as m')
    .innerJoin('material as k', 'k.id', 'm.material_id')
    .innerJoin('sales_order as o', 'o.id', 'm.order_id')
    .innerJoin('app_user as u', 'u.id', 'm.user_id')
    .leftJoin('order_task as ot', 'ot.id', 'm.order_task_id')
    .leftJoin('task_type as t', 't.id', 'ot.task_type_id')
    .leftJoin('material_usage_correction as fix', 'fix.usage_id', 'm.id')
    .leftJoin('material_usage_correction as undo', 'undo.reversal_id', 'm.id')
    .leftJoin('material_usage_correction as anew', 'anew.replacement_id', 'm.id')
    .select([
      'm.public_id',
      'o.order_number',
      't.code as task_type',
      'm.user_id',
      'u.display_name',
      'k.code',
      'k.name',
      'k.unit',
      'm.quantity_thousandths',
      'm.unit_cost_cents',
      'm.cost_cents',
      'm.used_at',
      'fix.id as corrected_in',
      'fix.replacement_id as replaced_by',
      'undo.id as reverses_in',
      'anew.id as counts_since',
    ]);
const byPublicId = statement((db, p: { publicId: string }) =>
  selectUsages(db).where('m.public_id', '=', p.publicId),
);
const sumOnOrder = statement((db, p: { orderId: number; materialId: number }) =>
  db
    .selectFrom('material_usage')
    .select((eb) => eb.fn.sum<number | null>('quantity_thousandths').as('thousandths'))
    .where('order_id', '=', p.orderId)
    .where('material_id', '=', p.materialId),
);
const MOST_SHOWN = 500;

type UsageRow = (typeof byPublicId)['row'];

function standingOf(row: UsageRow): UsageStanding {
  if (row.reverses_in !== null) return 'reversal';
  if (row.corrected_in === null) return 'counts';
  return row.replaced_by === null ? 'voided' : 'corrected';
}

function toUsage(row: UsageRow): MaterialUsage {
  return {
    id: row.public_id,
    orderNumber: row.order_number,
    taskType: row.task_type,
    user: { id: row.user_id, displayName: row.display_name },
    materialCode: row.code,
    materialName: row.name,
    unit: row.unit,
    quantity: row.quantity_thousandths / 1000,
    unitCostCents: row.unit_cost_cents,
    costCents: row.cost_cents,
    usedAt: new Date(row.used_at).toISOString(),
    standing: standingOf(row),
    isCorrection: row.counts_since !== null,
  };
}

export function listMaterials(reader: Reader): Material[] {
  return reader.all(activeMaterials, {}).map(toMaterial);
}

/** A material whether it is on the tablets or not. @throws AppError `not_found`. */
export function getMaterial(reader: Reader, code: string): Material {
  const found = reader.get(anyMaterial, { code });
  if (!found) throw new AppError('not_found', `There is no material ${code}.`);
  return toMaterial(found);
}

export function findMaterial(reader: Reader, code: string) {
  return reader.get(byCode, { code });
}

export function findUsage(reader: Reader, publicId: string): MaterialUsage | undefined {
  const row = reader.get(byPublicId, { publicId });
  return row && toUsage(row);
}

const usagesOf = (orderNumber: string) =>
  selectUsages(build)
    .where('o.order_key', '=', orderKey(orderNumber))
    .orderBy('m.used_at', 'desc')
    .orderBy('m.id', 'desc');

/** Material that counts on an order, the latest first, as many as a page shows. */
export function listUsages(reader: Reader, orderNumber: string): MaterialUsage[] {
  const counting = usagesOf(orderNumber).where('fix.id', 'is', null).where('undo.id', 'is', null);
  return reader.all(counting.limit(MOST_SHOWN)).map(toUsage);
}

/** All of it on these plant days, both inclusive, the latest first; with what was taken back. */
export function listUsagesBetween(
  reader: Reader,
  orderNumber: string,
  days: { from: string; to: string },
): MaterialUsage[] {
  const between = usagesOf(orderNumber)
    .where('m.business_day', '>=', days.from)
    .where('m.business_day', '<=', days.to);
  return reader.all(between).map(toUsage);
}

/** Thousandths of a material that an order has: what was used less what came back. */
export function netOnOrder(reader: Reader, orderId: number, materialId: number): number {
  return reader.get(sumOnOrder, { orderId, materialId })?.thousandths ?? 0;
}
