import type { OrderStatus } from '#schema/contract/orders.ts';
import type { Row } from '../foxpro/record-reader.ts';
import type { Mapping } from '../mapping.ts';
import { integerColumn } from './amounts.ts';
import { textColumn, type Column, type OpenTable, type SourceTable } from './columns.ts';
import type { ReferenceCustomer } from './customers.ts';
import { keyOf } from './key.ts';
import type { OrderLines } from './lines.ts';
import { plausibleDayColumn } from './plausible-day.ts';
import { statusColumn } from './status.ts';
import { note, oneLine } from './texts.ts';
import type { Warnings } from './warnings.ts';

export interface ReferenceOrder {
  /** As the ERP spells it, trimmed. */
  orderNumber: string;
  /** Account number of one of the customers, spelled as there; null when it is none of them. */
  customerAccount: string | null;
  description: string;
  quantityThousandths: number | null;
  orderDate: string | null;
  dueDate: string | null;
  status: OrderStatus;
  /** Null when unknown: the field is blank, or the order has no lines yet. */
  revenueCents: number | null;
  holdNote: string;
  floorNote: string;
}

export interface OrderContext {
  open: OpenTable;
  mapping: Mapping;
  customers: ReadonlyMap<string, ReferenceCustomer>;
  /** The plant's day, `YYYY-MM-DD`, from which the window reaches back. */
  today: string;
  warnings: Warnings;
}

type ToOrder = (
  row: Row,
  orderDate: string | null,
  lines: OrderLines | undefined,
) => ReferenceOrder;

/** How one row of the orders table, with what its lines come to, becomes an order. */
export function orderReader(context: OrderContext, table: SourceTable): ToOrder {
  const { mapping, today, warnings } = context;
  const { fields } = mapping.orders;
  const number = textColumn(table, fields.orderNumber);
  const customer = customerColumn(context, table, number);
  const description = whereMapped(fields.description, (name) => textColumn(table, name));
  const quantity = whereMapped(fields.quantity, (name) => integerColumn(table, name, 3));
  const dueDate = plausibleDayColumn(table, fields.dueDate, today, warnings);
  const status = statusColumn(table, fields.status, warnings);
  const holdNote = textColumn(table, fields.holdNote);
  const floorNote = textColumn(table, fields.floorNote);
  const ownRevenue = mapping.revenue.kind === 'field' ? mapping.revenue.field : undefined;
  const revenue = whereMapped(ownRevenue, (name) => integerColumn(table, name, 2));
  return (row, orderDate, lines) => ({
    orderNumber: number(row),
    customerAccount: customer(row),
    description: oneLine(description?.(row) ?? lines?.items.join('; ') ?? ''),
    quantityThousandths:
      quantity === undefined ? (lines?.quantityThousandths ?? null) : quantity(row),
    orderDate,
    dueDate: dueDate(row),
    status: status(row),
    revenueCents: revenue === undefined ? (lines?.revenueCents ?? null) : revenue(row),
    holdNote: note(holdNote(row)),
    floorNote: note(floorNote(row)),
  });
}

/** The column of the orders table itself; undefined where the mapping takes it from the lines. */
function whereMapped<T>(source: unknown, make: (name: string) => Column<T>): Column<T> | undefined {
  return typeof source === 'string' ? make(source) : undefined;
}

function customerColumn(
  { customers, mapping, warnings }: OrderContext,
  table: SourceTable,
  number: Column<string>,
): Column<string | null> {
  const account = textColumn(table, mapping.orders.fields.customerAccount);
  return (row) => {
    const said = account(row);
    const customer = customers.get(keyOf(said));
    if (customer === undefined && said !== '') {
      const kind = `orders whose customer ${mapping.customers.file} does not have`;
      warnings.add(kind, `${number(row)} (${said})`);
    }
    return customer?.accountNumber ?? null;
  };
}
