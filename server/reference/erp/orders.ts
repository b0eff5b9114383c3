import { isPathDots, orderKey } from '#schema/rules/order-number.ts';
import { addDays } from '../foxpro/dates.ts';
import type { Table } from '../foxpro/read-table.ts';
import type { Row } from '../foxpro/record-reader.ts';
import { TableError } from '../foxpro/table-error.ts';
import type { Mapping } from '../mapping.ts';
import { textColumn, valueError } from './columns.ts';
import { readLines } from './lines.ts';
import { orderReader, type OrderContext, type ReferenceOrder } from './order.ts';
import { plausibleDayColumn } from './plausible-day.ts';
import { statusFields } from './status.ts';
import type { Warnings } from './warnings.ts';

/** The orders in the window. Throws `TableError`, also when two rows have the same order number. */
export function readOrders(context: OrderContext): ReferenceOrder[] {
  const { open, mapping, today, warnings } = context;
  const { fields, file } = mapping.orders;
  const table = open(file, columnsOf(mapping));
  const rowOf = rowsByKey(table, fields.orderNumber, warnings);
  const orderDay = plausibleDayColumn(table, fields.orderDate, today, warnings);
  const first = mapping.window === null ? '' : addDays(today, -mapping.window.days);
  // An order without a day is kept: to hide one that is worked on would do more harm.
  const wanted = [...rowOf]
    .map(([key, row]) => ({ key, row, orderDate: orderDay(row) }))
    .filter(({ orderDate }) => orderDate === null || orderDate >= first);
  const wantedKeys = new Set(wanted.map(({ key }) => key));
  const lines = readLines(open, mapping, { wanted: wantedKeys, known: rowOf }, warnings);
  const toOrder = orderReader(context, table);
  return wanted.map(({ key, row, orderDate }) => toOrder(row, orderDate, lines.get(key)));
}

function rowsByKey(table: Table, numberField: string, warnings: Warnings): Map<string, Row> {
  const number = textColumn(table, numberField);
  const rows = new Map<string, Row>();
  for (const row of table.rows) {
    const typed = number(row);
    const key = orderKey(typed);
    const other = rows.get(key);
    if (key === '' || isPathDots(typed)) {
      warnings.add('orders without a number, left out', `row ${row.number}`);
    } else if (other !== undefined) {
      throw valueError(table, row, numberField, `is the order of row ${other.number} again.`);
    } else {
      rows.set(key, row);
    }
  }
  if (rows.size > 0) return rows;
  throw new TableError('has no orders; an empty table is not believed.', { file: table.name });
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
