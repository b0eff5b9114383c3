import type { OrderStatus } from '#schema/contract/orders.ts';
import type { Mapping } from '../mapping.ts';
import { filledColumn, textColumn, type Column, type SourceTable } from './columns.ts';
import { keyOf } from './key.ts';
import type { Warnings } from './warnings.ts';

type StatusMapping = Mapping['orders']['fields']['status'];

/** The status of an order as the mapping reads it; open where the mapping says nothing. */
export function statusColumn(
  table: SourceTable,
  mapping: StatusMapping,
  warnings: Warnings,
): Column<OrderStatus> {
  if (mapping === undefined) return () => 'open';
  if (mapping.kind === 'whenFilled') {
    const isVoid = filledColumn(table, mapping.void);
    const isShipped = filledColumn(table, mapping.shipped);
    const isHeld = filledColumn(table, mapping.hold);
    return (row) =>
      isVoid(row) ? 'void' : isShipped(row) ? 'shipped' : isHeld(row) ? 'hold' : 'open';
  }
  const text = textColumn(table, mapping.field);
  return (row) => {
    const said = text(row);
    const status = mapping.values.get(keyOf(said));
    if (status !== undefined) return status;
    warnings.add(
      `status values the mapping does not name, read as ${mapping.default}`,
      `"${said}"`,
    );
    return mapping.default;
  };
}

/** The columns that `statusColumn` reads. */
export function statusFields(mapping: StatusMapping): (string | undefined)[] {
  if (mapping === undefined) return [];
  if (mapping.kind === 'values') return [mapping.field];
  return [mapping.void, mapping.shipped, mapping.hold];
}
