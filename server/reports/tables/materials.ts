/** What was used up: by material, and one click further by the order it went into. */
import { daysOf } from '#server/costing/rollups.queries.ts';
import type { Reader } from '#server/db/statements.ts';
import { drillTo } from './drill.ts';
import { listMaterialOrders, listMaterials } from './materials.queries.ts';
import type { Question } from './question.ts';
import type { Line, Lines } from './table.ts';

type Figures = Omit<
  ReturnType<typeof listMaterials>[number],
  'code' | 'material_name' | 'unit' | 'orders'
>;

/** Costs are those frozen on each entry; returns stand as what came back, above zero. */
const figuresOf = (row: Figures) => ({
  usages: row.usages,
  usedThousandths: row.used_thousandths,
  returnedThousandths: row.returned_thousandths,
  netThousandths: row.net_thousandths,
  returnedCents: row.returned_cents,
  costCents: row.cost_cents,
});

export function materials(reader: Reader, { query }: Question): Lines<'materials'> {
  const lines = listMaterials(reader, daysOf(query)).map((row): Line<'materials'> => ({
    id: row.code,
    cells: {
      material: row.material_name,
      code: row.code,
      unit: row.unit,
      orders: row.orders,
      ...figuresOf(row),
    },
    drill: drillTo('reports/tables/material-orders', query, { material: row.code }),
  }));
  // An order takes several materials.
  return { lines, totals: { orders: null } };
}

export function materialOrders(reader: Reader, { query }: Question): Lines<'material-orders'> {
  const { material = '', customer } = query;
  const found = listMaterialOrders(reader, daysOf(query), { material, customer });
  const lines = found.map((row): Line<'material-orders'> => ({
    id: row.order_number,
    cells: {
      material: row.material_name,
      unit: row.unit,
      orderNumber: row.order_number,
      customer: row.customer_name,
      ...figuresOf(row),
    },
    drill: drillTo(`reports/${encodeURIComponent(row.order_number)}`, query),
  }));
  return { lines };
}
