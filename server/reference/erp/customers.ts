import { TableError } from '../foxpro/table-error.ts';
import type { Mapping } from '../mapping.ts';
import { textColumn, valueError, type OpenTable } from './columns.ts';
import { keyOf } from './key.ts';
import { oneLine } from './texts.ts';
import type { Warnings } from './warnings.ts';

export interface ReferenceCustomer {
  accountNumber: string;
  name: string;
}

/** Customers by the key of their account number. Throws `TableError` when two share one. */
export function readCustomers(
  open: OpenTable,
  mapping: Mapping['customers'],
  warnings: Warnings,
): Map<string, ReferenceCustomer> {
  const { accountNumber, name } = mapping.fields;
  const table = open(mapping.file, [accountNumber, name]);
  const account = textColumn(table, accountNumber);
  const title = textColumn(table, name);
  const customers = new Map<string, ReferenceCustomer>();
  const rowOf = new Map<string, number>();
  for (const row of table.rows) {
    const key = keyOf(account(row));
    if (key === '') {
      warnings.add('customers without an account number, left out', `row ${row.number}`);
      continue;
    }
    const other = rowOf.get(key);
    if (other !== undefined) {
      throw valueError(table, row, accountNumber, `is also the account number of row ${other}.`);
    }
    rowOf.set(key, row.number);
    customers.set(key, { accountNumber: account(row), name: oneLine(title(row)) || account(row) });
  }
  if (customers.size > 0) return customers;
  throw new TableError('has no customers; an empty table is not believed.', { file: table.name });
}
