import { orderKey } from '#schema/rules/order-number.ts';
import type { Table } from '../foxpro/read-table.ts';
import type { Row } from '../foxpro/record-reader.ts';
import { TableError } from '../foxpro/table-error.ts';
import type { Mapping } from '../mapping.ts';
import { amountColumn, DISCOUNT_DECIMALS, discountColumn, rounded, WHOLE } from './amounts.ts';
import { textColumn, type Column, type OpenTable } from './columns.ts';
import { itemColumn } from './items.ts';
import type { Warnings } from './warnings.ts';

/** What the lines of one order come to. */
export interface OrderLines {
  /** Rounded once per order; null unless revenue is made from lines. */
  revenueCents: number | null;
  quantityThousandths: number | null;
  /** Each text once, in the order of the lines. */
  items: string[];
}

interface Sum {
  column: Column<bigint>;
  decimals: number;
}

/**
 * Sums the order lines by order.
 *
 *   revenue of an order = Σ quantity × unit price × (1 − discount), blanks counting as 0
 *
 * `wanted` are the keys of the orders in the window, `known` of all. Throws `TableError`.
 */
export function readLines(
  open: OpenTable,
  mapping: Mapping,
  orders: { wanted: ReadonlySet<string>; known: ReadonlyMap<string, unknown> },
  warnings: Warnings,
): Map<string, OrderLines> {
  if (mapping.lines === undefined) return new Map();
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
  const withoutOrder = `lines in ${table.name} without an order`;
  const rowsOf = new Map([...orders.wanted].map((key): [string, Row[]] => [key, []]));
  for (const row of table.rows) {
    const key = orderKey(number(row));
    if (!orders.known.has(key)) warnings.add(withoutOrder, number(row));
    rowsOf.get(key)?.push(row);
  }
  const item = itemColumn(open, table, itemField, warnings);
  const amount = revenue === undefined ? undefined : revenueSum(table, revenue);
  const pieces = quantityField === undefined ? undefined : quantitySum(table, quantityField);
  const total = (rows: Row[], sum: Sum | undefined, decimals: number, what: string) =>
    sum === undefined ? null : totalOf(table, rows, sum, decimals, what);
  return new Map(
    [...rowsOf]
      .filter(([, rows]) => rows.length > 0)
      .map(([key, rows]) => [
        key,
        {
          revenueCents: total(rows, amount, 2, 'revenue'),
          quantityThousandths: total(rows, pieces, 3, 'quantity'),
          items: [...new Set(rows.map(item))].filter((text) => text !== ''),
        },
      ]),
  );
}

function revenueSum(
  table: Table,
  fields: { quantity: string; unitPrice: string; discount?: string | undefined },
): Sum {
  const quantity = amountColumn(table, fields.quantity);
  const price = amountColumn(table, fields.unitPrice);
  const discount = discountColumn(table, fields.discount);
  return {
    column: (row) => (quantity.read(row) ?? 0n) * (price.read(row) ?? 0n) * (WHOLE - discount(row)),
    decimals: quantity.decimals + price.decimals + DISCOUNT_DECIMALS,
  };
}

function quantitySum(table: Table, field: string): Sum {
  const quantity = amountColumn(table, field);
  return { column: (row) => quantity.read(row) ?? 0n, decimals: quantity.decimals };
}

function totalOf(table: Table, rows: Row[], sum: Sum, decimals: number, what: string): number {
  const exact = rows.reduce((total, row) => total + sum.column(row), 0n);
  const result = rounded(exact, sum.decimals, decimals);
  if (result !== undefined) return result;
  const row = rows[0]?.number ?? null;
  throw new TableError(`gives its order a ${what} too large to be true.`, {
    file: table.name,
    row,
  });
}
