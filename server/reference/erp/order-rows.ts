import { isPathDots, orderKey } from '#schema/rules/order-number.ts';
import { addDays } from '../foxpro/dates.ts';
import { TableError } from '../foxpro/table-error.ts';
import type { Mapping } from '../mapping.ts';
import { textColumn, valueError, type OpenTable } from './columns.ts';
import { plausibleDayColumn } from './plausible-day.ts';
import type { Warnings } from './warnings.ts';

/** Which rows of the orders table are which order, and which of them are in the window. */
export interface OrderRows {
  /** The row of an order by its key; undefined where the table has no such order. */
  rowOf(key: string): number | undefined;
  isWanted(row: number): boolean;
  /** More than any row. */
  size: number;
}

/** Most numbers are digits, and as a number one takes a third of the memory. */
const compact = (key: string): string | number =>
  /^(0|[1-9]\d{0,8})$/.test(key) ? Number(key) : key;

/** The plant days the mapping's window reaches over, both inclusive; null for all. */
export function windowOf({ window }: Mapping, today: string): { from: string; to: string } | null {
  return window === null ? null : { from: addDays(today, -window.days), to: today };
}

/**
 * Goes through the orders table once for its numbers and days. An order without a day is wanted:
 * to hide one that is worked on would do more harm. Throws `TableError`, also when two rows have
 * the same order number.
 */
export function findOrderRows(
  open: OpenTable,
  mapping: Mapping,
  today: string,
  warnings: Warnings,
): OrderRows {
  const { file, fields } = mapping.orders;
  const table = open(file, [fields.orderNumber, fields.orderDate], { onlyColumns: true });
  const number = textColumn(table, fields.orderNumber);
  const orderDay = plausibleDayColumn(table, fields.orderDate, today, warnings);
  const first = windowOf(mapping, today)?.from ?? '';
  const rows = new Map<string | number, number>();
  const wanted = new Uint8Array(table.rowCount + 1);
  for (const row of table.rows) {
    const typed = number(row);
    const key = orderKey(typed);
    const other = rows.get(compact(key));
    if (key === '' || isPathDots(typed)) {
      warnings.add('orders without a number, left out', `row ${row.number}`);
      continue;
    }
    if (other !== undefined) {
      throw valueError(table, row, fields.orderNumber, `is the order of row ${other} again.`);
    }
    rows.set(compact(key), row.number);
    const day = orderDay(row);
    if (day === null || day >= first) wanted[row.number] = 1;
  }
  if (rows.size === 0) {
    throw new TableError('has no orders; an empty table is not believed.', { file: table.name });
  }
  return {
    rowOf: (key) => rows.get(compact(key)),
    isWanted: (row) => wanted[row] === 1,
    size: wanted.length,
  };
}
