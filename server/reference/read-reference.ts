import { agreesWithMark } from './foxpro/code-page.ts';
import { findFile } from './foxpro/file-bytes.ts';
import { openTable } from './foxpro/read-table.ts';
import type { Row } from './foxpro/record-reader.ts';
import { layoutOf, type Mapping } from './mapping.ts';
import { readItems, type ReferenceItem } from './erp/catalog-items.ts';
import type { OpenTable } from './erp/columns.ts';
import { readCustomers, type ReferenceCustomer } from './erp/customers.ts';
import type { ReferenceOrder } from './erp/order.ts';
import { readOrders } from './erp/orders.ts';
import { Warnings } from './erp/warnings.ts';

/** The ERP's tables, gone through as they are asked for. Knows no database, only reads. */
export interface ReferenceReader {
  /** Customers by the key of their account number. */
  customers(): Map<string, ReferenceCustomer>;
  orders(customers: ReadonlyMap<string, ReferenceCustomer>): Iterable<ReferenceOrder>;
  /** Nothing where the mapping names no file for them. */
  items(): Iterable<ReferenceItem>;
  /** The tables gone through so far, by name: live records, and the columns they have. */
  tables: ReadonlyMap<string, { rows: number; columns: string[] }>;
  /** Sentences for the admin: what is odd in the ERP but did not stand in the way. */
  warnings: Warnings;
}

/**
 * Reads the ERP's tables in `dir` as the mapping says. `today` is the plant's day, `YYYY-MM-DD`,
 * from which the mapping's window reaches back. What it gives throws `TableError` for damage in
 * any of the files and for what contradicts itself: then nothing of them is to be used.
 */
export function openReference(
  dir: string,
  mapping: Mapping,
  { today }: { today: string },
): ReferenceReader {
  const warnings = new Warnings();
  const tables = new Map<string, { rows: number; columns: string[] }>();
  const open: OpenTable = (file, columns, look) => {
    const layout = layoutOf(mapping, file);
    const table = openTable(findFile(dir, file), {
      encoding: mapping.encoding,
      ...(layout === undefined ? {} : { layout }),
      columns: columns.filter((column) => column !== undefined),
      ...look,
    });
    if (!agreesWithMark(mapping.encoding, table.codePage) && !tables.has(table.name)) {
      const kind = `tables marked with another code page than ${mapping.encoding}`;
      warnings.add(kind, `${table.name} 0x${table.codePage.toString(16).padStart(2, '0')}`);
    }
    const known = { rows: 0, columns: table.fields.map(({ name }) => name) };
    tables.set(table.name, known);
    return { ...table, rows: counted(table.rows, (rows) => (known.rows = rows)) };
  };
  return {
    customers: () => readCustomers(open, mapping.customers, warnings),
    orders: (customers) => readOrders({ open, mapping, customers, today, warnings }),
    items: () => (mapping.items === undefined ? [] : readItems(open, mapping.items, warnings)),
    tables,
    warnings,
  };
}

/** Tells how many there were, once they are gone through. */
function* counted(rows: Iterable<Row>, tell: (count: number) => void): Generator<Row> {
  let count = 0;
  for (const row of rows) {
    count += 1;
    yield row;
  }
  tell(count);
}
