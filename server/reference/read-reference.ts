import { agreesWithMark } from './foxpro/code-page.ts';
import { findFile, type FileMark } from './foxpro/file-bytes.ts';
import { readTable } from './foxpro/read-table.ts';
import { layoutOf, type Mapping } from './mapping.ts';
import type { OpenTable } from './erp/columns.ts';
import { readCustomers, type ReferenceCustomer } from './erp/customers.ts';
import type { ReferenceOrder } from './erp/order.ts';
import { readOrders } from './erp/orders.ts';
import { Warnings } from './erp/warnings.ts';

export interface Reference {
  customers: ReferenceCustomer[];
  orders: ReferenceOrder[];
  /** Every file that was read, memo files included, with the hash of the bytes that were used. */
  files: FileMark[];
  /** Sentences for the admin: what is odd in the ERP but did not stand in the way. */
  warnings: string[];
}

/**
 * Reads the ERP's tables in `dir` as the mapping says. Only reads; knows no database.
 * `today` is the plant's day, `YYYY-MM-DD`, from which the mapping's window reaches back.
 * Throws `TableError` for damage in any of the files and for what contradicts itself: then
 * nothing of them is to be used.
 */
export function readReference(
  dir: string,
  mapping: Mapping,
  { today }: { today: string },
): Reference {
  const warnings = new Warnings();
  const files = new Map<string, FileMark>();
  const open: OpenTable = (file, columns) => {
    const layout = layoutOf(mapping, file);
    const table = readTable(findFile(dir, file), {
      encoding: mapping.encoding,
      ...(layout === undefined ? {} : { layout }),
      columns: columns.filter((column) => column !== undefined),
    });
    for (const mark of table.files) files.set(mark.name, mark);
    if (!agreesWithMark(mapping.encoding, table.codePage)) {
      const kind = `tables marked with another code page than ${mapping.encoding}`;
      warnings.add(kind, `${table.name} 0x${table.codePage.toString(16).padStart(2, '0')}`);
    }
    return table;
  };
  const customers = readCustomers(open, mapping.customers, warnings);
  const orders = readOrders({ open, mapping, customers, today, warnings });
  return {
    customers: [...customers.values()],
    orders,
    files: [...files.values()],
    warnings: warnings.sentences(),
  };
}
