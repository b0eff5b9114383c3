/**
 * Mapped columns of one table: what the mapping wants of a column is checked against its type
 * once, and the function that comes back only reads.
 */
import type { Field } from '../foxpro/fields.ts';
import type { Row } from '../foxpro/record-reader.ts';
import { TableError } from '../foxpro/table-error.ts';

export type Column<T> = (row: Row) => T;

/** A table as it is gone through: whoever iterates its rows reads it, as often as they do. */
export interface SourceTable {
  name: string;
  fields: Field[];
  /** Records in the file, deleted ones included. */
  rowCount: number;
  rows: Iterable<Row>;
}

/** Opens a table of the ERP's folder, keeping the columns named. Throws `TableError`. */
export type OpenTable = (
  file: string,
  columns: (string | undefined)[],
  /** Nothing but these columns is looked at, for the table is read whole another time. */
  look?: { onlyColumns: true },
) => SourceTable;

/** The error for one value of one row. */
export function valueError(
  table: SourceTable,
  row: Row,
  field: string,
  sentence: string,
): TableError {
  const value = String(row.values[field] ?? '');
  return new TableError(sentence, { file: table.name, row: row.number, field, value });
}

/** Always '' where the mapping names no column. A number must be whole: it is a code, not a measure. */
export function textColumn(table: SourceTable, name: string | undefined): Column<string> {
  if (name === undefined) return () => '';
  expectType(table, name, 'CVMNFIL', 'a text');
  return (row) => {
    const value = row.values[name];
    if (typeof value === 'boolean') return value ? 'T' : 'F';
    if (typeof value === 'number' && !Number.isSafeInteger(value)) {
      throw valueError(table, row, name, 'is not a whole number, as a code must be.');
    }
    return String(value ?? '');
  };
}

/** `YYYY-MM-DD`, of a datetime its day. Null where blank or not mapped. */
export function dayColumn(table: SourceTable, name: string | undefined): Column<string | null> {
  if (name === undefined) return () => null;
  expectType(table, name, 'DT', 'a date');
  return (row) => {
    const value = row.values[name];
    return typeof value === 'string' ? value.slice(0, 10) : null;
  };
}

/** True where the column holds something: a text, a day, a number other than 0, "true". */
export function filledColumn(table: SourceTable, name: string | undefined): Column<boolean> {
  if (name === undefined) return () => false;
  return (row) => Boolean(row.values[name]);
}

export function expectType(table: SourceTable, name: string, types: string, wanted: string): Field {
  const field = table.fields.find((each) => each.name === name);
  if (field !== undefined && types.includes(field.type)) return field;
  throw new TableError(
    `is of type ${field?.type ?? '?'}, but the mapping wants ${wanted} there (${[...types].join(', ')}).`,
    { file: table.name, field: name },
  );
}
