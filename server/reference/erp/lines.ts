import { orderKey } from '#schema/rules/order-number.ts';
import type { Row } from '../foxpro/record-reader.ts';
import { TableError } from '../foxpro/table-error.ts';
import type { Mapping } from '../mapping.ts';
import { amountColumn, DISCOUNT_DECIMALS, discountColumn, rounded, WHOLE } from './amounts.ts';
import { textColumn, type Column, type OpenTable, type SourceTable } from './columns.ts';
import { itemColumn } from './items.ts';
import type { OrderRows } from './order-rows.ts';
import { Sums } from './sums.ts';
import { TextLists } from './text-lists.ts';
import { LONGEST_LINE } from './texts.ts';
import type { Warnings } from './warnings.ts';

/** What the lines of one order come to. */
export interface OrderLines {
  /** Rounded once per order; null unless revenue is made from lines. */
  revenueCents: number | null;
  quantityThousandths: number | null;
  /** Each text once, in the order of the lines; no more of them than a line of text shows. */
  items: readonly string[];
}

/** Adds up one amount per order, exactly. */
class Total {
  private readonly sums: Sums;

  constructor(
    orders: number,
    private readonly what: string,
    private readonly amount: Column<bigint>,
    private readonly decimals: number,
    private readonly roundedTo: number,
  ) {
    this.sums = new Sums(orders);
  }

  add(order: number, line: Row): void {
    this.sums.add(order, this.amount(line));
  }

  /** Throws `TableError` naming the order's first line. */
  of(order: number, table: SourceTable, firstLine: number): number {
    const result = rounded(this.sums.of(order), this.decimals, this.roundedTo);
    if (result !== undefined) return result;
    const place = { file: table.name, row: firstLine };
    throw new TableError(`gives its order a ${this.what} too large to be true.`, place);
  }
}

/**
 * Sums the order lines by order, one line after the other, and answers what those of an order come
 * to: undefined for one without lines.
 *
 *   revenue of an order = Σ quantity × unit price × (1 − discount), blanks counting as 0
 *
 * Throws `TableError`, also when it is asked.
 */
export function readLines(
  open: OpenTable,
  mapping: Mapping,
  orders: OrderRows,
  warnings: Warnings,
): (order: number) => OrderLines | undefined {
  if (mapping.lines === undefined) return () => undefined;
  const { description, quantity } = mapping.orders.fields;
  const itemField = typeof description === 'object' ? description : undefined;
  const quantityField = typeof quantity === 'object' ? quantity.fromLines : undefined;
  const revenue = mapping.revenue.kind === 'lines' ? mapping.revenue : undefined;
  const table = open(mapping.lines.file, [
    mapping.lines.orderNumber,
    itemField?.fromLines,
    quantityField,
    revenue?.quantity,
    revenue?.unitPrice,
    revenue?.discount,
  ]);
  const number = textColumn(table, mapping.lines.orderNumber);
  const item = itemColumn(open, table, itemField, warnings);
  const items = new TextLists(orders.size, LONGEST_LINE);
  const amount = revenue && revenueTotal(orders.size, table, revenue);
  const pieces =
    quantityField === undefined ? undefined : quantityTotal(orders.size, table, quantityField);
  const firstLines = new Uint32Array(orders.size);
  for (const line of table.rows) {
    const typed = number(line);
    const order = orders.rowOf(orderKey(typed));
    if (order === undefined) warnings.add(`lines in ${table.name} without an order`, typed);
    if (order === undefined || !orders.isWanted(order)) continue;
    firstLines[order] ||= line.number;
    amount?.add(order, line);
    pieces?.add(order, line);
    // Blanks are put together here, as they will be when it is cut.
    const text = item(line).replace(/\s+/g, ' ');
    if (text !== '') items.add(order, text);
  }
  return (order) => {
    const firstLine = firstLines[order] ?? 0;
    if (firstLine === 0) return undefined;
    return {
      revenueCents: amount?.of(order, table, firstLine) ?? null,
      quantityThousandths: pieces?.of(order, table, firstLine) ?? null,
      items: items.of(order),
    };
  };
}

function revenueTotal(
  orders: number,
  table: SourceTable,
  fields: { quantity: string; unitPrice: string; discount?: string | undefined },
): Total {
  const quantity = amountColumn(table, fields.quantity);
  const price = amountColumn(table, fields.unitPrice);
  const discount = discountColumn(table, fields.discount);
  const column: Column<bigint> = (row) =>
    (quantity.read(row) ?? 0n) * (price.read(row) ?? 0n) * (WHOLE - discount(row));
  const decimals = quantity.decimals + price.decimals + DISCOUNT_DECIMALS;
  return new Total(orders, 'revenue', column, decimals, 2);
}

function quantityTotal(orders: number, table: SourceTable, field: string): Total {
  const quantity = amountColumn(table, field);
  return new Total(orders, 'quantity', (row) => quantity.read(row) ?? 0n, quantity.decimals, 3);
}
