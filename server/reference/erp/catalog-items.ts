import { TableError } from '../foxpro/table-error.ts';
import type { Mapping } from '../mapping.ts';
import { integerColumn } from './amounts.ts';
import { textColumn, valueError, type OpenTable } from './columns.ts';
import { keyOf } from './key.ts';
import { oneLine } from './texts.ts';
import type { Warnings } from './warnings.ts';

/** What the shop buys or makes, as the ERP lists it. */
export interface ReferenceItem {
  code: string;
  name: string;
  unit: string;
  /** Null where the ERP says none. */
  unitCostCents: number | null;
}

/** Items one after the other. Throws `TableError` when two have the same code. */
export function* readItems(
  open: OpenTable,
  { file, fields }: NonNullable<Mapping['items']>,
  warnings: Warnings,
): Generator<ReferenceItem> {
  const table = open(file, [fields.code, fields.name, fields.unit, fields.unitCost]);
  const code = textColumn(table, fields.code);
  const name = textColumn(table, fields.name);
  const unit = textColumn(table, fields.unit);
  const cost = fields.unitCost === undefined ? undefined : integerColumn(table, fields.unitCost, 2);
  const rowOf = new Map<string, number>();
  for (const row of table.rows) {
    const key = keyOf(code(row));
    const other = rowOf.get(key);
    if (key === '') {
      warnings.add('items without a code, left out', `row ${row.number}`);
      continue;
    }
    if (other !== undefined) {
      throw valueError(table, row, fields.code, `is also the code of row ${other}.`);
    }
    rowOf.set(key, row.number);
    yield {
      code: code(row),
      name: oneLine(name(row)) || code(row),
      unit: oneLine(unit(row)),
      unitCostCents: cost?.(row) ?? null,
    };
  }
  if (rowOf.size > 0) return;
  throw new TableError('has no items; an empty table is not believed.', { file: table.name });
}
