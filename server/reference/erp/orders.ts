import type { Mapping } from '../mapping.ts';
import { readLines } from './lines.ts';
import { findOrderRows } from './order-rows.ts';
import { orderReader, type OrderContext, type ReferenceOrder } from './order.ts';
import { plausibleDayColumn } from './plausible-day.ts';
import { statusFields } from './status.ts';
import { Warnings } from './warnings.ts';

/**
 * The orders in the window, one after the other: numbers and days first, then the lines, then the
 * orders themselves, so that no more than the sums of the lines is held. Throws `TableError`, also
 * when two rows have the same order number.
 */
export function* readOrders(context: OrderContext): Generator<ReferenceOrder> {
  const { open, mapping, today, warnings } = context;
  const rows = findOrderRows(open, mapping, today, warnings);
  const linesOf = readLines(open, mapping, rows, warnings);
  const table = open(mapping.orders.file, columnsOf(mapping));
  // Slips of the keyboard were warned about when the rows were found.
  const orderDay = plausibleDayColumn(
    table,
    mapping.orders.fields.orderDate,
    today,
    new Warnings(),
  );
  const toOrder = orderReader(context, table);
  for (const row of table.rows) {
    if (rows.isWanted(row.number)) yield toOrder(row, orderDay(row), linesOf(row.number));
  }
}

function columnsOf({ orders: { fields }, revenue }: Mapping): (string | undefined)[] {
  return [
    fields.orderNumber,
    fields.customerAccount,
    typeof fields.description === 'string' ? fields.description : undefined,
    typeof fields.quantity === 'string' ? fields.quantity : undefined,
    fields.orderDate,
    fields.dueDate,
    ...statusFields(fields.status),
    fields.holdNote,
    fields.floorNote,
    revenue.kind === 'field' ? revenue.field : undefined,
  ];
}
